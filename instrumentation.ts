/** Runs once, before the first request: pages go out packed as they were kept, and no answer without its headers. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { letPackedPagesThrough } = await import("#server/pages/packed-pages.ts");
  letPackedPagesThrough();
  const { addHeadersToEverything } = await import("#server/pages/safe-headers.ts");
  addHeadersToEverything();
};
