/** Two Chinese words each, in which a third seems to stand that is none of theirs: 大学生活 is university life and has no students. */
const neighbours = (
  "大学|生活 中学|生涯 大学|生源 文学|生命 科学|生产 司法|官员 司法|院校 执法|官员 立法|院士 会议|员工 协议|员工 " +
  "其中|国家 其中|国有 其中|国内 当中|国家 中国|会议 美国|会议 全国|会议 外国|会员 城市|场馆 城市|场所 都市|场景 " +
  "全部|长度 一部|长篇 内部|长期 外部|长期 选手|机会 对手|机会 助手|机构 冠军|队伍 亚军|队伍 冠军|队员 挑战|争议 作战|争取 " +
  "白银|行情 白银|行业 宗教|授权 宗教|授课 子女|性格 子女|性别 男女|性格 公社|区别 报社|区分 " +
  "人民|主张 人民|主要 公民|主动 农民|主要 公安|全体 公安|全力 平安|全家 工人|事务 主人|事后 上海|外滩 出海|外国 " +
  "电影|响起 电影|响亮 国家|庭院 专家|长期 大家|长期 东方|言论 对方|言语 地方|法律 官方|法定 生产|品种 国产|品牌 " +
  "发动|机会 流动|机构 变动|机制 黄金|融化 资金|融入 基金|融合 成本|地区 资本|地方 日本|地区 本市|长期 城市|长期"
)
  .split(" ")
  .map((line) => {
    const [first = "", second = ""] = line.split("|");
    return { text: first + second, seam: first.length };
  });

/** Whether what stands at `[from, to)` of a Chinese text is the end of one word and the beginning of the next. Knows words that news often set side by side. */
export function isAcrossWords(text: string, from: number, to: number): boolean {
  return neighbours.some(({ text: both, seam }) => {
    for (let before = 1; before < seam; before += 1) {
      const at = from - before;
      if (at + seam < to && to < at + both.length && text.startsWith(both, at)) return true;
    }
    return false;
  });
}
