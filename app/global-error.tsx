"use client";

import "./_ui/tokens.css";
import "./_ui/base.css";
import { FailureNotice } from "./_ui/failure-notice.tsx";

type Props = { readonly error: Error & { readonly digest?: string }; readonly retry: () => void };

/** For a bug in the root layout itself. */
export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="zh-Hans">
      <body>
        <title>Duizhao</title>
        <FailureNotice digest={error.digest} retry={retry} />
      </body>
    </html>
  );
}
