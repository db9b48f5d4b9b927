// Sets what this reader chose before anything is painted. Blocking and small on purpose; the rest is the reader's island.
(() => {
  const root = document.documentElement;
  const stored = (name) => {
    try {
      return localStorage.getItem(`duizhao.${name}`);
    } catch {
      return null;
    }
  };
  const asked = new URLSearchParams(location.search);
  const chosen = {
    theme: stored("theme"),
    marks: stored("marks"),
    view: asked.get("view") ?? stored("view"),
    align: asked.get("align") ?? stored("align"),
  };
  // On a narrow screen both languages are always interleaved, and the choice between the two is hidden.
  if (chosen.view === "stack" && matchMedia("(max-width: 56rem)").matches) chosen.view = "side";

  const setTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  setTheme(chosen.theme);

  const seen = new WeakSet();
  const apply = () => {
    for (const input of document.querySelectorAll("input[data-choice]")) {
      if (seen.has(input)) continue;
      seen.add(input);
      const value = chosen[input.name] ?? null;
      if (value === null) continue;
      if (input.type === "checkbox") input.checked = input.value === value;
      else if (input.value === value) input.checked = true;
    }
  };
  const observer = new MutationObserver(apply);
  observer.observe(root, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => {
    apply();
    observer.disconnect();
  });

  addEventListener("change", ({ target }) => {
    if (!target.matches("input[data-choice]:is([name=theme], [name=marks])")) return;
    if (target.name === "theme") setTheme(target.value);
    try {
      localStorage.setItem(`duizhao.${target.name}`, target.checked ? target.value : "");
    } catch {}
  });
})();
