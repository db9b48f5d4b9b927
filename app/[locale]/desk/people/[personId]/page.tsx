import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { findPerson } from "#lib/people/queries.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { changeRolesAction, makeLinkAction, reactivateAction, suspendAction } from "../actions.ts";
import { LinkForm } from "../link-form.tsx";
import { PersonState } from "../person-state.tsx";
import { RolesFieldset } from "../roles-fieldset.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("PeoplePage");
  return { title: t("title") };
}

export default async function PersonPage({ params }: PageProps<"/[locale]/desk/people/[personId]">) {
  const { locale, personId } = await params;
  if (!isUiLocale(locale)) notFound();
  const actor = await authorizePage(locale, `/desk/people/${personId}`, "people.manage");
  const [t, newsroom, person] = await Promise.all([
    getTranslations("PersonPage"),
    getNewsroom(),
    findPerson(actor, personId),
  ]);
  if (!person) notFound();
  const oneself = person.id === actor.id;

  return (
    <main id="main" className="desk-page narrow">
      <p>
        <Link href={`/${locale}/desk/people`}>{t("back")}</Link>
      </p>
      <div className="page-head">
        <div>
          <h1>{person.name}</h1>
          <p>{person.email}</p>
        </div>
        <PersonState person={person} />
      </div>

      <section className="panel" aria-label={t("roles")}>
        <ActionForm action={changeRolesAction} className="stack" done={t("rolesSaved")}>
          <input type="hidden" name="personId" value={person.id} />
          <RolesFieldset held={person.roles} locales={newsroom.locales} uiLocale={locale} />
          <button className="button" type="submit">
            {t("saveRoles")}
          </button>
          {!oneself && <p className="meta">{t("rolesHint", { name: person.name })}</p>}
        </ActionForm>
      </section>

      {person.status !== "suspended" && (
        <section className="panel stack" aria-labelledby="link">
          <h2 id="link">{person.status === "invited" ? t("invitation") : t("password")}</h2>
          <p>{person.status === "invited" ? t("invitationHint") : t("passwordHint", { name: person.name })}</p>
          <LinkForm action={makeLinkAction}>
            <input type="hidden" name="personId" value={person.id} />
            <input type="hidden" name="uiLocale" value={locale} />
            <button className="button" type="submit">
              {t("makeLink")}
            </button>
          </LinkForm>
        </section>
      )}

      <section className="panel stack" aria-labelledby="access">
        <h2 id="access">{t("access")}</h2>
        {person.status === "suspended" ? (
          <ActionForm action={reactivateAction} className="stack">
            <input type="hidden" name="personId" value={person.id} />
            <p>{t("suspendedHint", { name: person.name })}</p>
            <button className="button" type="submit">
              {t("reactivate", { name: person.name })}
            </button>
          </ActionForm>
        ) : (
          <ActionForm action={suspendAction} className="stack">
            <input type="hidden" name="personId" value={person.id} />
            <p>{t("suspendHint", { name: person.name })}</p>
            <button className="button danger" type="submit">
              {t("suspend", { name: person.name })}
            </button>
          </ActionForm>
        )}
      </section>
    </main>
  );
}
