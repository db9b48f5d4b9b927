import { snapBoundary } from "#lib/segments/segmentation.ts";
import type { Cut, TextUnderWay } from "./document.ts";
import type { Pairing, Side } from "./pairing.ts";

/** A sentence as it is shown: its text and where it begins. `from`: UTF-16 offset into its block. */
export type PlacedText = { readonly block: number; readonly from: number; readonly text: string };

/** Where somebody cut the sentences of both texts. */
export type Cuts = Readonly<Record<Side, readonly Cut[]>>;

/** A pairing with the cuts that it counts by. */
export type PairingWork = { readonly pairing: Pairing; readonly cuts: Cuts };

/** The cuts that two texts have. */
export function cutsOf({ source, target }: Readonly<Record<Side, TextUnderWay>>): Cuts {
  return { source: source.cuts ?? [], target: target.cuts ?? [] };
}

/** Where the second half begins when `text` is cut at a UTF-16 offset; null when one of them would be empty. */
export function findCutPlace(text: string, at: number): number | null {
  const place = snapBoundary(at, text);
  return text.slice(0, place).trim() === "" || text.slice(place).trim() === "" ? null : place;
}

const marks = /[，；：、。！？…—,;:.!?–]+["'’”」』）)]*/g;

/** Where somebody may want to cut a sentence: after the mark of punctuation that is nearest to its middle; the middle where there is none. */
export function proposeCut(text: string): number {
  const middle = text.length / 2;
  const places = [...text.matchAll(marks)].map((mark) => mark.index + mark[0].length).filter((at) => at < text.length);
  const [nearest] = places.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest ?? Math.floor(middle);
}

/** Sentences cut further: what `bodySentences` gives for a text with these cuts, from what it gives for the text without. */
export function cutSentences<Sentence extends PlacedText>(
  sentences: readonly Sentence[],
  cuts: readonly Cut[],
): Sentence[] {
  return sentences.flatMap((sentence) => {
    const { block, from, text } = sentence;
    const places = cuts
      .filter((cut) => cut.block === block && cut.at > from && cut.at < from + text.length)
      .map(({ at }) => at - from);
    const ends = [0, ...new Set(places.toSorted((a, b) => a - b)), text.length];
    return ends.slice(1).map((end, index) => {
      const begin = ends[index] ?? 0;
      return { ...sentence, from: from + begin, text: text.slice(begin, end).trimEnd() };
    });
  });
}

/**
 * The work after the sentence of `side` at `index` of its text, which belongs to
 * group `group`, is cut at `place` of its text (see `findCutPlace`). The halves stay in
 * their group, where they can be split or moved.
 */
export function cutSentence(
  { pairing, cuts }: PairingWork,
  { side, group, sentence, place }: SentenceCut,
): PairingWork {
  const cut = { block: sentence.block, at: sentence.from + place };
  return {
    pairing: pairing.map((one, index) => (index === group ? { ...one, [side]: one[side] + 1 } : one)),
    cuts: { ...cuts, [side]: [...cuts[side], cut] },
  };
}

/** A sentence of a group, and where in its text it is cut. */
export type SentenceCut = {
  readonly side: Side;
  readonly group: number;
  readonly sentence: PlacedText;
  readonly place: number;
};
