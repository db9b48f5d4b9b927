import { headers } from "next/headers";
import { getFormatter } from "next-intl/server";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { invitationDays } from "#lib/people/person.ts";
import type { MadeLink } from "./link-form.tsx";

/** The address of a token's page and the day it stops working, for whoever passes it on. */
export async function describeLink(token: string, name: string, uiLocale: UiLocale): Promise<MadeLink> {
  const [request, format] = await Promise.all([headers(), getFormatter({ locale: uiLocale })]);
  const origin = process.env["DUIZHAO_ORIGIN"] ?? `http://${request.get("host") ?? "localhost"}`;
  const expires = new Date(Date.now() + invitationDays * 24 * 60 * 60 * 1000);
  return {
    link: `${origin}/${uiLocale}/invitation/${token}`,
    name,
    expires: format.dateTime(expires, { dateStyle: "long" }),
  };
}
