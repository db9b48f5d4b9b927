import { SaxesParser } from "saxes";
import { ExchangeRefusal } from "./document.ts";

/** An element as it was read. Names are without their prefix; attributes as they were written. `line`: from 1. */
export type XmlElement = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  readonly line: number;
};

const maximumDepth = 60;

/**
 * Reads XML. Nothing outside the text is ever looked at: a document type that
 * brings declarations of its own is refused (they could hold entities without
 * end), one that only names a DTD is passed over. Throws an ExchangeRefusal
 * with the line for what is not well formed or nested too deep.
 */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: (Omit<XmlElement, "children"> & { readonly children: (XmlElement | string)[] })[] = [];
  let root: XmlElement | null = null;
  const line = () => parser.line;
  parser.on("error", (error) => {
    throw new ExchangeRefusal("malformed", line(), error.message);
  });
  parser.on("doctype", (content) => {
    if (content.includes("[")) throw new ExchangeRefusal("doctype", line());
  });
  parser.on("opentag", (tag) => {
    if (open.length >= maximumDepth) throw new ExchangeRefusal("too_deep", line());
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([key, { value }]) => [key, value]));
    const read = { name: tag.local, namespace: tag.uri, attributes, children: [], line: line() };
    open.at(-1)?.children.push(read);
    open.push(read);
    root ??= read;
  });
  parser.on("closetag", () => void open.pop());
  const characters = (text: string) => void open.at(-1)?.children.push(text);
  parser.on("text", characters);
  parser.on("cdata", characters);
  parser.write(xml.replace(/^\uFEFF/, "")).close();
  if (!root) throw new ExchangeRefusal("malformed", 1);
  return root;
}

/** The elements of that name directly inside, in order. */
export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== "string" && child.name === name);
}

/** The first element of that name directly inside. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && childrenOf(parent, name)[0];
}

/** Every element of that name below, in the order of the text. */
export function descendantsOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((child) =>
    typeof child === "string"
      ? []
      : child.name === name
        ? [child, ...descendantsOf(child, name)]
        : descendantsOf(child, name),
  );
}

/** All text inside, as it stands. */
export function textOf(element: XmlElement | undefined): string {
  return element ? element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("") : "";
}

/** An attribute by its name without prefix, whatever prefix it has. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes[name];
  if (exact !== undefined) return exact;
  const found = Object.entries(element.attributes).find(([key]) => key.slice(key.indexOf(":") + 1) === name);
  return found?.[1];
}
