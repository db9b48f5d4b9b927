import { getTranslations } from "next-intl/server";
import { BilingualNotice } from "./bilingual-notice.tsx";

/** For an address that leads nowhere. */
export async function NotFoundNotice() {
  const [zh, en] = await Promise.all([
    getTranslations({ locale: "zh", namespace: "NotFoundNotice" }),
    getTranslations({ locale: "en", namespace: "NotFoundNotice" }),
  ]);
  return (
    <BilingualNotice
      sides={[
        { lang: "zh-Hans", title: zh("title"), text: zh("text"), children: <a href="/zh">{zh("frontPage")}</a> },
        { lang: "en", title: en("title"), text: en("text"), children: <a href="/en">{en("frontPage")}</a> },
      ]}
    />
  );
}
