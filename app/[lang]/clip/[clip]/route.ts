import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";
import { clipNotFound, clipResponse } from "#server/pages/clip-response.ts";

type Context = { readonly params: Promise<{ readonly clip: string }> };

/** A recording, whole or in parts. Who asks is only looked up where not everybody may hear it. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { clip } = await params;
  const findActor = async () => (await findPersonOfRequest())?.actor ?? null;
  const found = await operations().findClip(clip, findActor);
  if (!found.ok) return clipNotFound();
  const { audio, isPublic } = found.value;
  return clipResponse(request, { ...found.value.clip, audio, isPublic });
};
