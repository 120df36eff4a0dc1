-- CreateEnum
CREATE TYPE "RoleTier" AS ENUM ('everyone', 'member', 'moderator', 'admin');

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "extension_slug" TEXT;

-- CreateTable
CREATE TABLE "extension_kv" (
    "slug" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSON NOT NULL,
    "bytes" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_kv_pkey" PRIMARY KEY ("slug","key")
);

-- CreateTable
CREATE TABLE "extension_settings" (
    "slug" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSON NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_settings_pkey" PRIMARY KEY ("slug","key")
);

-- CreateTable
CREATE TABLE "extension_secrets" (
    "slug" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_secrets_pkey" PRIMARY KEY ("slug","key")
);

-- CreateTable
CREATE TABLE "extension_gates" (
    "slug" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "tier" "RoleTier" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_gates_pkey" PRIMARY KEY ("slug","key")
);

-- CreateTable
CREATE TABLE "live_messages" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "user_ids" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "live_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "live_messages_created_at_idx" ON "live_messages"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_extension_slug_key" ON "users"("extension_slug");

-- Messages are worth nothing after a crash, and cost less without the log.
ALTER TABLE "live_messages" SET UNLOGGED;
