// The list of a channel's messages: kept in step with what there is, scrolled to what is new.

import { byId, h } from "/page/dom.js";
import { drawMessages } from "/page/messages.js";
import { oneStop } from "/page/roving.js";

const EMPTY = "Nothing here yet. Type a line below, or press one of the examples.";

let stops = null;

/** Draw these messages; `follow` is the ts of the one to bring into view, or null. */
export function drawChannel(messages, ctx, follow) {
  const list = byId("messages");
  const drawn = [...list.children].filter((node) => node.drawn);
  const kept = new Map(drawn.map((node) => [node.drawn, node]));
  const nodes = messages.length
    ? drawMessages(messages, ctx)
    : [h("p", { class: "empty" }, EMPTY)];
  // A row that did not change keeps its node, so that focus and open menus survive.
  reconcile(list, nodes.map((node) => kept.get(node.drawn) ?? node));
  stops ??= oneStop(list);
  stops.refresh();
  if (follow !== null) bringIntoView(list, follow);
}

/** Make `list` hold exactly these nodes, moving none that is in place already. */
function reconcile(list, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...list.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (list.childNodes[index] !== node) list.insertBefore(node, list.childNodes[index] ?? null);
  });
}

/**
 * Scroll to a message, in a thread as in the channel, with the line that it answers. What is
 * longer than the window is read from its beginning.
 */
function bringIntoView(list, ts) {
  const rows = [...list.querySelectorAll("[data-ts]")];
  const index = rows.findIndex((row) => row.dataset.ts === ts);
  if (index < 0) return;
  const row = rows[index];
  const before = rows[index - 1];
  const start = before?.matches(".typed, .person") ? before : row;
  const height = row.getBoundingClientRect().bottom - start.getBoundingClientRect().top;
  if (height > byId("scroller").clientHeight) {
    start.scrollIntoView({ block: "start" });
  } else {
    start.scrollIntoView({ block: "nearest" });
    row.scrollIntoView({ block: "nearest" });
  }
}
