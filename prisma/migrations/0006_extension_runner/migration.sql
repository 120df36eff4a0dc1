-- CreateTable
CREATE TABLE "extension_runner_states" (
    "slug" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "crashed_at" TIMESTAMPTZ(3)[],
    "quarantined_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "extension_runner_states_pkey" PRIMARY KEY ("slug")
);
