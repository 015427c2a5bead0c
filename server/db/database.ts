import type { Prisma, PrismaClient } from "./generated/client.ts";
import type {
  Prisma as UrnPrisma,
  PrismaClient as UrnPrismaClient,
} from "./generated/urn/client.ts";

/** A connection or a transaction of it: reading and writing functions take either. */
export type Database = PrismaClient | Prisma.TransactionClient;

/** The urn or a transaction in it. */
export type Urn = UrnPrismaClient | UrnPrisma.TransactionClient;
