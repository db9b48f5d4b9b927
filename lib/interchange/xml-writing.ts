type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** A piece of XML. Only the functions of this file make one, so that nothing is written unescaped or twice escaped. */
export type Markup = { readonly xml: string };

/**
 * An element. Attributes that are null or undefined are left out. Several
 * contents stand on lines of their own; one piece of text stands as it is, blank
 * for blank.
 */
export function element(name: string, attributes: Attributes, ...contents: readonly (Markup | null)[]): Markup {
  const open = `${name}${Object.entries(attributes)
    .flatMap(([key, value]) => (value === null || value === undefined ? [] : [` ${key}="${attribute(String(value))}"`]))
    .join("")}`;
  const parts = contents.filter((part) => part !== null);
  if (parts.length === 0) return { xml: `<${open}/>` };
  return { xml: `<${open}>\n${parts.map((part) => part.xml).join("\n")}\n</${name}>` };
}

/** An element whose content is text: nothing is put between. */
export function textElement(name: string, attributes: Attributes, content: Markup): Markup {
  const { xml } = element(name, attributes);
  return { xml: content.xml === "" ? xml : `${xml.slice(0, -2)}>${content.xml}</${name}>` };
}

/** Text for an element. `control` writes what XML 1.0 (§2.2) cannot hold; by default that is left out. */
export function text(value: string, control: (codePoint: number) => Markup = () => ({ xml: "" })): Markup {
  return {
    xml: value.replace(/[<>&\r]/g, escapeSign).replace(impossible, (found) => control(found.codePointAt(0) ?? 0).xml),
  };
}

/** Pieces of one text, one after the other. */
export function joined(pieces: readonly Markup[]): Markup {
  return { xml: pieces.map((piece) => piece.xml).join("") };
}

/** A whole file. */
export function xmlFile(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** Every character that XML 1.0 cannot hold, not even as a reference. */
export const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function attribute(value: string): string {
  return value.replace(/[<>&"\r\n\t]/g, escapeSign).replace(impossible, "");
}

function escapeSign(sign: string): string {
  const named: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
  return named[sign] ?? `&#${sign.charCodeAt(0)};`;
}
