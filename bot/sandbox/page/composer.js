// The box at the bottom: typing, recalling, and suggestions for "/" and "@".

import { h, uniqueId } from "/page/dom.js";

const MOST_HEIGHT = 200; // pixels, after which the box scrolls

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

  /** Whether the walk has come to this line. */
  isAt(line) {
    return this.#at < this.#lines.length && this.#lines[this.#at] === line;
  }
}

/** Wire up the box. send(text) resolves to null when it failed; state() gives commands, users. */
export function composer({ input, hints, button, send, state }) {
  const history = new History();
  let entries = [];
  let active = 0;

  const fit = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, MOST_HEIGHT)}px`;
    button.disabled = input.value.trim() === "";
  };
  const put = (text) => {
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    fit();
    suggest();
  };
  const submit = async () => {
    const text = input.value.trimEnd();
    if (text.trim() === "") return;
    history.add(text);
    put("");
    // Before sending: whoever goes on by keyboard meanwhile is not called back.
    input.focus();
    const answer = await send(text);
    // What could not be sent is not lost; nor is what was typed meanwhile.
    if (answer === null && input.value === "") put(text);
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
    put(entries[index].text);
    input.focus();
  };

  function suggest() {
    const { commands, users } = state();
    const { rows, note } = suggestions(input.value, commands, users);
    entries = rows;
    if (!rows.length && !note) {
      hide();
      return;
    }
    hints.replaceChildren(...rows.map((entry, index) => drawEntry(entry, () => take(index))));
    if (note) {
      const name = h("b", {}, note.name);
      hints.append(h("div", { class: "hint-note" }, name, ` ${note.usage}`));
    }
    hints.hidden = false;
    if (rows.length) mark(0);
    else input.removeAttribute("aria-activedescendant");
  }

  /** Recall another line, or go to another suggestion; whether the key has been used. */
  function move(step) {
    if (entries.length && !history.isAt(input.value)) {
      mark(active + step);
      return true;
    }
    if (input.value !== "" && !history.isAt(input.value)) return false;
    const line = history.walk(step);
    if (line === null) return false;
    put(line);
    hide();
    return true;
  }

  /** Do what the key means here; whether it means anything. */
  function press({ key, shiftKey }) {
    const open = entries.length > 0;
    const complete = open && entries[active].text.trimEnd() === input.value.trimEnd();
    if (key === "Enter" && !shiftKey) {
      if (open && !complete) take(active);
      else submit();
      return true;
    }
    if (key === "Tab" && !shiftKey && open) {
      take(active);
      return true;
    }
    if (key === "Escape" && !hints.hidden) {
      hide();
      return true;
    }
    if (key === "ArrowUp") return move(-1);
    if (key === "ArrowDown") return move(1);
    return false;
  }

  input.addEventListener("input", () => {
    fit();
    suggest();
  });
  input.addEventListener("blur", () => {
    setTimeout(() => document.activeElement !== input && hide(), 0);
  });
  input.addEventListener("keydown", (event) => {
    if (!event.isComposing && press(event)) event.preventDefault();
  });
  button.addEventListener("click", submit);
  fit();
  return { put, remember: (text) => history.add(text) };
}

/** A suggestion in the list; a press takes it and leaves the focus in the box. */
function drawEntry(entry, take) {
  const onpointerdown = (event) => {
    event.preventDefault();
    take();
  };
  return h("div", { class: "hint", role: "option", id: uniqueId("hint"), onpointerdown },
    h("span", { class: "hint-name" }, entry.name),
    h("span", { class: "hint-usage" }, entry.usage),
    h("span", { class: "hint-description" }, entry.description));
}

/** What to offer for this text: commands after "/", people after "@"; or a usage line. */
function suggestions(text, commands, users) {
  const slash = /^\/\S*$/.exec(text);
  if (slash) return { rows: matchingCommands(slash[0], commands) };
  const command = commands.find((candidate) => text.startsWith(`${candidate.command} `));
  if (command) return { rows: [], note: { name: command.command, usage: command.usage_hint } };
  const mention = /(^|\s)@([\w ]{0,20})$/.exec(text);
  if (!mention) return { rows: [] };
  const before = text.slice(0, mention.index) + mention[1];
  return { rows: matchingUsers(before, mention[2], users) };
}

function matchingCommands(start, commands) {
  return commands
    .filter(({ command }) => command.startsWith(start))
    .map(({ command, usage_hint: usage, description }) => (
      { text: `${command} `, name: command, usage, description }
    ));
}

function matchingUsers(before, start, users) {
  const lower = start.toLowerCase();
  return users
    .filter(({ name }) => name.toLowerCase().startsWith(lower) && name.length > start.length)
    .map((user) => ({
      text: `${before}@${user.name} `,
      name: `@${user.name}`,
      usage: "",
      description: user.is_bot ? "app" : "",
    }));
}
