import type { ReactElement } from "react";

/** React as a template language on the server: nothing of it reaches the browser. */
export const renderDocument = async (document: ReactElement): Promise<string> => {
  // Not imported above: Next refuses react-dom/server among the imports of a route.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(document)}`;
};
