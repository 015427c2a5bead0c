import { operations } from "#server/operations/index.ts";

type Context = { readonly params: Promise<{ readonly wave: string }> };

/** Plain text, a list per round: what a release's `receiptsHash` is the hash of. Empty until something is released. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { wave } = await params;
  const lists = await operations().listReceipts(wave);
  const text = lists.map(({ round, receipts }) => `# ${round}\n${receipts}\n`).join("\n");
  return new Response(text, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=60" },
  });
};
