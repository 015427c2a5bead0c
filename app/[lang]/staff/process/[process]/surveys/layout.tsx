import "#components/editor/surveys.css";
import type { ReactNode } from "react";

/** Brings the styles of these pages; the frame is each page's own. */
const SurveysLayout = ({ children }: { readonly children: ReactNode }) => children;

export default SurveysLayout;
