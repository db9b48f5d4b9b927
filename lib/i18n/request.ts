import { locale as rootLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { isUiLocale } from "./routing.ts";

export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await rootLocale()) ?? "zh";
  const locale = isUiLocale(wanted) ? wanted : "zh";
  const messages = locale === "zh" ? await import("../../messages/zh.json") : await import("../../messages/en.json");
  return { locale, messages: messages.default, timeZone: process.env["DUIZHAO_TIME_ZONE"] ?? "Asia/Shanghai" };
});
