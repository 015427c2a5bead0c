import { getLanguagePage } from "#server/pages/home-handlers.ts";

export const GET = (request: Request): Promise<Response> => getLanguagePage(request);
