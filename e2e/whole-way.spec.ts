import type { Page } from "@playwright/test";
import { createTranslator } from "next-intl";
import type { UiLocale } from "../lib/i18n/routing.ts";
import en from "../messages/en.json" with { type: "json" };
import zh from "../messages/zh.json" with { type: "json" };
import { expect, test } from "./fixtures.ts";

const headline = ["三百名老师下乡教游泳", "Three hundred teachers bring swimming to the villages"] as const;
const first = [
  "今年夏天，全县有300名老师到乡村教游泳。",
  "This summer 300 teachers taught swimming in the county's villages.",
] as const;
const second = ["课程覆盖12万余名学生。", "The lessons reached more than 120,000 pupils."] as const;
const wrong = "The lessons reached 12 pupils.";
const better = "The lessons reached over 120,000 schoolchildren.";

// The same way in each interface language: nobody may be stopped by a word that is missing.
for (const uiLocale of ["zh", "en"] as const) {
  test(`from a draft to a corrected page, with the interface in ${uiLocale}`, async ({ signInAs, visit }) => {
    test.setTimeout(120_000);
    const say = speaker(uiLocale);
    const slug = `whole-way-${uiLocale}-${Date.now()}`;

    const editor = await signInAs("editor");
    await editor.goto(`/${uiLocale}/desk`);
    await editor.getByRole("link", { name: say("DeskPage.newArticle") }).click();
    await editor.getByLabel(say("NewArticlePage.headline"), { exact: true }).fill(headline[0]);
    await editor.getByRole("button", { name: say("NewArticlePage.create") }).click();
    await editor.waitForURL(/articles\/[0-9a-f-]{36}$/);
    const body = editor.getByRole("textbox", { name: say("SourceEditor.body"), exact: true });
    await body.click();
    await editor.keyboard.insertText(first[0] + second[0]);
    await expectSaved(editor, say);
    await editor.getByLabel(say("DetailsPanel.slug"), { exact: true }).fill(slug);
    await editor.getByRole("button", { name: say("DetailsPanel.save") }).click();
    await expect(editor.getByText(say("DetailsPanel.saved"))).toBeVisible();
    const article = new URL(editor.url()).pathname.replace(/^\/[^/]+/, "");

    await editor.goto(`/${uiLocale}${article}/publish`);
    await editor
      .getByRole("button", {
        name: say("PublishPage.publishOriginal", { language: languages[uiLocale].zh, number: 1 }),
      })
      .click();
    await expect(editor.getByText(say("PublishPage.done"))).toBeVisible();

    const translator = await signInAs("translator");
    await translator.goto(`/${uiLocale}${article}/en`);
    const typed = [headline[1], null, first[1], wrong].filter((text) => text !== null);
    const rows = await translator.getByRole("button", { name: numbered(say, "SentenceRow.edit") }).count();
    await translator.getByRole("button", { name: say("SentenceRow.edit", { number: 1 }) }).click();
    const byline = rows - typed.length;
    for (const [index, text] of [headline[1], ...Array(byline).fill("By Chen Yu"), first[1], wrong].entries()) {
      const field = translator.getByRole("textbox", { name: say("TargetEditor.label", { number: index + 1 }) });
      await expect(field).toBeFocused();
      await translator.keyboard.insertText(text);
      await translator.keyboard.press("ControlOrMeta+Enter");
    }
    await expectSaved(translator, say);

    // The wrong figure stands in the way of the reviewer and of publication.
    const reviewer = await signInAs("reviewer");
    await reviewer.goto(`/${uiLocale}${article}/en/review`);
    await reviewer.getByRole("button", { name: say("ReviewList.selectSound", { count: rows - 1 }) }).click();
    await reviewer.getByRole("button", { name: say("ReviewList.approveSelected", { count: rows - 1 }) }).click();
    await expect(reviewer.getByText(say("ReviewList.approved", { count: rows - 1 }))).toBeVisible();
    await reviewer.goto(`/${uiLocale}${article}/publish`);
    await expect(reviewer.getByText(say("PublishPage.blocked"))).toBeVisible();

    // The last sentence confirmed stays open.
    await translator.getByRole("textbox", { name: say("TargetEditor.label", { number: rows }) }).fill(second[1]);
    await translator.keyboard.press("ControlOrMeta+Enter");
    await expectSaved(translator, say);

    await reviewer.goto(`/${uiLocale}${article}/en/review`);
    await reviewer.getByRole("button", { name: say("ReviewItem.approve"), exact: true }).click();
    await expect(reviewer.getByText(say("ReviewList.approved", { count: 1 }))).toBeVisible();
    await reviewer.goto(`/${uiLocale}${article}/publish`);
    await reviewer
      .getByRole("button", {
        name: say("PublishPage.publishTranslation", { language: languages[uiLocale].en, number: 1 }),
      })
      .click();
    await expect(reviewer.getByText(say("PublishPage.done"))).toBeVisible();

    const reader = await visit();
    await reader.goto(`/${uiLocale}/articles/${slug}/en`);
    await expect(reader.getByRole("heading", { name: headline[1] })).toBeVisible();
    await reader.getByText(second[1]).click();
    await reader.getByRole("link", { name: say("ReaderIsland.suggest") }).click();
    await reader.getByRole("textbox", { name: say("SuggestForm.yours") }).fill(better);
    await reader.getByRole("button", { name: say("SuggestForm.send") }).click();
    await reader.getByRole("link", { name: say("SuggestForm.follow") }).click();
    await expect(reader.getByText(say("CorrectionOutcomes.received"))).toBeVisible();

    await reviewer.goto(`/${uiLocale}/desk/corrections?target=en`);
    const proposal = reviewer.getByRole("article").filter({ hasText: "schoolchildren" }).first();
    await proposal.getByRole("button", { name: say("ProposalCard.accept") }).click();
    const published = say("DecidedNotice.published", { number: "#" }).replace("#", "C-\\d+");
    await expect(reviewer.getByText(new RegExp(published))).toBeVisible();

    await reader.reload();
    await expect(reader.getByText(say("CorrectionOutcomes.published"))).toBeVisible();
    await reader.goto(`/${uiLocale}/articles/${slug}/en`);
    await expect(reader.getByText(better).first()).toBeVisible();
  });
}

const languages = { zh: { zh: "中文", en: "英语" }, en: { zh: "Chinese", en: "English" } } as const;

type Say = (key: string, values?: Record<string, string | number>) => string;

function speaker(uiLocale: UiLocale): Say {
  const t = createTranslator({ locale: uiLocale, messages: uiLocale === "zh" ? zh : en });
  return (key, values) => t(key as never, values as never);
}

function numbered(say: Say, key: string): RegExp {
  return new RegExp(`^${say(key, { number: 1 }).replace("1", "\\d+")}$`);
}

async function expectSaved(page: Page, say: Say): Promise<void> {
  const saved = new RegExp(say("SaveStatus.saved", { time: "#" }).replace("#", "\\d"));
  await expect(page.getByRole("status").filter({ hasText: saved })).toBeVisible();
}
