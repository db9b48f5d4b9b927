import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import messages from "../../../../../../../../messages/en.json" with { type: "json" };
import { helpKeys, type Insertion } from "./help.ts";
import { type Help, HelpContext, useHelp } from "./help-context.ts";
import { HelpSection } from "./help-section.tsx";
import { InsertButton } from "./insert-button.tsx";
import { useHelpAnswer } from "./use-help-answer.ts";

const help: Help = {
  sentence: {
    articleId: "a",
    segmentId: "s1",
    source: "水务局开工。",
    runs: [],
    sourceLocale: "zh",
    targetLocale: "en",
  },
  canWrite: true,
  insert: () => {},
  offer: () => () => {},
};

function render(children: ReactNode, value: Help | null = help): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <HelpContext value={value}>{children}</HelpContext>
    </NextIntlClientProvider>,
  );
}

const insertion: Insertion = { kind: "part", text: "water bureau" };
const button = (digit: number | undefined) => <InsertButton digit={digit} insertion={insertion} name="water bureau" />;

test("a button says what it inserts, and with which key", () => {
  const html = render(button(6));
  expect(html).toContain('Insert<span class="visually-hidden">: water bureau</span>');
  expect(html).toContain('aria-keyshortcuts="Alt+6"');
  expect(render(button(undefined))).not.toContain("aria-keyshortcuts");
});

test("who only looks is offered nothing to insert", () => {
  expect(render(button(6), { ...help, canWrite: false })).toBe("");
});

test("a section asks for its own sentence and says that it is busy until the answer is there", () => {
  function Matches() {
    const { sentence } = useHelp();
    const answer = useHelpAnswer<string[]>(`/api/matches/${sentence.segmentId}`);
    return (
      <HelpSection title="Memory" busy={answer.kind === "asking"}>
        {answer.kind}
      </HelpSection>
    );
  }
  const html = render(<Matches />);
  expect(html).toContain('aria-label="Memory" aria-busy="true"');
  expect(html).toContain("asking");
});

test("no digit belongs to two sections", () => {
  const digits = Object.values(helpKeys).flat();
  expect(new Set(digits).size).toBe(digits.length);
  expect(digits.every((digit) => digit >= 1 && digit <= 9)).toBe(true);
});
