import "#components/free-text/free-text.css";
import type { ReactNode } from "react";

/** Brings the styles of these pages; the frame is each page's own. */
const FreeTextLayout = ({ children }: { readonly children: ReactNode }) => children;

export default FreeTextLayout;
