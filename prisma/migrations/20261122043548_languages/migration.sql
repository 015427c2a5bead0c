-- AlterTable
ALTER TABLE "Authority" ADD COLUMN     "demonstration" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "languages" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "SurveyVersion" ADD COLUMN     "stale" TEXT NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Wave" ADD COLUMN     "draftsAccepted" TEXT,
ADD COLUMN     "languages" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "machineVoices" TEXT NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "TextTranslation" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "madeFrom" TEXT NOT NULL,
    "unsure" TEXT NOT NULL,
    "reviewer" TEXT,
    "reviewedAt" TIMESTAMP(3),
    "revision" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TextTranslation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextComment" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),

    CONSTRAINT "TextComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WordingReport" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "page" TEXT,
    "about" TEXT NOT NULL,
    "better" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "WordingReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LanguageRelease" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "name" TEXT,
    "reason" TEXT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LanguageRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextClip" (
    "id" TEXT NOT NULL,
    "authorityId" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "transcript" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TextClip_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TextTranslation_authorityId_collection_language_unit_key" ON "TextTranslation"("authorityId", "collection", "language", "unit");

-- CreateIndex
CREATE INDEX "TextComment_authorityId_collection_language_idx" ON "TextComment"("authorityId", "collection", "language");

-- CreateIndex
CREATE INDEX "WordingReport_authorityId_status_idx" ON "WordingReport"("authorityId", "status");

-- CreateIndex
CREATE INDEX "LanguageRelease_authorityId_language_at_idx" ON "LanguageRelease"("authorityId", "language", "at");

-- CreateIndex
CREATE UNIQUE INDEX "TextClip_authorityId_collection_language_unit_key" ON "TextClip"("authorityId", "collection", "language", "unit");
