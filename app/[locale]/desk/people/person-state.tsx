import { useTranslations } from "next-intl";
import type { Person } from "#lib/people/person.ts";

type Props = { readonly person: Pick<Person, "status" | "linkExpiresAt"> };

const shapes = { active: "reviewed", invited: "draft", suspended: "withdrawn" } as const;

export function PersonState({ person }: Props) {
  const t = useTranslations("PersonState");
  const runOut = person.status === "invited" && person.linkExpiresAt === null;
  return (
    <span className="state" data-state={shapes[person.status]}>
      {runOut ? t("runOut") : t(person.status)}
    </span>
  );
}
