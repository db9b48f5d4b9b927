import { useTranslations } from "next-intl";
import { views } from "./views.ts";

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
            <span className="word">
              <span className="long">{t(view)}</span>
              {view !== "stack" && (
                <span className="short" aria-hidden="true">
                  {t(`${view}Short`)}
                </span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="align">
        <input type="checkbox" name="align" value="sentence" data-choice="" />
        <span className="word">
          <span className="long">{t("bySentence")}</span>
          <span className="short" aria-hidden="true">
            {t("bySentenceShort")}
          </span>
        </span>
      </label>
      <button type="button" className="mode" data-mode="" hidden>
        {t("sentenceMode")}
      </button>
    </div>
  );
}
