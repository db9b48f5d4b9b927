// Readers by others, for tests of what we write: none brings types.

declare module "xliff/xliff12ToJs" {
  export default function read(xml: string): Promise<ReadXliff>;
}

declare module "xliff/xliff2js" {
  export default function read(xml: string): Promise<ReadXliff>;
}

declare module "ilib-xliff" {
  type TranslationUnit = {
    id: string;
    file: string;
    sourceLocale: string;
    targetLocale: string;
    source: string;
    target?: string;
  };
  export class Xliff {
    deserialize(xml: string): void;
    getTranslationUnits(): TranslationUnit[];
  }
}

declare module "gettext-parser" {
  type Translation = {
    msgctxt?: string;
    msgid: string;
    msgstr: string[];
    comments?: { extracted?: string; reference?: string; flag?: string };
  };
  export const po: {
    parse(input: Uint8Array): {
      headers: Record<string, string>;
      translations: Record<string, Record<string, Translation>>;
    };
    compile(parsed: unknown): Uint8Array;
  };
}

type ReadXliff = {
  sourceLanguage: string;
  targetLanguage: string;
  resources: Record<string, Record<string, { source: unknown; target: unknown; note?: unknown }>>;
};
