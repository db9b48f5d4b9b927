import mammoth from "mammoth";
import { documentArchiveLimits } from "#lib/files/limits.ts";
import { refuse } from "#lib/files/refusal.ts";
import { assertHarmlessXml } from "#lib/files/xml.ts";
import { openZip, type ZipEntry } from "#lib/files/zip.ts";
import type { ImportedText } from "./document.ts";
import { readHtml } from "./html.ts";

/** Relations that would bring something in. A link in the text is one as well, and brings in nothing. */
const bringsIn = /\/(?:image|oleObject|package|frame|subDocument|aFChunk|video|audio|media)$/i;

/**
 * The text of a Word document. Its archive and every XML part of it are judged
 * before the converter sees them; pictures fall away. Throws `file_type` for
 * another archive, `file_external` when parts of it lie elsewhere.
 */
export async function readDocx(bytes: Uint8Array): Promise<ImportedText> {
  const entries = new Map(openZip(bytes, documentArchiveLimits).map((entry) => [entry.name, entry]));
  if (!entries.has("[Content_Types].xml") || !entries.has("word/document.xml")) refuse("file_type");
  for (const entry of entries.values()) if (/\.(?:xml|rels)$/i.test(entry.name)) assertHarmless(entry);

  // The converter takes its parts from us, and never the archive itself.
  const file = {
    exists: (name: string) => entries.has(name),
    read: async (name: string, encoding?: string) => {
      const content = entries.get(name)?.read() ?? new Uint8Array();
      return encoding ? Buffer.from(content).toString(encoding === "base64" ? "base64" : "utf8") : content;
    },
  };
  const { value } = await mammoth.convertToHtml(
    { file } as never,
    {
      includeDefaultStyleMap: true,
      styleMap: [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='标题'] => h1:fresh",
        "p[style-name='Quote'] => blockquote:fresh",
      ],
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      externalFileAccess: false,
    } as never,
  );
  return readHtml(value);
}

function assertHarmless(entry: ZipEntry): void {
  const xml = new TextDecoder().decode(entry.read());
  assertHarmlessXml(xml);
  if (!entry.name.endsWith(".rels")) return;
  for (const [relation] of xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const type = /\bType\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? "";
    if (/\bTargetMode\s*=\s*["']External["']/i.test(relation) && bringsIn.test(type)) refuse("file_external");
  }
}
