import "#components/voices/voices.css";
import type { ReactNode } from "react";

/** Brings the styles of this page; the frame is the page's own. */
const VoicesLayout = ({ children }: { readonly children: ReactNode }) => children;

export default VoicesLayout;
