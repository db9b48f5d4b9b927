const anywhere = "http://own.invalid";

/**
 * `path` when it leads into this site's own pages (`/en/desk/people?x=1#y`),
 * otherwise `fallback`: never another host, another scheme, the sign-in page
 * itself or anything outside `/{uiLocale}/`.
 */
export function ownPath(path: string | undefined, fallback: string): string {
  if (!path?.startsWith("/") || /[\\\p{Cc}]/u.test(path) || !URL.canParse(path, anywhere)) return fallback;
  const url = new URL(path, anywhere);
  const inside = /^\/[a-z]{2}(\/(?!sign-in(\/|$)).*)?$/.test(url.pathname) && !url.pathname.includes("//");
  return url.origin === anywhere && inside ? url.pathname + url.search + url.hash : fallback;
}
