import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { ExchangeAddress } from "#lib/interchange/input.ts";

/** What became of a file: why it was refused, or what it changed. */
export function Outcome({ uiLocale, address }: { readonly uiLocale: UiLocale; readonly address: ExchangeAddress }) {
  const t = useTranslations("ExchangeOutcome");
  const refusals = useTranslations("ExchangeRefusals");
  const errors = useTranslations("Errors");
  const { refused, line, applied, stock } = address;
  if (refused !== null) {
    return (
      <p className="alert" role="alert">
        {isFileError(refused) ? errors(refused, { megabytes: 20 } as never) : refusals(refused)}{" "}
        {line > 0 && t("line", { line })}
      </p>
    );
  }
  if (stock !== null) {
    return (
      <p className="notice" role="status">
        {t(stock.kind, { count: stock.count })}
      </p>
    );
  }
  if (applied === null) return null;
  return (
    <p className="notice" role="status">
      {t("applied", { written: applied.written, proposed: applied.proposed })}{" "}
      {applied.passed > 0 && <>{t("passed", { count: applied.passed })} </>}
      {applied.article !== null && (
        <Link href={`/${uiLocale}/desk/articles/${applied.article}/${applied.target}`}>{t("open")}</Link>
      )}
    </p>
  );
}

type Refused = NonNullable<ExchangeAddress["refused"]>;

function isFileError(refused: Refused): refused is Extract<Refused, `file_${string}`> {
  return refused.startsWith("file_");
}
