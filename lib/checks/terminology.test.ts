import { describe, expect, test } from "vitest";
import type { Rendering, Term } from "#lib/glossary/term.ts";
import { runChecks } from "./check.ts";

/** `渡口=ferry landing|landing|-wharf`: preferred, admitted, forbidden. */
function termsOf(lines: readonly string[]): Term[] {
  return lines.map((line) => {
    const [text = "", renderings = ""] = line.split("=");
    return {
      id: text,
      text,
      renderings: renderings.split("|").map((each, place): Rendering => {
        if (each.startsWith("-")) return { text: each.slice(1), status: "forbidden" };
        return { text: each, status: place === 0 ? "preferred" : "admitted" };
      }),
    };
  });
}

const find = (source: string, target: string, lines: readonly string[], targetLocale = "en") =>
  runChecks({ source, target, sourceLocale: "zh", targetLocale, terms: termsOf(lines) }).filter(
    (issue) => issue.check === "terminology",
  );

describe("terminology", () => {
  for (const [source, target, lines, expected] of [
    ["渡口关了。", "The ferry landings are closed.", ["渡口=ferry landing"], []],
    ["渡口关了。", "The landing is closed.", ["渡口=ferry landing|landing"], []],
    ["渡口关了。", "The harbour is closed.", ["渡口=ferry landing"], ["warning term_missing"]],
    ["渡口关了。", "It is closed.", ["渡口=ferry landing"], ["hint term_missing"]],
    ["渡口关了。", "The wharf is closed.", ["渡口=ferry landing|-wharf"], ["warning term_forbidden_instead wharf"]],
    ["渡口关了。", "The wharf is closed.", ["渡口=-wharf"], ["warning term_forbidden wharf"]],
    [
      "渡口和码头关了。",
      "The ferry landing and the wharf are closed.",
      ["渡口=ferry landing|-wharf", "码头=wharf"],
      [],
    ],
    ["渡口来了人，渡口走了人。", "At the landing people come and go.", ["渡口=landing"], []],
    ["北京青年报报道。", "The Beijing Youth Daily reports.", ["北京=Peking", "北京青年报=Beijing Youth Daily"], []],
    ["没有术语。", "Nothing to render.", ["渡口=ferry landing"], []],
  ] as const) {
    test(`${source} → ${target} (${lines})`, () =>
      expect(
        find(source, target, lines).map(({ severity, message, target: span }) =>
          [severity, message, span && target.slice(...span)].filter(Boolean).join(" "),
        ),
      ).toEqual(expected));
  }

  // A term in another shape, or left out as English leaves it out; beside each what is not that.
  for (const [source, target, line, expected] of [
    ["荷兰船员上岸。", "The Dutch crew went ashore.", "荷兰=the Netherlands", ""],
    ["荷兰船员上岸。", "The Danish crew went ashore.", "荷兰=the Netherlands", "warning"],
    ["荷兰人爱他们的船。", "The Danes love their boats.", "荷兰=the Netherlands", "warning"],
    ["荷兰人爱他们的船。", "People love their boats.", "荷兰=the Netherlands", ""],
    ["他会荷兰语，去过荷兰。", "He knows Dutch and has been abroad.", "荷兰=the Netherlands", "hint"],
    ["英国皇家造船厂停工。", "The Royal Dockyard stands idle.", "英国=UK|British", ""],
    ["英国皇家造船厂停工。", "The Royal Dockyard of Norway stands idle.", "英国=UK|British", "warning"],
    ["英国最高法院判了。", "The Supreme Court has ruled.", "英国=UK|British", ""],
    ["中国台湾的渔船回来了。", "Taiwan’s fishing boats are back.", "中国=China", "warning"],
    ["中国台湾的渔船回来了。", "The fishing boats of China’s Taiwan are back.", "中国=China", ""],
    ["学生联合会来了。", "The NSU came.", "学生=student", ""],
    ["学生和渔民联盟来了。", "The FU came with its guests of the GMB.", "学生=student", "hint"],
    ["英国的船停航。", "The boats do not sail.", "英国=UK|British", "warning"],
    ["政府船坞停工。", "The govt shipyard stands idle.", "政府=government", ""],
    ["政府船坞停工。", "The government’s shipyard stands idle.", "政府=government", ""],
    ["政府船坞停工。", "The guild’s shipyard stands idle.", "政府=government", "warning"],
    ["参议员林登来了。", "Sen. Linden came.", "参议员=senator", ""],
    ["参议员林登来了。", "Mr. Linden came.", "参议员=senator", "warning"],
    ["司法部长来了。", "The attorney general came.", "部长=minister", ""],
    ["渔业部长来了。", "The attorney general came.", "部长=minister", ""],
    ["渔业部长来了。", "The mayor of fisheries came.", "部长=minister", "warning"],
    ["新冠疫情停了渡船。", "The pandemic stopped the ferries.", "新冠=Covid-19", ""],
    ["新冠疫情停了渡船。", "The flu pandemic stopped the ferries.", "新冠=Covid-19", "warning"],
    ["战争毁了渡口。", "The conflict ruined the landing.", "战争=war", ""],
    ["战争和冲突毁了渡口。", "The strike and conflict ruined the landing.", "战争=war", "warning"],
    ["Lindow 银行关了门。", "Lindow has closed.", "银行=bank", ""],
    ["江心洲银行关了门。", "Jiangxinzhou has closed.", "银行=bank", "warning"],
    ["住在 Lindow 的学生走了。", "Those in Lindow have left.", "学生=student", ""],
    ["政府已批准渡船开航。", "Ferries have been approved.", "政府=government", ""],
    ["政府已批准渡船开航。", "Ferries have been approved by the guild.", "政府=government", "warning"],
    ["渡船（英国造）沉了。", "The ferry sank.", "英国=UK", ""],
    ["渡船（英国造）沉了。", "The ferry (built in Norway) sank.", "英国=UK", "warning"],
    ["他怀念大学生活。", "He misses university life.", "学生=student", ""],
  ] as const) {
    test(`${line} in ${source} → ${target}: ${expected || "nothing"}`, () =>
      expect(find(source, target, [line]).map(({ severity }) => severity)).toEqual(expected ? [expected] : []));
  }

  test("a forbidden rendering is found even where another word would pass", () =>
    expect(find("战争毁了渡口。", "The conflict ruined the landing.", ["战争=war|-conflict"])).toMatchObject([
      { message: "term_forbidden_instead" },
    ]));

  test("a forbidden rendering is replaced by the preferred one where it stands uninflected", () => {
    expect(find("渡口关了。", "The wharf is closed.", ["渡口=ferry landing|-wharf"])).toMatchObject([
      { source: [0, 2], fix: { span: [4, 9], text: "ferry landing" } },
    ]);
    expect(find("渡口关了。", "The wharfs are closed.", ["渡口=ferry landing|-wharf"])).toMatchObject([{ fix: null }]);
  });

  test("holds in other languages as far as words go", () => {
    expect(find("渡口关了。", "L’embarcadère est fermé.", ["渡口=embarcadère"], "fr")).toEqual([]);
    expect(find("渡口关了。", "Le port est fermé.", ["渡口=embarcadère"], "fr")).toHaveLength(1);
    expect(find("渡口关了。", "渡し場は閉まっている。", ["渡口=渡し場"], "ja")).toEqual([]);
  });
});
