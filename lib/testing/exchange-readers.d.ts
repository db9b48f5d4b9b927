// Readers by others, for tests of what we write: neither brings types.

declare module "xliff/xliff12ToJs" {
  export default function read(xml: string): Promise<ReadXliff>;
}

declare module "xliff/xliff2js" {
  export default function read(xml: string): Promise<ReadXliff>;
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
