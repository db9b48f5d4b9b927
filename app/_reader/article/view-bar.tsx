import { useTranslations } from "next-intl";

export const views = ["side", "stack", "original", "translation"] as const;

/** How both texts are set. Native controls: the style sheet reads them, with and without scripts. */
export function ViewBar() {
  const t = useTranslations("ViewBar");
  return (
    <div className="viewbar">
      <fieldset className="views">
        <legend className="visually-hidden">{t("views")}</legend>
        {views.map((view) => (
          <label key={view} data-view={view}>
            <input type="radio" name="view" value={view} defaultChecked={view === "side"} data-choice="" />
            <span className="word">{t(view)}</span>
          </label>
        ))}
      </fieldset>
      <label className="align">
        <input type="checkbox" name="align" value="sentence" data-choice="" />
        <span>{t("bySentence")}</span>
      </label>
      <button type="button" className="mode" data-mode="" hidden aria-pressed={false}>
        {t("sentenceMode")}
      </button>
    </div>
  );
}
