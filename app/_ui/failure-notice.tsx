"use client";

import { BilingualNotice } from "./bilingual-notice.tsx";

type Props = { readonly digest: string | undefined; readonly retry: () => void };

// In the code and not among the messages: every page carries it, and it has to work when the messages do not.
const words = {
  zh: { title: "出了点问题", text: "页面没能显示。问题已经记录在服务器上，请稍后再试。", retry: "重试" },
  en: {
    title: "Something went wrong",
    text: "The page could not be shown. The server has noted why. Please try again in a moment.",
    retry: "Try again",
  },
} as const;

/** For a bug. `digest` finds it in the server's log. */
export function FailureNotice({ digest, retry }: Props) {
  const button = (label: string) => (
    <button type="button" className="button" onClick={retry}>
      {label}
    </button>
  );
  return (
    <BilingualNotice
      sides={[
        { lang: "zh-Hans", title: words.zh.title, text: words.zh.text, children: button(words.zh.retry) },
        { lang: "en", title: words.en.title, text: words.en.text, children: button(words.en.retry) },
      ]}
    >
      {digest && <code className="meta">{digest}</code>}
    </BilingualNotice>
  );
}
