import "#components/releases/releases.css";
import type { ReactNode } from "react";

/** Brings the styles of this page; the frame is the page's own. */
const ReleasesLayout = ({ children }: { readonly children: ReactNode }) => children;

export default ReleasesLayout;
