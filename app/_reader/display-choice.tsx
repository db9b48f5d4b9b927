import { useTranslations } from "next-intl";

/** Light, dark or as the system says, and the text with or without its marks. Native controls: works by `:has()` alone, and is remembered where scripts run. */
export function DisplayChoice() {
  const t = useTranslations("DisplayChoice");
  return (
    <div className="display">
      <button type="button" className="quiet" popoverTarget="display">
        {t("open")}
      </button>
      <div popover="auto" id="display" className="popover display-panel">
        <fieldset>
          <legend>{t("theme")}</legend>
          {(["system", "light", "dark"] as const).map((theme) => (
            <label key={theme} className="check">
              <input type="radio" name="theme" value={theme} defaultChecked={theme === "system"} data-choice="" />
              {t(theme)}
            </label>
          ))}
        </fieldset>
        <label className="check">
          <input type="checkbox" name="marks" value="hidden" data-choice="" />
          {t("hideMarks")}
        </label>
      </div>
    </div>
  );
}
