import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import {
  body,
  bodyOf,
  countSaves,
  drains,
  expectSaved,
  move,
  openEditor,
  paste,
  rain,
  read,
  replaceAll,
  sentences,
  shapeOf,
  story,
} from "./original-editor.ts";

test("an editor writes an article, and it is there again with the same sentences", async ({ signInAs }) => {
  const page = await signInAs("editor");
  await page.goto("/en/desk/articles/new");
  await page.getByLabel("Headline").fill("雨夜");
  await page.getByRole("button", { name: "Create article" }).click();
  await page.waitForURL(/articles\/[0-9a-f-]{36}$/);

  await page.getByRole("textbox", { name: "Headline" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("的老城区");
  await page.keyboard.press("Enter");
  await page.keyboard.type("一夜大雨之后。");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Byline" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(body(page)).toBeFocused();
  await page.keyboard.type(rain);
  await page.keyboard.press("Enter");
  await page.keyboard.type(drains);
  await page.keyboard.press("Enter");
  await page.keyboard.type("数字");
  await page.getByRole("button", { name: "Heading", exact: true }).click();
  await page.keyboard.press("Enter");
  await page.keyboard.type("改造分三步：");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Numbered list" }).click();
  await page.keyboard.type("清淤");
  await page.keyboard.press("Enter");
  await page.keyboard.type("换管");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("“再也不用划船上班了。”");
  await page.getByRole("button", { name: "Quotation" }).click();
  await move(page, "Shift+Home");
  await page.keyboard.press("ControlOrMeta+i");
  await expectSaved(page);
  await expect(page.getByText("56 characters, 8 sentences")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue(/^yuye-de-lao-?chengqu$/);

  const before = await read(page);
  expect(shapeOf(before)).toEqual([
    "headline 雨夜的老城区",
    "summary 一夜大雨之后。",
    "byline 陈屿 Chen Yu",
    `paragraph ${rain}`,
    `paragraph ${drains}`,
    "heading2 数字",
    "paragraph 改造分三步：",
    "ol 清淤",
    "ol 换管",
    "quotation _“再也不用划船上班了。”_",
  ]);
  await page.reload();
  await expect(body(page).getByRole("heading", { name: "数字" })).toBeVisible();
  expect(await read(page)).toEqual(before);
});

test("pasted text comes in clean from Word, from a page and from plain text", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle({ ...story, paragraphs: [] });
  const page = await openEditor(await signInAs("editor"), articleId);
  await body(page).click();

  await paste(page, { "text/html": fromWord, "text/plain": "never used" });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([
    "heading2 老城区排水改造方案",
    "paragraph 今年春天，*三个街道*将率先动工，见https://example.org/[方案全文]。",
    "ul 清淤 12 公里",
    "ul 更换管道",
    "ol 公示",
    "quotation _“不能再等了。”_",
    "paragraph 责任单位：水务局",
  ]);

  await replaceAll(page);
  await paste(page, { "text/html": fromPage });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([
    "heading2 Rain",
    "paragraph It rained `all` night.",
    "paragraph Nobody came.",
    "heading3 After",
    "ul One",
    "ul Two",
    "code a < b;\n  c",
  ]);

  await replaceAll(page);
  await paste(page, { "text/plain": `　　${rain}\n\n　　${drains}\r\n\u200B第三段。` });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([`paragraph ${rain}`, `paragraph ${drains}`, "paragraph 第三段。"]);

  await page.keyboard.press("ControlOrMeta+End");
  await paste(page, { "text/html": "<meta charset='utf-8'><span style='color:red'>接着写。</span>" });
  await expectSaved(page);
  expect(bodyOf(await read(page)).at(-1)).toBe("paragraph 第三段。接着写。");

  await page.getByRole("textbox", { name: "Headline" }).selectText();
  await paste(page, { "text/plain": "第一行\n第二行\u202E", "text/html": "<b>第一行</b>" }, "Headline");
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveValue("第一行 第二行");
});

test("sentences are split and joined in place, by key and by button, and stay so", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  const split = page.getByRole("button", { name: "Split sentence here" });
  const join = page.getByRole("button", { name: "Join with previous sentence" });
  expect(await sentences(page)).toEqual(["雨下了一整夜。", "清晨，街上没有人。", drains]);

  // 清晨，|街上没有人。
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await move(page, "ArrowRight", 10);
  await page.keyboard.press("Alt+Enter");
  await expectSaved(page);
  expect(await sentences(page)).toEqual(["雨下了一整夜。", "清晨，", "街上没有人。", drains]);
  await expect(split).toHaveAttribute("aria-disabled", "true");

  // Typing on both sides of the boundary leaves it where it is, and so does deleting.
  await page.keyboard.type("大");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("时，");
  await expectSaved(page);
  expect((await sentences(page)).slice(1, 3)).toEqual(["清晨时，", "街上没有人。"]);

  await page.reload();
  await expect(page.getByRole("button", { name: "Bold" })).not.toHaveAttribute("aria-disabled");
  expect((await sentences(page)).slice(1, 3)).toEqual(["清晨时，", "街上没有人。"]);

  await body(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await move(page, "ArrowRight", 11);
  await page.keyboard.press("Alt+Backspace");
  await expectSaved(page);
  expect((await sentences(page)).slice(1)).toEqual(["清晨时，街上没有人。", drains]);

  // A boundary that the rules found is joined as well, and undo brings it back.
  await join.click();
  await expectSaved(page);
  expect(await sentences(page)).toEqual(["雨下了一整夜。清晨时，街上没有人。", drains]);
  await page.keyboard.press("ControlOrMeta+z");
  await expectSaved(page);
  expect(await sentences(page)).toEqual(["雨下了一整夜。", "清晨时，街上没有人。", drains]);

  // In the middle of a sentence the key deletes a word, as everywhere.
  await page.keyboard.press("ControlOrMeta+End");
  await expect(join).toHaveAttribute("aria-disabled", "true");
});

test("nothing acts and nothing is saved while an input method composes", async ({ signInAs, layArticle }) => {
  const { articleId } = await layArticle(story);
  const page = await openEditor(await signInAs("editor"), articleId);
  const saves = countSaves(page);
  const input = await page.context().newCDPSession(page);
  await body(page).click();
  await page.keyboard.press("ControlOrMeta+End");

  await input.send("Input.imeSetComposition", { text: "kai", selectionStart: 3, selectionEnd: 3 });
  for (const key of ["Enter", "Backspace"]) {
    for (const altKey of [false, true]) {
      await body(page).evaluate(
        (element, init) => {
          element.dispatchEvent(
            new KeyboardEvent("keydown", { ...init, isComposing: true, bubbles: true, cancelable: true }),
          );
          element.dispatchEvent(
            new KeyboardEvent("keydown", { ...init, keyCode: 229, bubbles: true, cancelable: true }),
          );
        },
        { key, altKey },
      );
    }
  }
  await input.send("Input.imeSetComposition", { text: "kaigong", selectionStart: 7, selectionEnd: 7 });
  await page.waitForTimeout(1_500);
  expect(saves()).toBe(0);
  expect(bodyOf(await read(page))).toHaveLength(2);

  await input.send("Input.insertText", { text: "开工" });
  await expectSaved(page);
  expect(bodyOf(await read(page))).toEqual([`paragraph ${rain}`, `paragraph ${drains}开工`]);

  const headline = page.getByRole("textbox", { name: "Headline" });
  await headline.click();
  await page.keyboard.press("End");
  const before = saves();
  await input.send("Input.imeSetComposition", { text: "le", selectionStart: 2, selectionEnd: 2 });
  await headline.evaluate((element) => {
    element.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForTimeout(1_200);
  await expect(headline).toBeFocused();
  expect(saves()).toBe(before);
  await input.send("Input.insertText", { text: "了" });
  await expectSaved(page);
  expect((await read(page)).blocks[0]?.runs).toEqual([{ text: "老城区排水改造开工了" }]);
});

test("an address is proposed, taken once, and leads on when it changes", async ({ signInAs, layArticle, visit }) => {
  const { articleId, slug } = await layArticle({ ...story, stage: "published" });
  const page = await openEditor(await signInAs("editor"), articleId);
  const address = page.getByLabel("Address");
  await expect(address).toHaveValue(slug);
  await expect(page.getByLabel("Language of the original")).toBeDisabled();
  await address.fill(`New ${slug}`);
  await expect(page.getByText(`The old address ${slug} leads to the new one.`)).toBeVisible();
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("Details saved.")).toBeVisible();

  const reader = await visit();
  await reader.goto(`/en/articles/${slug}`);
  await expect(reader).toHaveURL(new RegExp(`/en/articles/new-${slug}`));

  const second = await layArticle({ ...story, stage: "drafted" });
  await openEditor(page, second.articleId);
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("Another article already uses this address.")).toBeVisible();
});

for (const [uiLocale, scheme, width] of [
  ["en", "light", 1280],
  ["zh", "dark", 320],
  ["en", "dark", 320],
  ["zh", "light", 1280],
] as const) {
  test(`everybody can use the editor: ${uiLocale}, ${scheme}, ${width} px`, async ({ signInAs, layArticle }) => {
    const { articleId } = await layArticle({ ...story, stage: "translated" });
    const page = await signInAs("editor", { colorScheme: scheme, viewport: { width, height: 800 } });
    for (const path of [`/${uiLocale}/desk/articles/new`, `/${uiLocale}/desk/articles/${articleId}`]) {
      await page.goto(path);
      await expect(page.getByRole("button").last()).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await page.getByRole("toolbar").getByRole("button").nth(9).waitFor();
    const tools = page.getByRole("toolbar").getByRole("button");
    await tools.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(tools.nth(1)).toBeFocused();
    await page.keyboard.press("End");
    await expect(tools.last()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(tools.first()).toBeFocused();
  });
}

const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; font-size:10.5pt; font-family:等线;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word'><!--StartFragment-->
<h1 style='mso-outline-level:1'><a name="_Toc1"></a><b><span style='font-family:宋体;mso-ascii-font-family:Calibri'>老城区排水改造</span></b><b><span
style='font-family:宋体'>方案</span></b><span lang=EN-US><o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><span style='font-family:宋体'>　　今年春天，</span><b
style='mso-bidi-font-weight:normal'><span style='font-family:宋体;color:red;background:yellow;mso-highlight:yellow'>三个街道</span></b><span
style='font-family:宋体'>将率先动工，见</span><a href="https://example.org/"><span style='font-family:宋体'>方案全文</span></a><a
style='mso-comment-reference:C_1;mso-comment-date:20260301T1000'></a><span class=MsoCommentReference><span lang=EN-US><a class=msocomanchor
id="_anchor_1" href="#_msocom_1">[C1]</a></span></span><del cite="mailto:C" datetime="2026-03-01T10:00"><span>已删去的字</span></del><span>。</span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US
style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>清淤 </span><span
lang=EN-US>12</span><span> 公里</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>l<span>&nbsp; </span></span><![endif]><span>更换管道</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]><span>公示</span></p>
<p class=MsoQuote><i><span>“不能再等了。”</span></i></p>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>责任单位：<span>水务局</span></p></td></tr></table>
<!--EndFragment-->
<div style='mso-element:comment-list'><p class=MsoCommentText>批注内容</p></div></body></html>`;

const fromPage = `<div onclick="alert(1)"><script>alert(1)</script><style>p{color:red}</style>
<h1>Rain</h1><p style="font-weight:400">It rained <code>all</code>
 night.<br><br>Nobody <a href="javascript:alert(1)">came</a>.</p><h4>After</h4>
<nav hidden>Menu</nav><ul><li><p>One</p></li><li>Two<img src="x.png"></li></ul><pre>a &lt; b;
  c</pre></div>`;
