import { describe, expect, test } from "vitest";
import { ExchangeRefusal } from "./document.ts";
import { readFileContent, withoutDoubles } from "./formats.ts";

const read = (text: string) => readFileContent(new TextEncoder().encode(text), ["zh", "en"]);

function translations(text: string) {
  const content = read(text);
  if (!("translations" in content)) throw new Error("It is another kind of file.");
  const { content: document, faults } = withoutDoubles(content.translations);
  return { units: document.files.flatMap((file) => file.units), faults };
}

function refusal(text: string): { code: string; line: number } {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ExchangeRefusal) return { code: error.code, line: error.line };
    throw error;
  }
  throw new Error("It was read.");
}

const xliff = (body: string) => `<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="zh" target-language="en-US" datatype="plaintext"><body>
${body}
</body></file></xliff>`;

describe("a part that cannot be read is reported with its line, and the rest is read", () => {
  for (const [name, text, fault, left] of [
    [
      "a unit without a source",
      xliff(`<trans-unit id="a"><target>A</target></trans-unit>\n<trans-unit id="b"><source>乙</source></trans-unit>`),
      { line: 4, code: "source_missing", about: "a" },
      ["b"],
    ],
    [
      "an element nobody knows",
      xliff(`<trans-unit id="a">\n<source>甲<zzz>乙</zzz></source></trans-unit>`),
      { line: 5, code: "inline_unknown", about: "zzz" },
      ["a"],
    ],
    [
      "the same id twice",
      xliff(`<trans-unit id="a"><source>甲</source></trans-unit>\n<trans-unit id="a"><source>乙</source></trans-unit>`),
      { line: 5, code: "id_twice", about: "a" },
      ["a"],
    ],
    [
      "a row without its target",
      "segment,source_locale,target_locale,source,target\na,zh,en,甲,A\nb,zh,en,乙\n",
      { line: 3, code: "row_short", about: "b" },
      ["a"],
    ],
    [
      "a row in no language",
      "segment;source_locale;target_locale;source;target\na;zh;en;甲;A\nb;zh;xx-1;乙;B\n",
      { line: 3, code: "locale_unknown", about: "xx-1" },
      ["a"],
    ],
    [
      "a row without an id",
      "segment,source_locale,target_locale,source,target\n,zh,en,甲,A\n",
      { line: 2, code: "id_missing", about: "" },
      [],
    ],
    [
      "a quotation mark that never closes",
      'segment,source_locale,target_locale,source,target\na,zh,en,甲,"A\n\nB"\nb,zh,en,乙,"B\n',
      { line: 5, code: "not_closed", about: "B\n" },
      ["a"],
    ],
    [
      "a token alone",
      "segment,source_locale,target_locale,source,target,marks\na,zh,en,⟨1⟩甲⟨/1⟩,⟨1⟩A,⟨1⟩ bold\n",
      { line: 2, code: "tokens_unbalanced", about: "a" },
      ["a"],
    ],
    [
      "a state with another name",
      "segment,source_locale,target_locale,source,target,state\na,zh,en,甲,A,done\n",
      { line: 2, code: "state_unknown", about: "done" },
      ["a"],
    ],
    [
      "a line that is no PO",
      'msgid ""\nmsgstr "Language: en\\nX-Source-Language: zh\\n"\n\nmsgctxt "a"\nmsgid "甲"\nmsgstr "A\n\nmsgctxt "b"\nmsgid "乙"\nmsgstr "B"\n',
      { line: 6, code: "not_closed", about: 'msgstr "A' },
      ["b"],
    ],
    [
      "an entry without msgstr",
      'msgid ""\nmsgstr "Language: en\\nX-Source-Language: zh\\n"\n\nmsgctxt "a"\nmsgid "甲"\n\nmsgctxt "b"\nmsgid "乙"\nmsgstr "B"\n',
      { line: 4, code: "not_closed", about: "a" },
      ["b"],
    ],
  ] as const) {
    test(name, () => {
      const found = translations(text);
      expect(found.faults).toEqual([fault]);
      expect(found.units.map((unit) => unit.id)).toEqual(left);
    });
  }
});

describe("a file that cannot be read at all is refused", () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<xliff version="1.2"><file>&b;</file></xliff>`;
  for (const [name, text, expected] of [
    ["with entities of its own", bomb, { code: "doctype", line: 2 }],
    ["with an entity from elsewhere", xliff("<trans-unit>&secret;</trans-unit>"), { code: "malformed", line: 4 }],
    ["that ends in the middle", xliff("<trans-unit>").slice(0, -20), { code: "malformed", line: 5 }],
    ["nested to death", `<xliff version="1.2">${"<g>".repeat(1_000)}`, { code: "too_deep", line: 1 }],
    ["of a version nobody has made", '<xliff version="3.0"/>', { code: "version", line: 1 }],
    ["that is XML of another kind", "<html><body/></html>", { code: "unknown_format", line: 1 }],
    ["that is text of another kind", "Dear editor,\nplease find", { code: "unknown_format", line: 1 }],
    ["that is empty", "", { code: "unknown_format", line: 1 }],
    ["that only calls itself a workbook", "PK\u0003\u0004nothing", { code: "unknown_format", line: 0 }],
  ] as const) {
    test(name, () => expect(refusal(text)).toEqual(expected));
  }
});

describe("what other tools write", () => {
  test("a name of a DTD is passed over, languages are compared without case, level 1 is understood", () => {
    const content = read(`<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx11.dtd">
      <tmx version="1.1"><header srclang="ZH-CN"/><body>
      <tu><tuv lang="EN-US"><seg>Work <bpt i="0">&lt;g0&gt;</bpt>begins<ept i="0">&lt;/g0&gt;</ept>.</seg></tuv>
      <tuv lang="ZH-CN"><seg>开工。</seg></tuv></tu></body></tmx>`);
    expect("pairs" in content && content.pairs.content).toMatchObject([
      {
        sourceLocale: "zh-CN",
        targetLocale: "en-US",
        source: [{ text: "开工。" }],
        target: [{ text: "Work begins." }],
      },
    ]);
  });

  test("a target that is an untouched copy of its source is none; a touched one is a draft", () => {
    const { units } = translations(
      xliff(`<trans-unit id="a"><source>甲</source><target state="new">甲</target></trans-unit>
      <trans-unit id="b"><source>乙</source><target state="new">B</target></trans-unit>
      <trans-unit id="c"><source>丙</source><target>丙</target></trans-unit>
      <trans-unit id="d" approved="yes"><source>丁</source><target>D</target></trans-unit>`),
    );
    expect(units.map(({ target, state }) => [target[0]?.text ?? "", state])).toEqual([
      ["", "initial"],
      ["B", "draft"],
      ["", "initial"],
      ["D", "translated"],
    ]);
  });

  test("marks are found by the source's when a tool drops what it does not know", () => {
    const { units } = translations(
      xliff(
        `<trans-unit id="a" xmlns:dz="urn:duizhao:exchange:1"><source><g id="1" ctype="link" dz:href="/a">甲</g></source><target state="translated">To <g id="1">A</g></target></trans-unit>`,
      ),
    );
    expect(units[0]?.target).toEqual([{ text: "To " }, { text: "A", href: "/a" }]);
  });

  test("sentences cut inside a unit are one target", () => {
    const { units } = translations(
      xliff(
        `<trans-unit id="a"><source>甲。乙。</source><seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk></seg-source><target state="translated"><mrk mtype="seg" mid="1">A. </mrk><mrk mtype="seg" mid="2">B.</mrk></target></trans-unit>`,
      ),
    );
    expect(units[0]?.target).toEqual([{ text: "A. B." }]);
  });

  test("segments of one XLIFF 2 unit, and the blanks between, are one target", () => {
    const { units } = translations(
      `<xliff version="2.0" srcLang="zh" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="a">
      <segment id="1" state="final"><source>甲。</source><target>A.</target></segment><ignorable><source> </source></ignorable>
      <segment id="2" state="translated"><source>乙。</source><target>B<sm id="m1" type="term"/>.<em startRef="m1"/></target></segment></unit></file></xliff>`,
    );
    expect(units).toMatchObject([
      { source: [{ text: "甲。 乙。" }], target: [{ text: "A. B." }], state: "translated" },
    ]);
  });

  test("a spreadsheet saved by a Chinese office is read in its encoding", () => {
    // 甲, 乙 in GB18030.
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode("segment\tsource_locale\ttarget_locale\tsource\ttarget\r\na\tzh\ten\t"),
      ...[0xbc, 0xd7, 0x09, 0xd2, 0xd2],
    ]);
    const content = readFileContent(bytes, ["zh", "en"]);
    expect("translations" in content && content.translations.content.files[0]?.units).toMatchObject([
      { source: [{ text: "甲" }], target: [{ text: "乙" }], state: "draft" },
    ]);
  });

  test("UTF-16 is read by its first bytes", () => {
    const text = `\uFEFF${xliff('<trans-unit id="a"><source>甲</source></trans-unit>')}`;
    const bytes = new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer);
    const content = readFileContent(bytes, ["zh", "en"]);
    expect("translations" in content && content.translations.content.files[0]?.units).toHaveLength(1);
  });
});
