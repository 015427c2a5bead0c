import type { Prisma, PrismaClient } from "./generated/client.ts";

/** A connection or a transaction of it: reading and writing functions take either. */
export type Database = PrismaClient | Prisma.TransactionClient;
