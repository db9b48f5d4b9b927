import { describe, expect, test } from "vitest";
import { assertStrongPassword } from "./password-rule.ts";

const person = { name: "Chen Yu 陈屿", email: "chen.yu@wangchuan.example" };

describe("refused", () => {
  for (const password of [
    "1234567",
    "密码密码密码密",
    "password",
    "Password1",
    "P@ssw0rd!",
    "passw0rd123",
    "letmein2024",
    "welcome1!",
    "12345678",
    "123456789012",
    "87654321",
    "11111111",
    "abcdefgh",
    "qwertyuiop",
    "Qwerty123",
    "1qaz2wsx",
    "1q2w3e4r5t",
    "qwer1234",
    "asdfghjkl",
    "zxcvbnm123",
    "abababab",
    "abcabcabc",
    "520520520",
    "5201314520",
    "19900101",
    "1990-01-01",
    "13800138000",
    "woaini1314",
    "woaini520",
    "zhongguo",
    "Beijing2008",
    "iloveyou",
    "iloveyou123",
    "Summer2026!",
    "football1",
    "admin123",
    "administrator",
    "changeme1",
    "trustno1",
    "monkeydragon",
    "demo-duizhao-2026",
    "correct correct",
    "我爱你我爱你我爱你",
    "aaaaaaab",
    "chenyu2026",
    "Chen.Yu.1",
    "chen.yu@wangchuan.example",
    "chenyuchenyu",
    "陈屿chenyu".repeat(200),
  ]) {
    test(password.slice(0, 40), () =>
      expect(() => assertStrongPassword(password, person)).toThrow(expect.objectContaining({ code: "weak_password" })),
    );
  }
});

describe("taken", () => {
  for (const password of [
    "seven lamps in a row",
    "correct horse battery staple",
    "kV7#qpz!",
    "南湖的芦苇开花了",
    "une tasse de thé",
    "mysummerhouse",
    "chen yu rides a bicycle",
    "   spaces   count   ",
    "a3f9c1d27b",
    `a ${"lamp-post on the quay ".repeat(10)}`,
  ]) {
    test(password.slice(0, 40), () => expect(() => assertStrongPassword(password, person)).not.toThrow());
  }
});
