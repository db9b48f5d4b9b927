import { getTranslations } from "next-intl/server";
import { correctionLimits, correctionName, correctionReasons } from "#lib/corrections/correction.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { SuggestStrings } from "./suggest-form.tsx";

const manyChanges = 12;

/** Everything the form says in the interface's language: public pages carry no translator of their own. */
export async function suggestStrings(uiLocale: UiLocale): Promise<SuggestStrings> {
  const [t, reasons, errors] = await Promise.all([
    getTranslations({ locale: uiLocale, namespace: "SuggestForm" }),
    getTranslations({ locale: uiLocale, namespace: "CorrectionReasons" }),
    getTranslations({ locale: uiLocale, namespace: "Errors" }),
  ]);
  const changes = Array.from({ length: manyChanges + 1 }, (_, count) => t("changes", { count }));
  return {
    title: t("title"),
    original: t("original"),
    stale: t("stale"),
    yours: t("yours"),
    yoursHint: t("yoursHint"),
    changes: [...changes, t("changesMany", { count: manyChanges })],
    difference: t("difference"),
    deleted: t("deleted"),
    inserted: t("inserted"),
    end: t("end"),
    reason: t("reason"),
    reasons: correctionReasons.map((reason) => [reason, reasons(reason)] as const),
    more: t("more"),
    note: t("note"),
    noteHint: t("noteHint", { count: correctionLimits.note }),
    evidence: t("evidence"),
    evidenceHint: t("evidenceHint"),
    credit: t("credit"),
    creditName: t("creditName"),
    creditHint: t("creditHint"),
    email: t("email"),
    emailHint: t("emailHint"),
    remembered: t("remembered"),
    send: t("send"),
    sending: t("sending"),
    cancel: t("cancel"),
    shortcut: t("shortcut", { key: "{key}" }),
    leave: t("leave"),
    errorTitle: t("errorTitle"),
    errors: {
      empty: t("empty"),
      unreachable: t("unreachable"),
      invalid_input: t("invalid"),
      correction_unchanged: errors("correction_unchanged"),
      correction_duplicate: errors("correction_duplicate"),
      text_too_long: t("tooLong", { count: correctionLimits.proposed }),
      invalid_characters: errors("invalid_characters"),
      too_many_attempts: errors("too_many_attempts"),
      not_published: errors("not_published"),
      not_found: errors("not_found"),
    },
    updatedTitle: t("updatedTitle", { time: "{time}" }),
    updatedText: t("updatedText"),
    before: t("before"),
    now: t("now"),
    sendAnyway: t("sendAnyway"),
    edit: t("edit"),
    goneTitle: t("goneTitle"),
    goneText: t("goneText"),
    reload: t("reload"),
    thanks: t("thanks", { number: correctionName(0).replace("0", "{number}") }),
    thanksText: t("thanksText"),
    follow: t("follow"),
    followHint: t("followHint"),
    close: t("close"),
  };
}
