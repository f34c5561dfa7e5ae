// What follows when something is pressed or chosen: a question first, then the app hears of it.

import { h, uniqueId } from "/page/dom.js";
import { plainText } from "/page/mrkdwn.js";
import { textObject } from "/page/objects.js";

/** Say to the app what was pressed or chosen. */
export async function act(element, ctx, chosen, control = null) {
  control?.setAttribute("aria-busy", "true");
  await ctx.act(element, ctx.blockId, chosen);
  control?.removeAttribute("aria-busy");
}

/** Say it to the app, after the question in `confirm` if there is one. */
export async function askAndAct(element, ctx, chosen, control = null) {
  if (await confirmed(element, ctx)) await act(element, ctx, chosen, control);
}

/** Whether the person confirms, where the element asks for that. */
export function confirmed({ confirm }, ctx) {
  if (!confirm) return true;
  return new Promise((resolve) => {
    const title = uniqueId("confirm");
    const style = confirm.style === "danger" ? "danger" : "primary";
    const choice = (name, answer, label) => {
      const onclick = () => dialog.close(answer);
      return h("button", { type: "button", class: name, onclick }, plainText(label));
    };
    const dialog = h("dialog", { class: "confirm", "aria-labelledby": title },
      h("h2", { id: title }, plainText(confirm.title)),
      h("p", {}, textObject(confirm.text, ctx)),
      h("div", { class: "dialog-foot" },
        choice("button", "no", confirm.deny),
        choice(`button ${style}`, "yes", confirm.confirm)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Open a web link in a tab of its own; anything else is left alone. */
export function openLink(url) {
  if (/^https?:/i.test(url ?? "")) window.open(url, "_blank", "noopener,noreferrer");
}
