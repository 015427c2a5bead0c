-- The planner's statistics keep values of rows in a table of the server's own, and what they replace lies there for a
-- while: who was there at noon and who was not. And they outlive the rows. So none are made of these tables.

ALTER TABLE "Ballot"
    ALTER COLUMN "receipt" SET STATISTICS 0,
    ALTER COLUMN "roundId" SET STATISTICS 0,
    ALTER COLUMN "answers" SET STATISTICS 0,
    ALTER COLUMN "coded" SET STATISTICS 0;

ALTER TABLE "WithdrawnReceipt"
    ALTER COLUMN "receipt" SET STATISTICS 0,
    ALTER COLUMN "roundId" SET STATISTICS 0;

ALTER TABLE "NeedsNote"
    ALTER COLUMN "receipt" SET STATISTICS 0,
    ALTER COLUMN "waveId" SET STATISTICS 0,
    ALTER COLUMN "answers" SET STATISTICS 0;
