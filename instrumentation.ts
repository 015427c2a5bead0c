/** Runs once, before the first request: respondents' pages go out packed as they were kept. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { letPackedPagesThrough } = await import("#server/pages/packed-pages.ts");
  letPackedPagesThrough();
};
