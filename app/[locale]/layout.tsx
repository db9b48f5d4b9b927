import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/public-sans/wght.css";
import "../_ui/tokens.css";
import "../_ui/base.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { isUiLocale } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";

export const metadata: Metadata = { metadataBase: new URL(process.env["DUIZHAO_ORIGIN"] ?? "http://localhost:3000") };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#141311" },
  ],
};

export default async function RootLayout({ children, params }: LayoutProps<"/[locale]">) {
  const { locale } = await params;
  if (!isUiLocale(locale)) notFound();
  return (
    <html lang={htmlLang(locale)} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
