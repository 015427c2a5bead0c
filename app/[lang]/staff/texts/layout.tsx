import "#components/translation/translation.css";
import type { ReactNode } from "react";

/** Brings the styles of these pages; the frame is each page's own. */
const TextsLayout = ({ children }: { readonly children: ReactNode }) => children;

export default TextsLayout;
