// The dialog that shows what the app sent.

import { byId, icon } from "/page/dom.js";

const COPY = "Copy JSON";
const MISSING =
  "There is none. A notification would be empty, and a screen reader would guess from the blocks.";

/** Wire up the dialog. */
export function startJson() {
  const copy = byId("json-copy");
  byId("json-close").append(icon("close"));
  byId("json-close").addEventListener("click", () => byId("json").close());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(byId("json-code").textContent);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "The browser forbids it: select the text to copy it";
    }
  });
}

/** Show a message as JSON. */
export function showJson(message) {
  const { text, blocks, attachments } = message;
  const content = { text };
  if (message.kind === "app") {
    content.response_type = message.ephemeral ? "ephemeral" : "in_channel";
  }
  if (message.thread_ts) content.thread_ts = message.thread_ts;
  if (blocks.length) content.blocks = blocks;
  if (attachments.length) content.attachments = attachments;
  byId("json-text").textContent = text || MISSING;
  byId("json-text").classList.toggle("missing", !text);
  byId("json-code").textContent = JSON.stringify(content, null, 2);
  byId("json-copy").textContent = COPY;
  byId("json").showModal();
}
