import { plainText } from "#lib/text/runs.ts";
import { findDate } from "./date.ts";
import type { ImportedBlock, ImportedText } from "./document.ts";

/** What the file itself says of its text: a page's head, a document's properties. */
export type Hints = { readonly headline?: string; readonly byline?: string; readonly date?: string | null };

/** Lines at the head, and at the foot, that may be front matter. */
const headLines = 5;
const footLines = 3;
const longestHeadline = 240;
const longestLine = 100;

/**
 * Finds headline, byline and date among a document's blocks, takes them out,
 * and marks what surrounds a text on a web page as left out. `hints` count
 * where the text itself says nothing.
 */
export function recognise(found: readonly ImportedBlock[], hints: Hints = {}): ImportedText {
  const { headline, rest: body } = takeHeadline(found, hints.headline ?? "");
  const { byline, date, rest } = takeLines(body);
  return {
    headline,
    byline: byline || oneLine(hints.byline ?? ""),
    date: date ?? hints.date ?? null,
    blocks: rest.map((block) => (isAround(plainText(block.runs)) ? { ...block, leftOut: true } : block)),
  };
}

function takeHeadline(blocks: readonly ImportedBlock[], hint: string): { headline: string; rest: ImportedBlock[] } {
  const wanted = oneLine(hint);
  const same = wanted === "" ? -1 : blocks.findIndex((block) => textOf(block) === wanted);
  if (same >= 0 && same < headLines) return { headline: wanted, rest: without(blocks, same) };
  if (wanted !== "") return { headline: wanted, rest: [...blocks] };
  const [first] = blocks;
  if (first?.kind === "heading" || (first && mayBeHeadline(first, blocks))) {
    return { headline: textOf(first), rest: without(blocks, 0) };
  }
  return { headline: "", rest: [...blocks] };
}

/** A short first line without a full stop, before something longer. */
function mayBeHeadline(first: ImportedBlock, blocks: readonly ImportedBlock[]): boolean {
  const text = textOf(first);
  return (
    first.kind === "paragraph" &&
    blocks.length > 1 &&
    text.length <= longestHeadline &&
    !/[。.；;，,：:、]$/.test(text) &&
    blocks.slice(1).some((block) => plainText(block.runs).length > text.length)
  );
}

type Lines = { byline: string; date: string | null; rest: ImportedBlock[] };

/** Lines of front matter at the head and at the foot. */
function takeLines(blocks: readonly ImportedBlock[]): Lines {
  const bylines: string[] = [];
  let date: string | null = null;
  const rest = blocks.filter((block, index) => {
    if (index >= headLines && index < blocks.length - footLines) return true;
    const text = textOf(block);
    if (block.kind === "code" || text.length > longestLine) return true;
    const line = readLine(text);
    if (!line) return true;
    if (line.byline) bylines.push(line.byline);
    date ??= line.date;
    return false;
  });
  return { byline: bylines[0] ?? "", date, rest };
}

/** What a line of nothing but front matter says; null for any other. */
function readLine(text: string): { byline: string; date: string | null } | null {
  const found = findDate(text);
  const left = found ? `${text.slice(0, found.from)} ${text.slice(found.to)}` : text;
  const byline = findByline(left);
  const more = left
    .replace(byline?.whole ?? "", " ")
    .replace(/\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?/gi, " ")
    .replace(/(?:来源|稿源|出处|Source)\s*[:：]\s*\S+/gi, " ")
    .replace(
      /(?:发布|发表|更新|刊发)?(?:时间|日期|于)|(?:星期|周)[一二三四五六日天]|published|updated|posted|on|date/gi,
      " ",
    )
    .replace(/[\s|·•,，:：()（）/\\\-—–]+/g, "");
  if (more !== "" || (!found && !byline)) return null;
  return { byline: byline?.text ?? "", date: found?.date ?? null };
}

const hanName = "[\\p{Script=Han}·]{2,8}";
const bylineForms: readonly RegExp[] = [
  new RegExp(
    `(?:[（(]\\s*)?(?:本报|本刊|本网|新华社|特约)?\\s*(?:见习|实习|特约)?(?:记者|通讯员|评论员|撰稿人?)\\s*[:：]?\\s*(?:${hanName})(?:[、\\s]+(?:通讯员\\s*)?${hanName}){0,4}(?:\\s*[）)])?`,
    "u",
  ),
  new RegExp(
    `(?:作者|撰文|撰稿|采写|文)\\s*[:：/／|]\\s*(?:${hanName}|[\\p{Lu}][\\p{L}.'’-]+(?:\\s[\\p{Lu}][\\p{L}.'’-]+){0,3})(?:[、\\s]+${hanName}){0,4}`,
    "u",
  ),
  /\b(?:by|reported by|written by|reporter:|author:)\s+[\p{Lu}][\p{L}.'’-]+(?:[ ,]+(?:and )?[\p{Lu}\d][\p{L}.'’-]*){0,8}/iu,
];

function findByline(text: string): { whole: string; text: string } | null {
  for (const form of bylineForms) {
    const match = form.exec(text);
    if (match) return { whole: match[0], text: oneLine(match[0]).replace(/^[（(]\s*|\s*[）)]$/g, "") };
  }
  return null;
}

/** Lines that stand around a text on a web page: whole lines, so that a sentence about sharing stays. */
const around: readonly RegExp[] = [
  /^(?:分享|分享到|转发|收藏|点赞|评论|打印|纠错|举报|关闭|返回顶部|回到顶部|字号|大中小|扫一扫.{0,12}|相关(?:阅读|新闻|报道|链接)|推荐阅读|热门(?:新闻|推荐)|上一篇.*|下一篇.*|更多.{0,6})[:：]?(?:\s*(?:微信|微博|新浪微博|QQ|QQ空间|朋友圈|[:：|/·]|大|中|小|手机))*$/u,
  /^(?:微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|人人网|豆瓣)(?:[\s|/·]*(?:微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|人人网|豆瓣))*$/u,
  /^[（(【[]?\s*(?:责任编辑|责编|本文编辑|网络编辑|编辑|校对|审核|值班编辑|美编|终审)\s*[:：].{0,40}$/u,
  /^(?:版权所有|版权声明|未经(?:授权|许可|书面).{0,60}(?:转载|使用).*|(?:京|沪|粤|浙|苏)?ICP备.*|.{0,20}公网安备.*)$/u,
  /^(?:©|\(c\)|copyright\b).{0,120}$/iu,
  /^(?:share(?: (?:this|on|via)\b.{0,40})?|tweet|print|e-?mail|pin it|facebook|twitter|x|whatsapp|linkedin|reddit|copy link|save|subscribe.{0,60}|sign up.{0,60}|follow us.{0,40}|advertisement|read more.{0,80}|related (?:articles|stories|news|topics)|more (?:on this story|from .{1,40})|comments?(?: \(\d+\))?|back to top|next article.*|previous article.*)[:.]?$/iu,
  /^(?:(?:facebook|twitter|x|whatsapp|linkedin|reddit|email|print|share|copy link)[\s|/·]*){2,}$/iu,
  /^all rights reserved\.?$/iu,
  /^\(?(?:web )?editor:.{0,40}$/iu,
];

function isAround(text: string): boolean {
  const line = oneLine(text);
  return line.length <= 140 && around.some((form) => form.test(line));
}

function textOf(block: ImportedBlock | undefined): string {
  return block ? oneLine(plainText(block.runs)) : "";
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, other) => other !== index);
}
