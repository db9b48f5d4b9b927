import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { authorizePage } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { listPeople } from "#lib/people/queries.ts";
import { PersonState } from "./person-state.tsx";
import { RoleList } from "./role-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("PeoplePage");
  return { title: t("title") };
}

export default async function PeoplePage({ params }: PageProps<"/[locale]/desk/people">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  const actor = await authorizePage(locale, "/desk/people", "people.manage");
  const [t, format, people] = await Promise.all([getTranslations("PeoplePage"), getFormatter(), listPeople(actor)]);

  return (
    <main id="main" className="desk-page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <Link className="button primary" href={`/${locale}/desk/people/invite`}>
          {t("invite")}
        </Link>
      </div>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("roles")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col">{t("seen")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <td>
                  <Link href={`/${locale}/desk/people/${person.id}`}>{person.name}</Link>
                  <p className="meta">{person.email}</p>
                </td>
                <td>
                  <RoleList roles={person.roles} uiLocale={locale} />
                </td>
                <td>
                  <PersonState person={person} />
                </td>
                <td>
                  {person.seenAt ? (
                    <time dateTime={person.seenAt.toISOString()}>
                      {format.dateTime(person.seenAt, { dateStyle: "medium", timeStyle: "short" })}
                    </time>
                  ) : (
                    <span className="meta">{t("neverSeen")}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}
