import type { NextConfig } from 'next';

const config: NextConfig = {
  // bin/nexus.mjs names a folder per build, so that a build never touches the one a running forum serves from.
  distDir: process.env.NEXUS_DIST_DIR ?? '.nexus/dev/next',
  poweredByHeader: false,
  // Nothing is shown through it; left on, anybody could have the server shrink pictures.
  images: { unoptimized: true },
  // Titles and descriptions stand in the head of the first response for everybody, not only for crawlers.
  htmlLimitedBots: /.*/,
  experimental: {
    // A build folder is built into once, so nothing would ever read this cache.
    turbopackFileSystemCacheForBuild: false,
    globalNotFound: true,
    // lib/server/body-limit.ts is the limit; a text that is too long must reach its action to be refused by name.
    serverActions: { bodySizeLimit: '21mb' },
  },
  typescript: {
    // `npm run check` runs tsc over everything, tests included.
    ignoreBuildErrors: true,
    // Next adds each distDir to a config it owns, but leaves one alone that extends another.
    tsconfigPath: 'tsconfig.build.json',
  },
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'pino'],
};

export default config;
