import { halvesOf, type UnitNumber } from "./halves.ts";

/** An empty element below a sentence, in the row the grid keeps for it. Remove it to close. */
export function openDrawer(article: Element, unit: UnitNumber): HTMLElement {
  const drawer = document.createElement("div");
  drawer.className = "drawer";
  const half = halvesOf(article, unit)[0];
  const block = half?.closest<HTMLElement>(".b");
  const text = article.querySelector(".bi");
  if (!half || !block || !text) {
    half?.closest(".pair")?.after(drawer);
    return drawer;
  }
  drawer.style.setProperty("--i", half.style.getPropertyValue("--i"));
  for (const name of ["--k", "--n", "--p"]) drawer.style.setProperty(name, block.style.getPropertyValue(name));
  text.append(drawer);
  return drawer;
}
