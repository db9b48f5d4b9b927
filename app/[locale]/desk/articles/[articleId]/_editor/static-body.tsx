import type { DraftBlock } from "#lib/segments/segment.ts";
import { plainText, type Run } from "#lib/text/runs.ts";

/** The body as it will stand in the editor, until the editor is there. */
export function StaticBody({ blocks }: { readonly blocks: readonly DraftBlock[] }) {
  return blocks.map((block) => <StaticBlock key={block.id} block={block} />);
}

function StaticBlock({ block: { kind, attributes, runs } }: { readonly block: DraftBlock }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
  const text = runs.length === 0 ? <br /> : runs.map((run, index) => <StaticRun key={index} run={run} />);
  if (kind === "heading") return attributes.level === 3 ? <h3>{text}</h3> : <h2>{text}</h2>;
  if (kind === "code") {
    return (
      <pre>
        <code>{plainText(runs)}</code>
      </pre>
    );
  }
  if (kind === "quotation") {
    return (
      <blockquote>
        <p>{text}</p>
      </blockquote>
    );
  }
  if (kind !== "listItem") return <p>{text}</p>;
  const List = attributes.ordered ? "ol" : "ul";
  return (
    <List {...(attributes.start && { "data-start": "" })}>
      <li>{text}</li>
    </List>
  );
}

function StaticRun({ run: { text, bold, italic, code, href } }: { readonly run: Run }) {
  let content = <>{text.split("\n").flatMap((line, index) => (index > 0 ? [<br key={line} />, line] : [line]))}</>;
  if (code) content = <code>{content}</code>;
  if (italic) content = <em>{content}</em>;
  if (bold) content = <strong>{content}</strong>;
  return href ? <a href={href}>{content}</a> : content;
}
