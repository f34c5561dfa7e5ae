// Composition objects: texts and images, wherever they are.

import { h, withBreaks } from "/page/dom.js";
import { mrkdwn, plainText } from "/page/mrkdwn.js";

/** A text object of either kind as nodes. */
export function textObject(object, ctx) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text, ctx) : withBreaks(plainText(object));
}

/** An image: nothing is fetched from the network, so its words stand in for it. */
export function image(element) {
  const { image_url: src, alt_text: alt } = element;
  if (/^data:image\//.test(src ?? "")) return h("img", { class: "small-image", src, alt });
  const title = "This page loads nothing from the network";
  const attributes = { class: "no-image", role: "img", "aria-label": alt, title };
  return h("span", attributes, `Image: ${alt}`);
}
