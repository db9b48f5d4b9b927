import { views } from "../views.ts";

/** What a reader can choose about how a text is set, and what is left unsaid because it is the default. */
const defaults: Readonly<Record<string, string>> = { view: "side", align: "paragraph" };

/** `search` with a choice in it: only what is not the default is said. Other parameters stay. */
export function searchWith(search: string, name: string, value: string): string {
  const parameters = new URLSearchParams(search);
  if (value === defaults[name]) parameters.delete(name);
  else parameters.set(name, value);
  const next = parameters.toString();
  return next === "" ? "" : `?${next}`;
}

/** Keeps a choice for the next article and says it in the address. */
export function keepChoice(name: string, value: string): void {
  try {
    localStorage.setItem(`duizhao.${name}`, value);
  } catch {
    // Refused: the choice holds for this page.
  }
  if (name in defaults) sayChoices({ [name]: value });
}

/** Says choices in the address, without a new entry in the history. */
export function sayChoices(choices: Readonly<Record<string, string>>): void {
  const search = Object.entries(choices).reduce(
    (said, [name, value]) => searchWith(said, name, value),
    location.search,
  );
  if (search !== location.search) history.replaceState(history.state, "", location.pathname + search + location.hash);
}

/** What is chosen now, remembered or by address. */
export function readChoices(article: Element): Record<string, string> {
  const view = article.querySelector<HTMLInputElement>('input[name="view"]:checked');
  const align = article.querySelector<HTMLInputElement>('input[name="align"]:checked');
  return { view: view?.value ?? "side", align: align?.value ?? "paragraph" };
}

/** Chooses the view in this place of the bar as a click on it would. */
export function chooseView(article: Element, place: number): void {
  const input = article.querySelector<HTMLInputElement>(`input[name="view"][value="${views[place]}"]`);
  input?.click();
}

/** Sets sentence against sentence, or not, as a click on the box would. */
export function toggleAlignment(article: Element): void {
  article.querySelector<HTMLInputElement>('input[name="align"]')?.click();
}

/** Whether both languages are on the page. */
export function showsBoth(article: Element): boolean {
  const view = article.querySelector<HTMLInputElement>('input[name="view"]:checked')?.value;
  return view === "side" || view === "stack";
}

/** Whether the reader wants single character keys. */
export function readLetterKeys(): boolean {
  try {
    return localStorage.getItem("duizhao.keys") !== "off";
  } catch {
    return true;
  }
}
