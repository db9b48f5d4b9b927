import type { NextRequest } from "next/server";
import { asFailure } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { exportTerms } from "#lib/glossary/export-queries.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { writeCsv } from "#lib/text/csv.ts";

/** The glossary as a CSV file: into every locale, or the one asked for. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const actor = await authorize("desk.visit");
    const asked = request.nextUrl.searchParams.get("locale") ?? "";
    const locale = isLocale(asked) ? parseLocale(asked) : null;
    const name = locale === null ? "glossary.csv" : `glossary-${locale}.csv`;
    return new Response(writeCsv(await exportTerms(actor, locale)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const failure = asFailure(error);
    if (!failure) throw error;
    return Response.json(failure, { status: failure.code === "signed_out" ? 401 : 403 });
  }
}
