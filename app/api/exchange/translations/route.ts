import { zipSync } from "fflate";
import { getTranslations } from "next-intl/server";
import { asFailure } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { isUiLocale } from "#lib/i18n/routing.ts";
import type { ExchangeDocument, ExchangeFile } from "#lib/interchange/document.ts";
import { getExchangeDocument, listTranslationRefs } from "#lib/interchange/document-queries.ts";
import { formatFacts, type TranslationFormat, writeTranslations } from "#lib/interchange/formats.ts";
import { exportInput } from "#lib/interchange/input.ts";

/** Translations as a file that translators' tools read; a ZIP where the format has one file for each pair of languages. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await authorize("desk.visit");
    const query = new URL(request.url).searchParams;
    const { article, target, format } = exportInput.parse({
      article: query.getAll("article"),
      target: query.getAll("target"),
      format: query.get("format"),
    });
    const ui = query.get("ui") ?? "";
    const words = await getTranslations({ locale: isUiLocale(ui) ? ui : "en", namespace: "Checks.messages" });
    const refs = await listTranslationRefs(actor, {
      articleIds: article.length === 0 ? "all" : article,
      locales: target,
    });
    const at = new Date().toISOString();
    const document = await getExchangeDocument(actor, refs, {
      origin: process.env["DUIZHAO_ORIGIN"] ?? "",
      at,
      issue: ({ message, values }) => words(message as never, values as never),
    });
    return answer(document, format, `duizhao-${at.slice(0, 10)}`);
  } catch (error) {
    const failure = asFailure(error);
    if (!failure) throw error;
    return Response.json(failure, {
      status: failure.code === "forbidden" ? 403 : failure.code === "signed_out" ? 401 : 422,
    });
  }
}

function answer(document: ExchangeDocument, format: TranslationFormat, name: string): Response {
  const { extension, type, manyPairs } = formatFacts[format];
  const pairOf = (file: ExchangeFile) => `${file.sourceLocale}-${file.targetLocale}`;
  const pairs = [...new Set(document.files.map(pairOf))];
  if (manyPairs || pairs.length <= 1) {
    const full = pairs.length === 1 ? `${name}-${pairs[0]}` : name;
    return download(writeTranslations(document, format), type, full, extension);
  }
  const parts = pairs.map((pair) => {
    const files = document.files.filter((file) => pairOf(file) === pair);
    return [`${name}-${pair}.${extension}`, writeTranslations({ ...document, files }, format)] as const;
  });
  return download(zipSync(Object.fromEntries(parts)), "application/zip", name, "zip");
}

function download(bytes: Uint8Array, type: string, name: string, extension: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}.${extension}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
