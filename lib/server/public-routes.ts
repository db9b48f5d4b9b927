import { uiLocales } from "#lib/i18n/routing.ts";

const ui = uiLocales.join("|");
const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";
const target = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*";

const routes: readonly (readonly [pattern: RegExp, tags: (slug: string) => string[]])[] = [
  [new RegExp(`^/(?:${ui})$`), () => ["front"]],
  [new RegExp(`^/(?:${ui})/corrections(?:/[1-9]\\d{0,4})?$`), () => ["corrections"]],
  [new RegExp(`^/(?:${ui})/glossary(?:/[1-9]\\d{0,3}|/term/[0-9a-z]{10})?$`), () => ["glossary"]],
  [
    new RegExp(`^/(?:${ui})/articles/(${slug})(?:/${target}(?:/history)?)?$`),
    (slug) => ["articles", `article:${slug}`],
  ],
];

/**
 * What a public page shows, as the tags that make it old, or null when the
 * page is not the same for everybody and may not be kept. `site` is on every page.
 */
export function tagsOf(pathname: string): string[] | null {
  if (pathname.length > 200) return null;
  for (const [pattern, tags] of routes) {
    const match = pattern.exec(pathname);
    if (match) return ["site", ...tags(match[1] ?? "")];
  }
  return null;
}

const known = new RegExp(`^/(?:(?:${ui}|api|_next|__nextjs[\\w-]*)(?=[/?]|$)|[^/?]+[.][a-z0-9]+(?=[?]|$)|(?=[?]|$))`);

/**
 * The address to ask Next for: `url`, or one that no route answers when its first
 * part is none of ours. Left alone, it would be taken for an interface locale.
 */
export function addressFor(url: string): string {
  return known.test(url) ? url : "/-/nowhere";
}
