-- CreateTable
CREATE TABLE "Authority" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "administrations" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "oidcSubject" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "personId" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("personId","authorityId")
);

-- CreateTable
CREATE TABLE "SetupCode" (
    "id" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SetupCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "key" TEXT NOT NULL,
    "window" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("key","window")
);

-- CreateTable
CREATE TABLE "ConsultationProcess" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "charter" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ConsultationProcess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcessEvent" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "details" TEXT NOT NULL,

    CONSTRAINT "ProcessEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StructureProposal" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "inputHash" TEXT NOT NULL,
    "rulesVersion" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StructureProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ElementOverride" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "element" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ElementOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "heldAt" TIMESTAMP(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyProposal" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PolicyProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyVersion" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" TEXT NOT NULL,
    "questionnaire" TEXT,
    "questionnaireHash" TEXT,
    "lockedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SurveyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Wave" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "surveyVersionId" TEXT NOT NULL,
    "instrument" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "admission" TEXT NOT NULL,
    "opensAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "needsForm" TEXT,
    "releasedNeeds" TEXT,

    CONSTRAINT "Wave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "plan" TEXT,
    "planHash" TEXT,
    "sealedAt" TIMESTAMP(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "by" TEXT,
    "answers" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "receipts" TEXT NOT NULL,
    "previousHash" TEXT,
    "hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundProgress" (
    "roundId" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "atLeast" INTEGER NOT NULL,

    CONSTRAINT "RoundProgress_pkey" PRIMARY KEY ("roundId","day")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "receipt" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "coded" BYTEA NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("receipt")
);

-- CreateTable
CREATE TABLE "NeedsNote" (
    "receipt" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "answers" TEXT NOT NULL,

    CONSTRAINT "NeedsNote_pkey" PRIMARY KEY ("receipt")
);

-- CreateIndex
CREATE UNIQUE INDEX "Authority_slug_key" ON "Authority"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_oidcSubject_key" ON "Person"("oidcSubject");

-- CreateIndex
CREATE INDEX "Membership_authorityId_idx" ON "Membership"("authorityId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsultationProcess_authorityId_slug_key" ON "ConsultationProcess"("authorityId", "slug");

-- CreateIndex
CREATE INDEX "ProcessEvent_processId_at_idx" ON "ProcessEvent"("processId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StructureProposal_processId_number_key" ON "StructureProposal"("processId", "number");

-- CreateIndex
CREATE INDEX "ElementOverride_processId_element_at_idx" ON "ElementOverride"("processId", "element", "at");

-- CreateIndex
CREATE INDEX "Meeting_processId_heldAt_idx" ON "Meeting"("processId", "heldAt");

-- CreateIndex
CREATE INDEX "PolicyProposal_processId_idx" ON "PolicyProposal"("processId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyVersion_processId_instrument_number_key" ON "SurveyVersion"("processId", "instrument", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Wave_slug_key" ON "Wave"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Wave_processId_instrument_number_key" ON "Wave"("processId", "instrument", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Round_waveId_audience_regime_key" ON "Round"("waveId", "audience", "regime");

-- CreateIndex
CREATE INDEX "Statement_roundId_idx" ON "Statement"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Release_roundId_key" ON "Release"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Release_authorityId_number_key" ON "Release"("authorityId", "number");

-- CreateIndex
CREATE INDEX "Ballot_roundId_receipt_idx" ON "Ballot"("roundId", "receipt");

-- CreateIndex
CREATE INDEX "NeedsNote_waveId_idx" ON "NeedsNote"("waveId");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationProcess" ADD CONSTRAINT "ConsultationProcess_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessEvent" ADD CONSTRAINT "ProcessEvent_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StructureProposal" ADD CONSTRAINT "StructureProposal_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ElementOverride" ADD CONSTRAINT "ElementOverride_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyProposal" ADD CONSTRAINT "PolicyProposal_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyVersion" ADD CONSTRAINT "SurveyVersion_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wave" ADD CONSTRAINT "Wave_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ConsultationProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wave" ADD CONSTRAINT "Wave_surveyVersionId_fkey" FOREIGN KEY ("surveyVersionId") REFERENCES "SurveyVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_waveId_fkey" FOREIGN KEY ("waveId") REFERENCES "Wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
