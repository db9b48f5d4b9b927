/** How sure a feature of one side is to come back on the other side of a true pair. */
export type FeatureKind = "word" | "name" | "number" | "sign" | "cognate" | "term" | "memory" | "unknown";

/**
 * Something of a sentence that its translation should show. It is shown when the
 * other side has one of the `keys` as the first of its own. Without keys it says
 * nothing until some are learned.
 */
export type Feature = { readonly kind: FeatureKind; readonly keys: readonly string[] };

/** The features of one side. The same feature is the same object in every sentence that has it. */
export class FeatureStore {
  private readonly known = new Map<FeatureKind, Map<string, Feature>>();

  /** The feature called `name`, made of `keys` when it is new. */
  get(kind: FeatureKind, name: string, keys: () => readonly string[]): Feature {
    let ofKind = this.known.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      this.known.set(kind, ofKind);
    }
    let feature = ofKind.get(name);
    if (!feature) {
      feature = { kind, keys: keys() };
      ofKind.set(name, feature);
    }
    return feature;
  }

  /** A feature that is found by its own name only. */
  plain(kind: FeatureKind, key: string): Feature {
    return this.get(kind, key, () => [key]);
  }
}
