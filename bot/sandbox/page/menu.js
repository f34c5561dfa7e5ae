// A menu that opens under a button: a filter, a list, all with the keyboard.

import { h, uniqueId } from "/page/dom.js";

let openMenu = null;

/** Close the open menu, if there is one, and give the focus back. */
export function closeMenu(refocus = true) {
  if (!openMenu) return;
  const { box, anchor, outside } = openMenu;
  openMenu = null;
  document.removeEventListener("pointerdown", outside, true);
  box.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (refocus && anchor.isConnected) anchor.focus();
}

/**
 * Open a menu under `anchor`.
 * load(query) gives the entries, at once or later: {label, description, value}.
 * choose(entry) is called with the entry that was taken.
 */
export function showMenu(anchor, { load, choose, filter = true, hint = "" }) {
  closeMenu(false);
  const listId = uniqueId("menu");
  const list = h("div", { class: "menu-list", role: "listbox", id: listId });
  const input = h("input", {
    class: "menu-filter",
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": listId,
    "aria-label": hint || "Filter",
    placeholder: hint || "Filter",
    autocomplete: "off",
    spellcheck: "false",
  });
  if (!filter) input.classList.add("unseen");
  const box = h("div", { class: "menu" }, input, list);
  const outside = (event) => {
    if (!box.contains(event.target) && !anchor.contains(event.target)) closeMenu(false);
  };
  let entries = [];
  let active = 0;
  let newest = 0;

  const mark = (index) => {
    active = Math.max(0, Math.min(index, entries.length - 1));
    if (!entries.length) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    const rows = [...list.children];
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", rows[active].id);
    rows[active].scrollIntoView({ block: "nearest" });
  };
  const take = (index) => {
    const entry = entries[index];
    if (!entry) return;
    closeMenu();
    choose(entry);
  };
  const showNote = (text) => {
    entries = [];
    list.replaceChildren(h("p", { class: "menu-note", role: "status" }, text));
  };
  const drawEntry = (entry, index) =>
    h(
      "div",
      {
        class: "menu-entry",
        role: "option",
        id: uniqueId("entry"),
        onpointermove: () => index !== active && mark(index),
        onclick: () => take(index),
      },
      h("span", { class: "menu-label" }, entry.label),
      entry.description ? h("span", { class: "menu-description" }, entry.description) : null,
    );
  const fill = async () => {
    const request = ++newest;
    let loaded;
    try {
      loaded = await load(input.value);
    } catch (problem) {
      if (request === newest) showNote(`No options came: ${problem.message}`);
      return;
    }
    if (request !== newest) return;
    if (typeof loaded === "string" || !loaded.length) {
      showNote(loaded || "No results");
      return;
    }
    entries = loaded;
    list.replaceChildren(...entries.map(drawEntry));
    mark(0);
  };

  box.addEventListener("keydown", (event) => {
    const { key } = event;
    const moves = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: entries.length - 1 };
    if (key === "Tab") {
      closeMenu();
      return;
    }
    if (key in moves && (key.startsWith("Arrow") || !filter)) mark(moves[key]);
    else if (key === "Enter") take(active);
    else if (key === "Escape") closeMenu();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("input", fill);
  openMenu = { box, anchor, outside };
  anchor.setAttribute("aria-expanded", "true");
  anchor.after(box);
  document.addEventListener("pointerdown", outside, true);
  place(box, anchor);
  input.focus({ preventScroll: true });
  fill().then(() => openMenu?.box === box && place(box, anchor));
}

/** Under the button, or above it when there is no room. */
function place(box, anchor) {
  const rect = anchor.getBoundingClientRect();
  const height = box.offsetHeight;
  const below = rect.bottom + 4 + height <= window.innerHeight || rect.top < height;
  const left = Math.min(rect.left, window.innerWidth - box.offsetWidth - 8);
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${below ? rect.bottom + 4 : rect.top - height - 4}px`;
}
