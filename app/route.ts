import { operations } from "#server/operations/index.ts";
import { getLanguagePage } from "#server/pages/home-handlers.ts";

export const GET = (request: Request): Promise<Response> => getLanguagePage(operations(), request);
