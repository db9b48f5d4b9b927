import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  agentRules: false,
  // Every reader is sent the whole head at once: public pages are kept whole, and read without JavaScript.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types, tests and all; who starts a newsroom does not wait for that.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "esbuild", "pg"],
  images: { unoptimized: true },
  // Our own server bounds every body; a form may bring a whole text in two languages.
  experimental: { globalNotFound: true, serverActions: { bodySizeLimit: "4mb" } },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
