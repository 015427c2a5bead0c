import { outcomeQuery, type UploadOutcome } from "#components/voices/voices-address.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { findPersonOfRequest } from "#server/auth/require-person.ts";
import { largestRequest, receiveVoices } from "./receive-voices.ts";

type Context = RouteContext<"/[lang]/staff/texts/[collection]/[language]/voices/upload">;

/** Recordings are larger than an action of Next takes: they come here, as files of a plain form. */
export const POST = async (request: Request, { params }: Context): Promise<Response> => {
  const { lang, collection, language } = await params;
  const from = request.headers.get("sec-fetch-site");
  const person = await findPersonOfRequest();
  if (person === null || (from !== null && from !== "same-origin")) return refuse(403);
  const slug = new URL(request.url).searchParams.get("authority");
  const membership = person.memberships.find(({ authority }) => authority.slug === slug);
  if (membership === undefined || !isLanguageCode(language)) return refuse(404);
  const { id: authorityId } = membership.authority;
  const page = `/${lang}/staff/texts/${encodeURIComponent(collection)}/${language}/voices`;
  const query = `authority=${encodeURIComponent(membership.authority.slug)}`;
  // Without a length nobody knows what is cut off.
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= largestRequest)) {
    const refused = [{ name: "", code: "too_much" }];
    return answer(request, `${page}?${query}`, { saved: 0, described: 0, removed: 0, refused });
  }
  const form = await request.formData();
  const outcome = await receiveVoices(person.actor, { authorityId, collection, language }, form);
  const back = formText(form, "back", 2000);
  // Only this page: what else a form claims to come from is not followed.
  return answer(request, back.startsWith(`${page}?`) ? back : `${page}?${query}`, outcome);
};

const answer = (request: Request, back: string, outcome: UploadOutcome): Response => {
  if (request.headers.get("accept") === "application/json") return Response.json(outcome);
  const [page = "", fragment] = back.split("#");
  const location = `${page}&${outcomeQuery(outcome)}${fragment === undefined ? "" : `#${fragment}`}`;
  return new Response(null, { status: 303, headers: { location } });
};

const refuse = (status: number): Response => new Response(null, { status });
