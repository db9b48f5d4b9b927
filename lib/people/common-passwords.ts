/**
 * Whether a password is among the first few thousand anybody would try: words
 * people choose, in English and as Chinese is typed, alone or with figures and
 * signs around them or letters exchanged for look-alikes; runs of the keyboard;
 * one short piece over and over; dates and telephone-like rows of digits.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  return looksAlike(lower).some(
    (form) => isWord(form) || isRun(form) || isRepetition(form) || isMostlyOneCharacter(form) || isDigits(form),
  );
}

const words = new Set(
  `
  password passwort passwords passphrase pass passwd pwd secret letmein welcome login logon signin admin
  administrator root user guest test tester testing demo default changeme change temp temporary computer internet
  server master access enter open system service support manager office company
  iloveyou ilove love lovely lover loveme baby babygirl angel princess prince sunshine flower butterfly rainbow
  monkey dragon tiger lion eagle falcon phoenix panther shadow killer hunter ranger soldier warrior ninja wizard
  football baseball basketball soccer hockey golf tennis liverpool arsenal chelsea barcelona realmadrid juventus
  yankees cowboys lakers steelers packers eagles
  superman batman spiderman pokemon pikachu starwars trustno matrix naruto minecraft fortnite roblox hellokitty
  michael jordan jennifer jessica daniel david robert thomas charlie george andrew joshua matthew anthony william
  ashley amanda nicole michelle samantha hannah sophie olivia emily maria anna alex alexander alexandra
  summer winter spring autumn january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  hello hellothere whatever nothing freedom forever friend friends family jesus christ blessed heaven faith
  cheese chocolate cookie banana orange apple peanut pepper ginger coffee pizza
  purple yellow silver golden diamond orchid crystal mustang corvette ferrari porsche mercedes harley yamaha
  google facebook twitter youtube instagram linkedin microsoft windows samsung iphone android apple amazon
  newsroom newspaper editor translator reviewer duizhao
  woaini woaiwo woaizhongguo wodemima mima mimamima nihao nihaoma zhongguo beijing shanghai guangzhou shenzhen
  xiaoming wangwei zhangwei liwei baobao laopo laogong gongxi facai xinnian xinniankuaile taobao alipay weixin
  wechat baidu aini aiwo qinaide wodeai woshishui zhangsan lisi wangwu
  密码 我爱你 你好 中国 北京 上海 管理员 编辑 对照 新闻
  `
    .split(/\s+/)
    .filter(Boolean),
);

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qawsedrftgyhujikolp",
  "01234567890123456789",
  "98765432109876543210",
  "zxcvbnmasdfghjklqwertyuiop",
  "asdfghjkl;'",
  "!@#$%^&*()_+",
  "13579246801357924680",
  "147258369147258369",
  "159753456852",
];

const likenesses: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

function looksAlike(lower: string): string[] {
  const plain = [...lower].map((character) => likenesses[character] ?? character).join("");
  // At the end figures and signs are what was added to a word, in the middle they stand for its letters.
  const [, stem = "", added = ""] = /^(.*?)([^\p{L}]*)$/u.exec(lower) ?? [];
  const mixed = [...stem].map((character) => likenesses[character] ?? character).join("") + added;
  return [...new Set([lower, plain, mixed])];
}

/** One or two words from the list, joined and surrounded by anything that is no letter. */
function isWord(form: string): boolean {
  const letters = form.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (letters === "") return false;
  const bare = letters.replace(/[^\p{L}]+/gu, "");
  if (words.has(bare) || isRowPiece(bare)) return true;
  for (let at = 2; at <= bare.length - 2; at += 1) {
    if (words.has(bare.slice(0, at)) && words.has(bare.slice(at))) return true;
  }
  return false;
}

/** Made of one, two or three pieces of keyboard rows, in either direction: qwer1234, asdf;lkj, 1qaz2wsx. */
function isRun(form: string): boolean {
  let at = 0;
  for (let pieces = 0; pieces < 3 && at < form.length; pieces += 1) {
    let length = form.length - at;
    while (length >= 3 && !isRowPiece(form.slice(at, at + length))) length -= 1;
    if (length < 3) return false;
    at += length;
  }
  return at === form.length;
}

function isRowPiece(piece: string): boolean {
  if (piece.length < 3) return false;
  const reversed = [...piece].reverse().join("");
  return rows.some((row) => row.includes(piece) || row.includes(reversed));
}

/** One piece over and over, whatever stands between: abababab, 5201 5201, lamp-lamp-lamp. */
function isRepetition(form: string): boolean {
  const bare = form.replace(/[^\p{L}\p{N}]+/gu, "").slice(0, 200);
  return /^(.{1,4}?)\1+.?$/su.test(form) || /^(.+?)\1+$/su.test(bare);
}

function isMostlyOneCharacter(form: string): boolean {
  return new Set(form).size <= 2;
}

/** Digits alone, up to twelve: dates, telephone numbers, 5201314. */
function isDigits(form: string): boolean {
  return /^[\d\s./-]{1,14}$/.test(form);
}
