import { Extension, type Extensions, Mark, mergeAttributes, Node } from "@tiptap/core";
import { UniqueID } from "@tiptap/extension-unique-id";
import StarterKit from "@tiptap/starter-kit";
import { bodyKinds } from "#lib/articles/document.ts";
import { isSafeHref } from "#lib/text/href.ts";
import { newId } from "../../../../../_ui/autosave/new-id.ts";
import { mendIds } from "./mend-ids.ts";
import { pasting } from "./pasting.ts";

/** A block's id: short, and new in any article. */
export function newBlockId(): string {
  return newId().replaceAll("-", "").slice(0, 12);
}

const quotation = Node.create({
  name: "quotation",
  group: "block",
  content: "inline*",
  defining: true,
  // Before the rule for every other paragraph.
  parseHTML: () => [{ tag: "blockquote > p", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, ["p", 0]],
});

/** One item, and the list around it: a list is a run of items. */
const listItem = Node.create({
  name: "listItem",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({
    ordered: { default: false, renderHTML: () => ({}), parseHTML: (item) => item.parentElement?.tagName === "OL" },
    start: {
      default: false,
      renderHTML: ({ start }) => (start ? { "data-start": "" } : {}),
      parseHTML: (item) => item.parentElement?.hasAttribute("data-start") ?? false,
    },
  }),
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs["ordered"] ? "ol" : "ul", HTMLAttributes, ["li", 0]],
});

const codeBlock = Node.create({
  name: "codeBlock",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
  renderHTML: ({ HTMLAttributes }) => ["pre", HTMLAttributes, ["code", 0]],
});

/** An editor's decision about a sentence boundary: nothing to read, a place in the text. */
const boundary = Node.create({
  name: "boundary",
  group: "inline",
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    kind: { default: "split", parseHTML: (mark) => (mark.dataset["boundary"] === "join" ? "join" : "split") },
  }),
  parseHTML: () => [{ tag: "span[data-boundary]" }],
  renderHTML: ({ node }) => ["span", { "data-boundary": node.attrs["kind"], "aria-hidden": "true" }],
});

const link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: "" } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (anchor) => isSafeHref(anchor.getAttribute("href") ?? "") && null }],
  renderHTML: ({ HTMLAttributes }) => ["a", mergeAttributes(HTMLAttributes, { rel: "noopener noreferrer" }), 0],
});

const code = Mark.create({
  name: "code",
  excludes: "",
  parseHTML: () => [{ tag: "code" }],
  renderHTML: () => ["code", 0],
});

const blockIds = Extension.create({ name: "blockIds", addProseMirrorPlugins: () => [mendIds(newBlockId)] });
const cleanPaste = Extension.create({ name: "cleanPaste", addProseMirrorPlugins: () => [pasting()] });

/** What an original can be made of: exactly what `lib/articles/document.ts` maps to blocks. */
export function editorSchema(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      blockquote: false,
      bulletList: false,
      code: false,
      codeBlock: false,
      gapcursor: false,
      horizontalRule: false,
      link: false,
      listItem: false,
      listKeymap: false,
      orderedList: false,
      strike: false,
      trailingNode: false,
      underline: false,
    }),
    quotation,
    listItem,
    codeBlock,
    boundary,
    link,
    code,
    UniqueID.configure({
      types: bodyKinds.map((kind) => (kind === "code" ? "codeBlock" : kind)),
      generateID: newBlockId,
    }),
    blockIds,
    cleanPaste,
  ];
}
