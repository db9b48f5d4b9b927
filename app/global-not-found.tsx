import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/public-sans/wght.css";
import "./_ui/tokens.css";
import "./_ui/base.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import { NotFoundNotice } from "./_ui/not-found-notice.tsx";

export const metadata: Metadata = { title: "404", robots: { index: false } };

/** For every address no route knows, in whatever language. */
export default async function GlobalNotFound() {
  // Made for each request, like every page: only then do its scripts carry the policy's nonce.
  await connection();
  return (
    <html lang="zh-Hans">
      <body>
        <NotFoundNotice />
      </body>
    </html>
  );
}
