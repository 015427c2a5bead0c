-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "totpConfirmed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "totpLastStep" INTEGER,
ADD COLUMN     "totpSecret" TEXT;

-- AlterTable
ALTER TABLE "Wave" ADD COLUMN     "serverExchange" BOOLEAN NOT NULL DEFAULT false;

-- DropTable
-- Answers live in the urn from here on, and server/db/move-to-urn.ts has copied them there before this runs.
DROP TABLE "Ballot";

-- DropTable
DROP TABLE "NeedsNote";

-- CreateTable
CREATE TABLE "DataProtection" (
    "authorityId" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DataProtection_pkey" PRIMARY KEY ("authorityId")
);

-- CreateTable
CREATE TABLE "Retention" (
    "waveId" TEXT NOT NULL,
    "destroyOn" TIMESTAMP(3) NOT NULL,
    "decision" TEXT,
    "destroyedAt" TIMESTAMP(3),
    "certificate" TEXT,

    CONSTRAINT "Retention_pkey" PRIMARY KEY ("waveId")
);

-- CreateTable
CREATE TABLE "FreeText" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mayQuote" BOOLEAN NOT NULL,

    CONSTRAINT "FreeText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodeBook" (
    "roundId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "themes" TEXT NOT NULL,
    "lockedAt" TIMESTAMP(3),
    "agreement" TEXT,
    "settled" TEXT,

    CONSTRAINT "CodeBook_pkey" PRIMARY KEY ("roundId","question")
);

-- CreateTable
CREATE TABLE "TextCoding" (
    "textId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "themes" TEXT NOT NULL,

    CONSTRAINT "TextCoding_pkey" PRIMARY KEY ("textId","personId")
);

-- CreateTable
CREATE TABLE "FreeTextTranslation" (
    "textId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenBy" TEXT NOT NULL,

    CONSTRAINT "FreeTextTranslation_pkey" PRIMARY KEY ("textId","language")
);

-- CreateTable
CREATE TABLE "TextRedaction" (
    "textId" TEXT NOT NULL,
    "redacted" TEXT NOT NULL,
    "redactedBy" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decidedBy" TEXT,

    CONSTRAINT "TextRedaction_pkey" PRIMARY KEY ("textId")
);

-- CreateTable
CREATE TABLE "ThemeRelease" (
    "roundId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "releaseHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ThemeRelease_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "IssuingKey" (
    "roundId" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sealedPrivateKey" TEXT,

    CONSTRAINT "IssuingKey_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "InvitationBatch" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "recipients" TEXT,

    CONSTRAINT "InvitationBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "recipient" TEXT,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "issued" BOOLEAN NOT NULL DEFAULT false,
    "blindedHash" TEXT,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JointDecision" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),
    "reason" TEXT,

    CONSTRAINT "JointDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "authorityId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "personId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "previousHash" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("authorityId","number")
);

-- CreateTable
CREATE TABLE "PublicationWithdrawal" (
    "roundId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PublicationWithdrawal_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "personId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "used" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("personId","codeHash")
);

-- CreateIndex
CREATE INDEX "FreeText_roundId_question_idx" ON "FreeText"("roundId", "question");

-- CreateIndex
CREATE INDEX "InvitationBatch_roundId_idx" ON "InvitationBatch"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_codeHash_key" ON "Invitation"("codeHash");

-- CreateIndex
CREATE INDEX "Invitation_batchId_idx" ON "Invitation"("batchId");

-- CreateIndex
CREATE INDEX "Invitation_roundId_idx" ON "Invitation"("roundId");

-- CreateIndex
CREATE INDEX "JointDecision_authorityId_state_idx" ON "JointDecision"("authorityId", "state");

-- CreateIndex
CREATE INDEX "JointDecision_action_subject_idx" ON "JointDecision"("action", "subject");

-- AddForeignKey
ALTER TABLE "DataProtection" ADD CONSTRAINT "DataProtection_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retention" ADD CONSTRAINT "Retention_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FreeText" ADD CONSTRAINT "FreeText_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeBook" ADD CONSTRAINT "CodeBook_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TextCoding" ADD CONSTRAINT "TextCoding_textId_fkey" FOREIGN KEY ("textId") REFERENCES "FreeText"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FreeTextTranslation" ADD CONSTRAINT "FreeTextTranslation_textId_fkey" FOREIGN KEY ("textId") REFERENCES "FreeText"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TextRedaction" ADD CONSTRAINT "TextRedaction_textId_fkey" FOREIGN KEY ("textId") REFERENCES "FreeText"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeRelease" ADD CONSTRAINT "ThemeRelease_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuingKey" ADD CONSTRAINT "IssuingKey_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "InvitationBatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JointDecision" ADD CONSTRAINT "JointDecision_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationWithdrawal" ADD CONSTRAINT "PublicationWithdrawal_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The audit log only grows: not even the program's own role changes or removes an entry by mistake. The semicolons of
-- the function are written as \x3B, because Prisma's engine cuts a script at every one that it sees.
CREATE FUNCTION "refuseChangeOfAudit"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN RAISE EXCEPTION \'The audit log is append-only\'\x3B END\x3B';

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "refuseChangeOfAudit"();

CREATE TRIGGER "AuditEntry_never_emptied" BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "refuseChangeOfAudit"();
