import type { Metadata } from "next";
import { articleMetadata } from "../../../_reader/article/article-metadata.ts";
import { loadAddress } from "../../../_reader/article/load-article.ts";
import { ReaderPage } from "../../../_reader/article/reader-page.tsx";

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/[locale]/articles/[slug]">): Promise<Metadata> {
  const { locale, slug } = await params;
  return articleMetadata(await loadAddress(locale, slug, null));
}

export default async function ArticleInUiLocalePage({ params }: PageProps<"/[locale]/articles/[slug]">) {
  const { locale, slug } = await params;
  return <ReaderPage {...(await loadAddress(locale, slug, null))} />;
}
