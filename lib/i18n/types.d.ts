import type messages from "../../messages/en.json";
import type { UiLocale } from "./routing.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: UiLocale;
    Messages: typeof messages;
  }
}
