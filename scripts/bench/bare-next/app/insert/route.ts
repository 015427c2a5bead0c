import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });

/** One body, one insert, one commit: what our own route is measured against. */
export const POST = async (request: Request) => {
  const fields = new URLSearchParams(await request.text());
  await pool.query(
    'INSERT INTO "BareAnswer" ("id", "answers") VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [fields.get("_nonce"), JSON.stringify(Object.fromEntries(fields))],
  );
  return Response.json({ stored: true });
};
