import { closeSession } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { isSameOrigin } from "../handle.ts";

/** Where the sign-out form leads. A plain form and a full page load: nothing of the desk stays in the page's memory. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  await closeSession();
  const asked = new URL(request.url).searchParams.get("uiLocale") ?? "";
  const location = `/${isUiLocale(asked) ? asked : "zh"}/sign-in`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
