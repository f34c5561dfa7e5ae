// Of all messages only one is in the tab order, with the links and buttons in it: the newest, or
// the one that was visited last. The arrow keys go from message to message.

const NATIVE = "a[href], button, input, select, summary, textarea";
const CONTROLS = `${NATIVE}, [tabindex]`;

/** Keep one message of `list` in the tab order. Call refresh() whenever the list has changed. */
export function oneStop(list) {
  let current = null;

  const rows = () => [...list.querySelectorAll("[data-ts]")];
  const visit = (row) => {
    if (row === current) return;
    if (current) takeOut(current);
    current = row;
    putIn(row);
  };
  const refresh = () => {
    const all = rows();
    for (const row of all) if (row !== current) takeOut(row);
    const inUse = current?.isConnected && list.contains(document.activeElement);
    if (!inUse && all.length) visit(all.at(-1));
  };

  list.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-ts]");
    if (row) visit(row);
  });
  list.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-ts]")) return;
    const all = rows();
    const index = all.indexOf(event.target);
    const moves = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 };
    if (!(event.key in moves)) return;
    event.preventDefault();
    all[moves[event.key]]?.focus();
  });
  return { refresh };
}

function takeOut(row) {
  row.tabIndex = -1;
  for (const control of row.querySelectorAll(CONTROLS)) control.tabIndex = -1;
}

function putIn(row) {
  row.tabIndex = 0;
  for (const control of row.querySelectorAll(CONTROLS)) {
    if (control.matches(NATIVE)) control.removeAttribute("tabindex");
    else control.tabIndex = 0;
  }
}
