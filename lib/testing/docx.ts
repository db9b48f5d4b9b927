import { type ZippedFile, zip } from "./zip.ts";

/** A paragraph of a Word document; `style` by its name, `xml` for runs of one's own. */
export type DocxParagraph = string | { readonly style?: string; readonly text?: string; readonly xml?: string };

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A Word document of these paragraphs. `parts`: more of its archive, or others in the place of its own. */
export function docx(
  paragraphs: readonly DocxParagraph[],
  parts: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const body = paragraphs.map(paragraphXml).join("");
  const styles = ["Title", "Heading 1", "Heading 2", "Quote"];
  const files: Record<string, string> = {
    "[Content_Types].xml": `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${header}<w:document ${word} ${links}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${header}<w:styles ${word}>${styles
      .map(
        (name) =>
          `<w:style w:type="paragraph" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/></w:style>`,
      )
      .join("")}</w:styles>`,
    ...parts,
  };
  return zip(Object.entries(files).map(([name, content]): ZippedFile => ({ name, content })));
}

function paragraphXml(paragraph: DocxParagraph): string {
  const { style = "", text = "", xml } = typeof paragraph === "string" ? { text: paragraph } : paragraph;
  const properties = style === "" ? "" : `<w:pPr><w:pStyle w:val="${style.replace(" ", "")}"/></w:pPr>`;
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:p>${properties}${xml ?? `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`}</w:p>`;
}
