import "server-only";
import { marking } from "#components/survey/said.tsx";
import type { ExchangeProblem } from "#domain/invitation/exchange-problem.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { WaveOperations } from "./page-frame.ts";
import { publicFrame, waveFrame } from "./page-frame.ts";
import { readText } from "./read-posting.ts";

export interface ExchangeOperations extends WaveOperations {
  readonly issueSignature: (exchange: {
    readonly slug: string;
    readonly audience: string;
    readonly code: string;
    readonly blinded: string;
  }) => Promise<Result<{ readonly signature: string }, ExchangeProblem>>;
}

/**
 * A code for a signature. Both are in bodies only, nothing is kept by anybody on the way, and a refusal comes with the
 * sentence for it in the page's language.
 */
export const postExchange = async (
  operations: ExchangeOperations,
  request: Request,
  { lang, slug }: { readonly lang: string; readonly slug: string },
): Promise<Response> => {
  const asked = await readExchange(request);
  const outcome = asked.ok ? await operations.issueSignature({ slug, ...asked.value }) : asked;
  if (outcome.ok) return said({ signature: outcome.value.signature }, 200);
  const { code } = outcome.problem;
  return said({ code, problem: await sentence(operations, { lang, slug }, code) }, statusOf(code));
};

const largestExchange = 4_096;

interface Asked {
  readonly audience: string;
  readonly code: string;
  readonly blinded: string;
}

/** JSON or a form, of a size that an exchange can have. */
const readExchange = async (request: Request): Promise<Result<Asked, ExchangeProblem>> => {
  const body = await readText(request.body, largestExchange);
  if (body === null) return fail({ code: "blinded_invalid" });
  const fields = fieldsIn(request.headers.get("content-type") ?? "", body);
  const text = (name: string): string => String(fields.get(name) ?? "");
  const asked = { audience: text("audience"), code: text("code"), blinded: text("blinded") };
  return succeed(asked);
};

const fieldsIn = (type: string, body: string): ReadonlyMap<string, unknown> => {
  if (!/^application\/json\s*(;|$)/i.test(type)) return new Map(new URLSearchParams(body));
  try {
    const read: unknown = JSON.parse(body);
    return new Map(typeof read === "object" && read !== null ? Object.entries(read) : []);
  } catch {
    return new Map();
  }
};

const sentence = async (
  operations: ExchangeOperations,
  { lang, slug }: { readonly lang: string; readonly slug: string },
  code: ExchangeProblem["code"],
) => {
  const asked = isLanguageCode(lang) ? lang : "sv";
  const wave = await operations.findWave(slug);
  const { speech } =
    wave === null
      ? await publicFrame(operations, asked)
      : await waveFrame(operations, wave, "survey", asked);
  const { text, language } = speech.say(`problems:${code}`);
  return { text, ...marking(language, speech.language) };
};

const statusOf = (code: ExchangeProblem["code"]): number => {
  switch (code) {
    case "survey_not_found":
      return 404;
    case "busy":
      return 503;
    case "survey_not_open":
    case "code_used":
    case "code_withdrawn":
      return 409;
    default:
      return 422;
  }
};

const said = (content: unknown, status: number): Response =>
  Response.json(content, {
    status,
    headers: {
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      ...(status === 503 ? { "retry-after": "5" } : {}),
    },
  });
