import { negotiateUiLocale } from "#lib/i18n/routing.ts";

/** The only address without an interface locale. */
export function GET(request: Request): Response {
  const locale = negotiateUiLocale(request.headers.get("accept-language") ?? "");
  return new Response(null, {
    status: 307,
    headers: { location: `/${locale}`, vary: "accept-language", "cache-control": "no-store" },
  });
}
