"use client";

import { createContext, useContext } from "react";
import type { Term } from "#lib/glossary/term.ts";

/** The glossary's terms that the article mentions, and how to propose another. */
export type ArticleTerms = {
  readonly terms: readonly Term[];
  /** Null for those who may not. */
  readonly propose: (() => void) | null;
};

export const TermsContext = createContext<ArticleTerms>({ terms: [], propose: null });

export function useArticleTerms(): ArticleTerms {
  return useContext(TermsContext);
}
