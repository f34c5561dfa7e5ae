// Light and dark: as the system wants it, until the button is pressed.

import { byId, icon } from "/page/dom.js";

const STORED = "sandbox-theme";
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

/** Follow the system and the button. */
export function startTheme() {
  byId("theme").append(icon("moon"));
  byId("theme").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme === "dark";
    localStorage.setItem(STORED, dark ? "light" : "dark");
    show();
  });
  prefersDark.addEventListener("change", show);
  show();
}

function show() {
  const chosen = localStorage.getItem(STORED);
  const dark = chosen ? chosen === "dark" : prefersDark.matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(dark));
}
