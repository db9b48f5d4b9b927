import { type TermKind, termKinds } from "#lib/glossary/entry.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";

export const glossaryStates = ["all", "approved", "proposed"] as const;
export type GlossaryState = (typeof glossaryStates)[number];

/** What the glossary's list shows, as its address says it. */
export type GlossaryAddress = {
  readonly search: string;
  readonly kind: TermKind | null;
  readonly locale: string | null;
  readonly state: GlossaryState;
  /** From 1. */
  readonly page: number;
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Whatever an address asks for that is not to be had counts as not asked for. */
export function readGlossaryAddress(query: Query): GlossaryAddress {
  const one = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const page = Number(one("page"));
  return {
    search: one("q").slice(0, 200),
    kind: termKinds.find((kind) => kind === one("kind")) ?? null,
    locale: isLocale(one("locale")) ? parseLocale(one("locale")) : null,
    state: glossaryStates.find((state) => state === one("state")) ?? "all",
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  };
}

/** The query that leads back to it, without what goes without saying. */
export function glossaryQuery({ search, kind, locale, state, page }: GlossaryAddress): string {
  const query = new URLSearchParams();
  if (search !== "") query.set("q", search);
  if (kind !== null) query.set("kind", kind);
  if (locale !== null) query.set("locale", locale);
  if (state !== "all") query.set("state", state);
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? "" : `?${query}`;
}
