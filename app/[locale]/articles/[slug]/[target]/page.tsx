import type { Metadata } from "next";
import { articleMetadata } from "../../../../_reader/article/article-metadata.ts";
import { loadAddress } from "../../../../_reader/article/load-article.ts";
import { ReaderPage } from "../../../../_reader/article/reader-page.tsx";

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/[locale]/articles/[slug]/[target]">): Promise<Metadata> {
  const { locale, slug, target } = await params;
  return articleMetadata(await loadAddress(locale, slug, target));
}

export default async function ArticleInTargetPage({ params }: PageProps<"/[locale]/articles/[slug]/[target]">) {
  const { locale, slug, target } = await params;
  return <ReaderPage {...(await loadAddress(locale, slug, target))} />;
}
