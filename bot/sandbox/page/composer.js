// The box at the bottom: typing, recalling, and suggestions for "/" and "@".

import { h, uniqueId } from "/page/dom.js";

/** Lines typed so far, newest last; walked with the arrow keys. */
class History {
  #lines = [];
  #at = 0;

  add(line) {
    if (this.#lines.at(-1) !== line) this.#lines.push(line);
    this.#at = this.#lines.length;
  }

  /** The line `step` away, or null at the end of the walk. */
  walk(step) {
    const to = this.#at + step;
    if (to < 0) return this.#lines[0] ?? null;
    this.#at = Math.min(to, this.#lines.length);
    return this.#lines[this.#at] ?? "";
  }

  /** Whether this is the line the walk stands on. */
  standsOn(line) {
    return this.#at < this.#lines.length && this.#lines[this.#at] === line;
  }
}

/** Wire up the box. send(text) does the sending; state() gives commands and users. */
export function composer({ input, hints, button, send, state }) {
  const history = new History();
  let entries = [];
  let active = 0;

  const fit = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 200)}px`;
    button.disabled = input.value.trim() === "";
  };
  const put = (text) => {
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    fit();
    suggest();
  };
  const go = async () => {
    const text = input.value.trimEnd();
    if (text.trim() === "") return;
    history.add(text);
    put("");
    // Before sending: whoever goes on by keyboard meanwhile is not called back.
    input.focus();
    await send(text);
  };
  const hide = () => {
    entries = [];
    hints.hidden = true;
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    active = (index + entries.length) % entries.length;
    const rows = [...hints.querySelectorAll("[role=option]")];
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", rows[active].id);
  };
  const take = (index) => {
    const entry = entries[index];
    put(entry.text);
    input.focus();
  };

  function suggest() {
    const { commands, users } = state();
    const { rows, note } = suggestions(input.value, commands, users);
    entries = rows;
    if (!rows.length && !note) return hide();
    hints.replaceChildren(
      ...rows.map((entry, index) =>
        h("div", { class: "hint", role: "option", id: uniqueId("hint"), onpointerdown: (event) => { event.preventDefault(); take(index); } },
          h("span", { class: "hint-name" }, entry.name), h("span", { class: "hint-usage" }, entry.usage), h("span", { class: "hint-description" }, entry.description))),
      ...(note ? [h("div", { class: "hint-note" }, h("b", {}, note.name), ` ${note.usage}`)] : []),
    );
    hints.hidden = false;
    if (rows.length) mark(0);
    else input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("input", () => {
    fit();
    suggest();
  });
  input.addEventListener("blur", () => setTimeout(() => document.activeElement !== input && hide(), 0));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = entries.length > 0;
    const complete = open && entries[active].text.trimEnd() === input.value.trimEnd();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (open && !complete) take(active);
      else go();
    } else if (event.key === "Tab" && !event.shiftKey && open) {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape" && !hints.hidden) {
      event.preventDefault();
      hide();
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const step = event.key === "ArrowUp" ? -1 : 1;
      if (open && !history.standsOn(input.value)) {
        event.preventDefault();
        mark(active + step);
      } else if (input.value === "" || history.standsOn(input.value)) {
        const line = history.walk(step);
        if (line === null) return;
        event.preventDefault();
        put(line);
        hide();
      }
    }
  });
  button.addEventListener("click", go);
  fit();
  return { put, remember: (text) => history.add(text) };
}

/** What to offer for this text: commands after "/", people after "@"; or a usage line. */
function suggestions(text, commands, users) {
  const typed = /^\/\S*$/.exec(text);
  if (typed) {
    const rows = commands
      .filter((command) => command.command.startsWith(typed[0]))
      .map((command) => ({ text: `${command.command} `, name: command.command, usage: command.usage_hint, description: command.description }));
    return { rows };
  }
  const command = commands.find((one) => text.startsWith(`${one.command} `));
  if (command) return { rows: [], note: { name: command.command, usage: command.usage_hint } };
  const at = /(^|\s)@([\w ]{0,20})$/.exec(text);
  if (at) {
    const rows = users
      .filter((user) => user.name.toLowerCase().startsWith(at[2].toLowerCase()) && user.name.length > at[2].length)
      .map((user) => ({ text: `${text.slice(0, at.index)}${at[1]}@${user.name} `, name: `@${user.name}`, usage: "", description: user.is_bot ? "app" : "" }));
    return { rows };
  }
  return { rows: [] };
}
