"use client";

import { FailureNotice } from "../_ui/failure-notice.tsx";

type Props = { readonly error: Error & { readonly digest?: string }; readonly retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  return <FailureNotice digest={error.digest} retry={retry} />;
}
