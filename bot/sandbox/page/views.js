// Modals and the Home tab: views that an app opens, and what people fill in there.

import { drawBlocks } from "/page/blocks.js";
import { h, icon, uniqueId } from "/page/dom.js";
import { plainText } from "/page/mrkdwn.js";

/** What is filled in: a way to read each input, and where its error goes. */
class Fields {
  #readers = [];
  #errors = new Map();

  set(blockId, element, read) {
    this.#readers.push({ blockId, element, read });
  }

  setError(blockId, node) {
    this.#errors.set(blockId, node);
  }

  values() {
    const values = {};
    for (const { blockId, element, read } of this.#readers) {
      const value = { type: element.type, ...read() };
      values[blockId] = { ...values[blockId], [element.action_id]: value };
    }
    return values;
  }

  showErrors(errors) {
    for (const [blockId, node] of this.#errors) {
      node.textContent = errors[blockId] ?? "";
      node.hidden = !errors[blockId];
    }
  }
}

let shown = null;

/** Show this modal instead of the open one; null closes it. */
export function showModal(view, ctx, send) {
  if (shown && shown.id === view?.id && shown.hash === view?.hash) return;
  shown?.dialog.remove();
  shown = null;
  if (!view) return;
  const fields = new Fields();
  const title = uniqueId("modal");
  const close = () => send({ act: "close", view_id: view.id });
  const submit = async () => {
    const answer = await send({ act: "submit", view_id: view.id, values: fields.values() });
    if (answer) fields.showErrors(answer.errors ?? {});
  };
  const shut = { type: "button", class: "icon-button", "aria-label": "Close", onclick: close };
  const button = (name, label, onclick) =>
    h("button", { type: "button", class: name, onclick }, label);
  const dialog = h("dialog", { class: "modal", "aria-labelledby": title },
    h("div", { class: "dialog-head" },
      h("h2", { id: title }, plainText(view.title)),
      h("button", shut, icon("close"))),
    h("div", { class: "modal-body" }, drawBlocks(view.blocks, { ...ctx, fields, passive: false })),
    h("div", { class: "dialog-foot" },
      button("button", view.close ? plainText(view.close) : "Close", close),
      view.submit ? button("button primary", plainText(view.submit), submit) : null));
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  document.body.append(dialog);
  dialog.showModal();
  shown = { id: view.id, hash: view.hash, dialog };
}

/** Draw the Home tab, or say that the app has none. */
export function drawHome(box, view, ctx) {
  if (!view) {
    box.replaceChildren(h("p", { class: "empty" }, "The app has not published a Home tab."));
    return;
  }
  box.replaceChildren(...drawBlocks(view.blocks, { ...ctx, fields: new Fields() }));
}
