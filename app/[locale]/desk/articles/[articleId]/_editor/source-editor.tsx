"use client";

import type { Editor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useCallback, useEffect, useState } from "react";
import { frontMatterKinds, isFrontMatter, type SourceDocument } from "#lib/articles/article.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { plainText } from "#lib/text/runs.ts";
import { RecoveryOffer } from "../../../../../_ui/autosave/recovery-offer.tsx";
import { SaveStatus } from "../../../../../_ui/autosave/save-status.tsx";
import { SignedOutDialog } from "../../../../../_ui/autosave/signed-out-dialog.tsx";
import { BodyEditor } from "./body-editor.tsx";
import { ConflictBox } from "./conflict-box.tsx";
import { type Details, DetailsPanel } from "./details-panel.tsx";
import styles from "./editor.module.css";
import { type Kept, KeptTexts } from "./kept-texts.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { TextCount } from "./text-count.tsx";
import { BlocksDifference } from "./text-difference.tsx";
import { TextField } from "./text-field.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useSource } from "./use-source.ts";

type Props = {
  readonly source: SourceDocument;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly details: Details;
  readonly kept: readonly Kept[];
  /** Links between the pages of the article. */
  readonly nav: ReactNode;
  /** Below the details: where the translations stand. */
  readonly aside: ReactNode;
};

/** Where an original is written. */
export function SourceEditor({ source, person, details, kept, nav, aside }: Props) {
  const t = useTranslations("SourceEditor");
  const router = useRouter();
  const state = useSource(source, person.id);
  const { autosave, attach, bodyChanged } = state;
  const { queue } = autosave;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [href, setHref] = useState<string | null>(null);
  const [signInPutOff, setSignInPutOff] = useState(false);
  const [initialBody] = useState(() => source.blocks.filter((block) => !isFrontMatter(block)));
  const { articleId, sourceLocale: locale } = source;
  const [lang, dir] = [htmlLang(locale), localeDirection(locale)];
  const signedOut = autosave.status.kind === "signed_out";

  useEffect(() => {
    if (!signedOut) setSignInPutOff(false);
  }, [signedOut]);

  const takeEditor = useCallback(
    (created: Editor | null) => {
      attach(created);
      setEditor(created);
    },
    [attach],
  );
  const leave = useCallback(() => void queue.flush(), [queue]);
  const resume = useCallback(() => queue.resume(), [queue]);
  const askForLink = useCallback(() => {
    setHref((open) => open ?? "");
  }, []);

  // The next page reads what is stored: it waits for what was typed last.
  function saveFirst(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target !== "" || queue.unsavedKeys().length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void queue.flush().then(() => router.push(link.getAttribute("href") ?? ""));
  }

  function resolve(preferred: "mine" | "theirs") {
    state.resolve(preferred);
    // Beside the text, what lost is listed.
    router.refresh();
  }

  function setLink(address: string) {
    setHref(null);
    const chain = editor?.chain().focus().extendMarkRange("link");
    if (address === "") chain?.unsetMark("link").run();
    else if (editor?.state.selection.empty && !editor.isActive("link")) {
      chain?.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    } else chain?.setMark("link", { href: address }).run();
  }

  return (
    <div className={styles["page"]} onClickCapture={saveFirst}>
      {nav}
      <div className={styles["desk"]}>
        <div className={styles["writing"]}>
          <div className={styles["bar"]}>
            <Toolbar editor={editor} locale={locale} controls="body" onLink={askForLink} />
            <SaveStatus
              status={autosave.status}
              keeping={autosave.keeping}
              onRetry={() => queue.retry()}
              onSignIn={() => setSignInPutOff(false)}
              conflict={t("conflict")}
              onShowConflict={() => document.getElementById("conflict")?.focus()}
            />
          </div>

          {autosave.recoverable.map((copy) => (
            <RecoveryOffer
              key={copy.tab}
              at={new Date(copy.at)}
              text={copy.content.map((block) => plainText(block.runs)).join("\n\n")}
              onRestore={() => state.restore(copy)}
              onDiscard={() => autosave.discard(copy)}
            >
              <BlocksDifference before={state.blocks} after={state.recovered(copy)} locale={locale} />
            </RecoveryOffer>
          ))}

          {state.conflict && (
            <ConflictBox
              id="conflict"
              base={state.base}
              theirs={state.conflict}
              mine={state.blocks}
              person={person.id}
              onKeepMine={() => resolve("mine")}
              onTakeTheirs={() => resolve("theirs")}
              onEdit={() => editor?.commands.focus()}
            />
          )}
          <p role="status" className={styles["merge"]}>
            {state.merge && t("merged", { who: state.merge.self ? "you" : "other", name: state.merge.name })}
          </p>

          <div className={styles["paper"]}>
            {frontMatterKinds.map((kind, index) => (
              <TextField
                key={kind}
                id={kind}
                label={t(kind)}
                placeholder={t(kind)}
                value={state.front[kind]}
                className={styles[kind] ?? ""}
                lang={lang}
                dir={dir}
                onChange={(text, settled) => state.writeFront(kind, text, settled)}
                onLeave={leave}
                onEnter={() => {
                  const next = frontMatterKinds[index + 1];
                  if (next) document.getElementById(next)?.focus();
                  else editor?.commands.focus("start");
                }}
              />
            ))}
            <BodyEditor
              id="body"
              label={t("body")}
              blocks={initialBody}
              locale={locale}
              lang={lang}
              dir={dir}
              className={styles["body"] ?? ""}
              onEditor={takeEditor}
              onChange={bodyChanged}
              onLeave={leave}
              onLink={askForLink}
            />
          </div>
          <div className={styles["hint"]}>
            <TextCount blocks={state.blocks} locale={locale} />
            <p className="meta">{t("keys")}</p>
          </div>
        </div>

        <aside className={styles["rail"]} aria-label={t("about")}>
          <DetailsPanel
            articleId={articleId}
            details={details}
            headline={state.front.headline}
            beforeSaving={() => queue.flush()}
          />
          {aside}
          <KeptTexts kept={kept} current={state.blocks} locale={locale} onPutBack={state.putBack} />
        </aside>
      </div>

      <LinkDialog
        href={href === null ? null : String(editor?.getAttributes("link")["href"] ?? "")}
        onLink={setLink}
        onClose={() => setHref(null)}
      />
      <SignedOutDialog
        person={person}
        open={signedOut && !signInPutOff}
        onSignedIn={resume}
        onClose={() => setSignInPutOff(true)}
      />
    </div>
  );
}
