import localFont from "next/font/local";

// "optional" and a preload: the text is never set twice, so nothing moves when a font is late.
const serif = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
  display: "optional",
  variable: "--font-serif",
  adjustFontFallback: false,
});

const serifItalic = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
  weight: "200 900",
  style: "italic",
  display: "optional",
  preload: false,
  variable: "--font-serif-italic",
  adjustFontFallback: false,
});

const serifExtended = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
  weight: "200 900",
  display: "optional",
  preload: false,
  variable: "--font-serif-extended",
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+02BD-02C5, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB" }],
});

const sans = localFont({
  src: "../../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  variable: "--font-sans",
  adjustFontFallback: false,
});

/** Class names that make the Latin faces of the public site known to their subtree. */
export const fontClasses = [serif, serifItalic, serifExtended, sans].map((font) => font.variable).join(" ");
