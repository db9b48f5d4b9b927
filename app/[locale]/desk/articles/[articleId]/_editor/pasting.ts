import { Fragment, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { splitPastedText } from "#lib/articles/pasted-text.ts";
import { stripInvisible } from "#lib/text/hygiene.ts";
import { cleanHtml } from "./clean-html.ts";

/** Pasted and dropped text comes in as plain blocks with emphasis, links and code, whatever it was dressed in. */
export function pasting(): Plugin {
  return new Plugin({
    props: {
      // What was copied in an editor like this one is clean already, and knows more than HTML can say.
      transformPastedHTML: (html) => (html.includes("data-pm-slice") ? html : cleanHtml(html)),
      clipboardTextParser: (text, $context, _plain, view) => {
        const { schema } = view.state;
        if ($context.parent.type.spec.code) return new Slice(Fragment.from(schema.text(stripInvisible(text))), 0, 0);
        const paragraphs = splitPastedText(stripInvisible(text)).map((paragraph) =>
          schema.nodes["paragraph"]?.create(null, schema.text(paragraph)),
        );
        const content = Fragment.from(paragraphs.filter((node) => node !== undefined));
        return content.childCount > 0 ? new Slice(content, 1, 1) : Slice.empty;
      },
      transformPasted: (slice) => new Slice(withoutInvisible(slice.content), slice.openStart, slice.openEnd),
    },
  });
}

function withoutInvisible(fragment: Fragment): Fragment {
  const children = fragment.content.flatMap((node) => {
    if (!node.isText) return [node.copy(withoutInvisible(node.content))];
    const text = stripInvisible(node.text ?? "");
    return text === "" ? [] : [node.type.schema.text(text, node.marks)];
  });
  return Fragment.from(children);
}
