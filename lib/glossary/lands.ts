/**
 * Countries and other lands by their Chinese names, each with the English words that stand for
 * it: names first, then what is called after it. A part that Chinese calls like
 * the whole is among them.
 */
const table = `
中国 China Chinese|美国 US U.S. USA United_States America American|英国 UK U.K. United_Kingdom Britain British Briton England English
法国 France French|德国 Germany German|俄罗斯 Russia Russian|日本 Japan Japanese|韩国 South_Korea South_Korean Korea Korean|朝鲜 North_Korea North_Korean DPRK
印度 India Indian|意大利 Italy Italian|西班牙 Spain Spanish Spaniard|葡萄牙 Portugal Portuguese|荷兰 Netherlands Holland Dutch|比利时 Belgium Belgian
瑞士 Switzerland Swiss|瑞典 Sweden Swedish Swede|挪威 Norway Norwegian|丹麦 Denmark Danish Dane|芬兰 Finland Finnish Finn|冰岛 Iceland Icelandic Icelander
爱尔兰 Ireland Irish|奥地利 Austria Austrian|波兰 Poland Polish Pole|捷克 Czechia Czech|匈牙利 Hungary Hungarian|希腊 Greece Greek|土耳其 Turkey Türkiye Turkish Turk
乌克兰 Ukraine Ukrainian|白俄罗斯 Belarus Belarusian|罗马尼亚 Romania Romanian|保加利亚 Bulgaria Bulgarian|塞尔维亚 Serbia Serbian Serb|克罗地亚 Croatia Croatian Croat
斯洛伐克 Slovakia Slovak|斯洛文尼亚 Slovenia Slovenian Slovene|阿尔巴尼亚 Albania Albanian|立陶宛 Lithuania Lithuanian|拉脱维亚 Latvia Latvian|爱沙尼亚 Estonia Estonian
格鲁吉亚 Georgia Georgian|亚美尼亚 Armenia Armenian|阿塞拜疆 Azerbaijan Azerbaijani Azeri|哈萨克斯坦 Kazakhstan Kazakh|乌兹别克斯坦 Uzbekistan Uzbek|吉尔吉斯斯坦 Kyrgyzstan Kyrgyz
塔吉克斯坦 Tajikistan Tajik|土库曼斯坦 Turkmenistan Turkmen|蒙古 Mongolia Mongolian|越南 Vietnam Vietnamese|泰国 Thailand Thai|缅甸 Myanmar Burma Burmese|老挝 Laos Lao Laotian
柬埔寨 Cambodia Cambodian|马来西亚 Malaysia Malaysian|新加坡 Singapore Singaporean|印度尼西亚 Indonesia Indonesian|印尼 Indonesia Indonesian|菲律宾 Philippines Philippine Filipino
巴基斯坦 Pakistan Pakistani|孟加拉国 Bangladesh Bangladeshi|斯里兰卡 Sri_Lanka Sri_Lankan|尼泊尔 Nepal Nepali Nepalese|不丹 Bhutan Bhutanese|马尔代夫 Maldives Maldivian
阿富汗 Afghanistan Afghan|伊朗 Iran Iranian|伊拉克 Iraq Iraqi|叙利亚 Syria Syrian|黎巴嫩 Lebanon Lebanese|以色列 Israel Israeli|巴勒斯坦 Palestine Palestinian|约旦 Jordan Jordanian
沙特阿拉伯 Saudi_Arabia Saudi Saudi_Arabian|沙特 Saudi_Arabia Saudi Saudi_Arabian|也门 Yemen Yemeni|阿曼 Oman Omani|卡塔尔 Qatar Qatari|科威特 Kuwait Kuwaiti|巴林 Bahrain Bahraini
阿联酋 UAE United_Arab_Emirates Emirates Emirati|埃及 Egypt Egyptian|利比亚 Libya Libyan|突尼斯 Tunisia Tunisian|阿尔及利亚 Algeria Algerian|摩洛哥 Morocco Moroccan|苏丹 Sudan Sudanese
南苏丹 South_Sudan South_Sudanese|埃塞俄比亚 Ethiopia Ethiopian|索马里 Somalia Somali|肯尼亚 Kenya Kenyan|乌干达 Uganda Ugandan|卢旺达 Rwanda Rwandan|坦桑尼亚 Tanzania Tanzanian
尼日利亚 Nigeria Nigerian|加纳 Ghana Ghanaian|塞内加尔 Senegal Senegalese|喀麦隆 Cameroon Cameroonian|刚果 Congo Congolese|安哥拉 Angola Angolan|赞比亚 Zambia Zambian
津巴布韦 Zimbabwe Zimbabwean|莫桑比克 Mozambique Mozambican|南非 South_Africa South_African|加拿大 Canada Canadian|墨西哥 Mexico Mexican|古巴 Cuba Cuban|海地 Haiti Haitian
牙买加 Jamaica Jamaican|巴拿马 Panama Panamanian|哥伦比亚 Colombia Colombian|委内瑞拉 Venezuela Venezuelan|厄瓜多尔 Ecuador Ecuadorian|秘鲁 Peru Peruvian|玻利维亚 Bolivia Bolivian
巴西 Brazil Brazilian|阿根廷 Argentina Argentine Argentinian|智利 Chile Chilean|乌拉圭 Uruguay Uruguayan|巴拉圭 Paraguay Paraguayan|澳大利亚 Australia Australian Aussie
新西兰 New_Zealand New_Zealander|斐济 Fiji Fijian
苏格兰 Scotland Scottish Scots Scot|威尔士 Wales Welsh|英格兰 England English|北爱尔兰 Northern_Ireland Northern_Irish|香港 Hong_Kong|澳门 Macao Macau|台湾 Taiwan Taiwanese
西藏 Xizang Tibet Tibetan|欧洲 Europe European|亚洲 Asia Asian|非洲 Africa African|拉丁美洲 Latin_America Latin_American|拉美 Latin_America Latin_American`;

const words = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .map((line) => line.split(" "))
    .map(([name = "", ...english]) => [name, english.map((word) => word.replace("_", " "))] as const),
);

const namesOf = new Map<string, string[]>();
for (const [name, english] of words)
  for (const word of english) namesOf.set(word, [...(namesOf.get(word) ?? []), name]);

/** Longest first: South Korea is no Korea. */
const anyWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...namesOf.keys()]
    .toSorted((a, b) => b.length - a.length)
    .join("|")
    .replaceAll(".", "\\.")})(?=(?:s|['’]s?)?(?![\\p{L}\\p{N}]))`,
  "gu",
);

/** Whether `name` is the Chinese name of a land that news name often. No judgement on what it is. */
export function isLand(name: string): boolean {
  return words.has(name);
}

/** Whether a Chinese text begins with the name of a land. */
export function startsWithLand(text: string): boolean {
  return [...words.keys()].some((name) => text.startsWith(name));
}

/** The lands that an English text names, or says whose something is, in Chinese: for each place the names it may stand for. */
export function landsIn(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(anyWord)].map(([word]) => namesOf.get(word) ?? []);
}
