import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage, findCurrentSession } from "#lib/auth/session.ts";
import { isUiLocale, type UiLocale } from "#lib/i18n/routing.ts";
import { bodySentences, type ImportedSide } from "#lib/imports/assembly.ts";
import { cutsOf } from "#lib/imports/cutting.ts";
import { importIdInput } from "#lib/imports/input.ts";
import { getPairing } from "#lib/imports/queries.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { orNotFound } from "../../_article/article-address.ts";
import { discardImportAction } from "./actions.ts";
import type { ShownSide } from "./pair-row.tsx";
import styles from "./pairing.module.css";
import { PairingDesk } from "./pairing-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("PairingPage");
  return { title: t("title") };
}

export default async function PairingPage({ params }: PageProps<"/[locale]/desk/import/[importId]">) {
  const { locale: uiLocale, importId } = await params;
  if (!isUiLocale(uiLocale)) notFound();
  const actor = await authorizePage(uiLocale, `/desk/import/${importId}`, "article.import");
  if (!importIdInput.safeParse(importId).success) notFound();
  const [t, session, sheet] = await Promise.all([
    getTranslations("PairingPage"),
    findCurrentSession(),
    orNotFound(getPairing(actor, importId)),
  ]);
  if ("articleId" in sheet) redirect(`/${uiLocale}/desk/articles/${sheet.articleId}/${sheet.targetLocale}`);
  const { source, target, pairing, version } = sheet;

  return (
    <main id="main" className="desk-page">
      <div className="stack">
        <h1>{t("title")}</h1>
        <p className={styles["lead"]}>{t("lead")}</p>
      </div>
      <div className={styles["front"]}>
        {[source, target].map((side) => (
          <p key={side.locale} lang={htmlLang(side.locale)} dir={localeDirection(side.locale)}>
            <strong>{side.headline || t("noHeadline")}</strong>
            {side.byline && <span className="meta">{side.byline}</span>}
          </p>
        ))}
      </div>
      <PairingDesk
        uiLocale={uiLocale}
        importId={importId}
        person={{ id: actor.id, name: actor.name, email: session?.email ?? "" }}
        work={{ pairing, cuts: cutsOf(sheet) }}
        version={version}
        source={shown(source, uiLocale)}
        target={shown(target, uiLocale)}
      />
      <ActionForm action={discardImportAction} className="row">
        <input type="hidden" name="uiLocale" value={uiLocale} />
        <input type="hidden" name="importId" value={importId} />
        <button type="submit" className="button danger">
          {t("discard")}
        </button>
        <p className="meta">{t("discardHint")}</p>
      </ActionForm>
    </main>
  );
}

/** A text for the screen, which cuts its sentences itself. */
function shown(side: ImportedSide, uiLocale: UiLocale): ShownSide {
  const sentences = bodySentences({ ...side, cuts: [] }).map(({ block, from, text }) => ({ block, from, text }));
  return { locale: side.locale, name: localeName(side.locale, uiLocale), sentences };
}
