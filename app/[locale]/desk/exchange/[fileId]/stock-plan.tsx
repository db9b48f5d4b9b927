import { useTranslations } from "next-intl";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { listStock, listStockOf, type ReceivedContent } from "#lib/interchange/received.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { addMemoryAction, proposeTermsAction } from "./actions.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly fileId: string;
  readonly content: ReceivedContent;
  readonly locales: readonly string[];
  readonly mayBring: (locale: string) => boolean;
};

const shown = 50;

/** What a memory or a glossary brings, for each pair of languages the newsroom has. */
export function StockPlan({ uiLocale, fileId, content, locales, mayBring }: Props) {
  const t = useTranslations("StockPlan");
  const kind = content.kind === "memory" ? "memory" : "glossary";
  const stock = listStock(content, locales);
  if (stock.length === 0) return <p className="notice">{t("nothing")}</p>;
  return stock.map(({ sourceLocale, targetLocale, count }) => {
    const id = `stock-${sourceLocale}-${targetLocale}`;
    const names = { source: localeName(sourceLocale, uiLocale), target: localeName(targetLocale, uiLocale), count };
    return (
      <section key={id} className="stack wide" aria-labelledby={id}>
        <h2 id={id}>{t(`${kind}Heading`, names)}</h2>
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{names.source}</th>
                <th scope="col">{names.target}</th>
              </tr>
            </thead>
            <tbody>
              {listStockOf(content, sourceLocale, targetLocale)
                .slice(0, shown)
                .map(({ source, target }) => (
                  <tr key={`${source} ${target}`}>
                    <td lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
                      {source}
                    </td>
                    <td lang={htmlLang(targetLocale)} dir={localeDirection(targetLocale)}>
                      {target}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
        {count > shown && <p className="meta">{t("more", { count: count - shown })}</p>}
        {mayBring(targetLocale) ? (
          <ActionForm action={kind === "memory" ? addMemoryAction : proposeTermsAction}>
            <input type="hidden" name="fileId" value={fileId} />
            <input type="hidden" name="uiLocale" value={uiLocale} />
            <input type="hidden" name="sourceLocale" value={sourceLocale} />
            <input type="hidden" name="target" value={targetLocale} />
            <button className="button primary" type="submit">
              {t(kind, { count })}
            </button>
          </ActionForm>
        ) : (
          <p className="notice">{t("notYours")}</p>
        )}
      </section>
    );
  });
}
