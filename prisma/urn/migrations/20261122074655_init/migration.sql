-- CreateTable
CREATE TABLE "UrnRound" (
    "id" TEXT NOT NULL,
    "publicKey" TEXT,
    "closed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "UrnRound_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "WithdrawnReceipt" (
    "receipt" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,

    CONSTRAINT "WithdrawnReceipt_pkey" PRIMARY KEY ("receipt")
);

-- CreateTable
CREATE TABLE "NeedsBox" (
    "waveId" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "NeedsBox_pkey" PRIMARY KEY ("waveId")
);

-- CreateTable
CREATE TABLE "NeedsNote" (
    "receipt" TEXT NOT NULL,
    "waveId" TEXT NOT NULL,
    "answers" TEXT NOT NULL,

    CONSTRAINT "NeedsNote_pkey" PRIMARY KEY ("receipt")
);

-- CreateIndex
CREATE INDEX "Ballot_roundId_receipt_idx" ON "Ballot"("roundId", "receipt");

-- CreateIndex
CREATE INDEX "WithdrawnReceipt_roundId_idx" ON "WithdrawnReceipt"("roundId");

-- CreateIndex
CREATE INDEX "NeedsNote_waveId_idx" ON "NeedsNote"("waveId");
