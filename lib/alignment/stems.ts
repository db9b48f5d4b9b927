/** Forms that no rule leads back: `form base` pairs. */
const irregular = pairs(
  "am be is be are be was be were be been be being be has have had have having have does do did do done do goes go went go gone go going go says say said say made make took take taken take came come saw see seen see knew know known know thought think got get gotten get gave give given give found find told tell became become left leave felt feel brought bring began begin begun begin kept keep held hold wrote write written write stood stand heard hear meant mean met meet ran run running run paid pay sat sit sitting sit spoke speak spoken speak lay lie lain lie lying lie led lead grew grow grown grow lost lose fell fall fallen fall sent send built build understood understand drew draw drawn draw broke break broken break spent spend rose rise risen rise drove drive driven drive bought buy wore wear worn wear chose choose chosen choose sought seek caught catch taught teach ate eat eaten eat sold sell fought fight threw throw thrown throw slept sleep dealt deal won win forgot forget forgotten forget laid lay hung hang shook shake shaken shake struck strike hid hide hidden hide flew fly flown fly woke wake woken wake sang sing sung sing sank sink sunk sink swam swim rode ride ridden ride rang ring rung ring shot shoot stole steal stolen steal swore swear sworn swear tore tear torn tear bent bend lent lend bore bear born bear borne bear bound bind fed feed fled flee froze freeze frozen freeze dug dig drank drink drunk drink blew blow blown blow bit bite bitten bite stuck stick swept sweep wept weep crept creep leapt leap dreamt dream burnt burn learnt learn spelt spell lit light slid slide spun spin sprang spring shone shine dying die died die dies die tied tie tying tie men man women woman children child people person feet foot teeth tooth mice mouse geese goose lives life wives wife knives knife leaves leaf wolves wolf halves half shelves shelf selves self better good best good worse bad worst bad more many most many less little least little further far elder old eldest old data datum media medium criteria criterion analyses analysis theses thesis crises crisis bases basis news news",
);

const vowel = /[aeiouy]/;

/**
 * What the forms of an English word have in common: "publicity" and "publicly"
 * give one stem, "went" that of "go". Lower case, seven letters at most: made to
 * compare words, not to be shown. Words of other languages lose their case only
 * and what looks like an English ending.
 */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/, "");
  const base = irregular.get(lower);
  return base === lower ? base : shorten(base ?? lower);
}

/** The longest that is compared: past it stand endings as a rule. */
const longest = 7;

function shorten(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  if (stem.endsWith("ies") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.endsWith("ied") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else stem = undouble(cut(stem, "ed") ?? cut(stem, "ing") ?? stem, stem);
  stem = stem.replace(/i[sz]ations?$/, "ize");
  for (const ending of endings) {
    const base = cut(stem, ending, 4);
    if (base === undefined) continue;
    stem = base;
    break;
  }
  if (stem.length > 3 && stem.endsWith("e")) stem = stem.slice(0, -1);
  if (stem.length > 3 && stem.endsWith("y")) stem = `${stem.slice(0, -1)}i`;
  return stem.slice(0, longest);
}

const endings = ["fulness", "ousness", "iveness", "ations", "ation", "ments", "ment", "ness", "ally", "ily", "ly"];

/** `word` without `ending`, when what is left could be a word. */
function cut(word: string, ending: string, shortest = 3): string | undefined {
  if (!word.endsWith(ending)) return undefined;
  const base = word.slice(0, -ending.length);
  return base.length >= shortest && vowel.test(base) ? base : undefined;
}

/** "planned" is plan, "falling" is fall. */
function undouble(base: string, word: string): string {
  return base !== word && /([bdgkmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
}

function pairs(list: string): ReadonlyMap<string, string> {
  const words = list.split(" ");
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < words.length; index += 2) found.set(words[index] ?? "", words[index + 1] ?? "");
  return found;
}
