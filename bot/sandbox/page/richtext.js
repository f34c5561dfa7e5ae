// The rich_text block: sections, lists, quotes, preformatted text. No mrkdwn in here:
// the characters of a text element are drawn as they are.

import { cannotDraw, h, link, withBreaks } from "/page/dom.js";
import { channelMention, emoji, userMention } from "/page/mrkdwn.js";

const INLINE = {
  text: (element) => styled(withBreaks(element.text), element.style),
  link: (element) => styled([link(element.url, element.text ?? element.url)], element.style),
  emoji: (element) => [character(element)],
  user: (element, ctx) => [userMention(element.user_id, ctx)],
  channel: (element, ctx) => [channelMention(element.channel_id, ctx)],
  usergroup: (element) => [h("span", { class: "mention" }, "@" + element.usergroup_id)],
  broadcast: (element) => [h("span", { class: "mention me" }, "@" + element.range)],
  color: (element) => [h("code", {}, element.value)],
  date: (element) => {
    const words = element.fallback ?? new Date(element.timestamp * 1000).toLocaleString();
    return styled([words], element.style);
  },
};

const HEADING_LEVEL = 4;

const PARTS = {
  rich_text_section: (part, ctx) => h("div", { class: "rich-section" }, inlines(part, ctx)),
  rich_text_preformatted: (part, ctx) =>
    h("pre", { class: "preformatted" }, inlines(part, ctx, true)),
  rich_text_quote: (part, ctx) => h("blockquote", {}, inlines(part, ctx)),
  rich_text_list: list,
};

/** A rich_text block, also when it is a table's cell. */
export function richText(block, ctx) {
  const box = h("div", { class: "rich-text" });
  const counts = new Map();
  const parts = block.elements ?? [];
  parts.forEach((part, index) => {
    const draw = isHeading(part, parts[index + 1]) ? heading : PARTS[part.type];
    box.append(draw ? draw(part, ctx, counts) : cannotDraw(`the rich text part "${part.type}"`));
    if (part.type !== "rich_text_list") counts.clear();
  });
  return box;
}

/** Whether a part is bold throughout and the next is not: the title of what comes after it. */
function isHeading(part, next) {
  return next !== undefined && isBold(part) && !isBold(next);
}

function isBold(part) {
  const elements = part.type === "rich_text_section" ? (part.elements ?? []) : [];
  return elements.length > 0 && elements.every(({ type, style }) => type === "text" && style?.bold);
}

/** A title looks as in Slack, and is one for a screen reader, too; the block's header is above. */
function heading(part, ctx) {
  const attributes = { class: "rich-section", role: "heading", "aria-level": HEADING_LEVEL };
  return h("div", attributes, inlines(part, ctx));
}

/** The words of a rich_text block, for labels. */
export function richTextWords(value) {
  if (Array.isArray(value)) return value.map(richTextWords).join("");
  if (value === null || typeof value !== "object") return "";
  if (typeof value.text === "string") return value.text;
  return richTextWords(value.elements ?? []);
}

function inlines(part, ctx, raw = false) {
  return (part.elements ?? []).map((element) => {
    const draw = INLINE[element.type];
    if (!draw) return cannotDraw(`the rich text element "${element.type}"`);
    return raw && element.type === "text" ? element.text : draw(element, ctx);
  });
}

/** A list; lists of one message that follow each other at one depth go on counting. */
function list(part, ctx, counts) {
  const indent = part.indent ?? 0;
  for (const depth of [...counts.keys()]) if (depth > indent) counts.delete(depth);
  const ordered = part.style === "ordered";
  const start = (counts.get(indent) ?? 0) + (part.offset ?? 0);
  const items = (part.elements ?? []).map((item) => h("li", {}, inlines(item, ctx)));
  counts.set(indent, start + items.length);
  const className = `rich-list depth-${indent % 3}${part.border ? " bordered" : ""}`;
  const attributes = { class: className, start: ordered && start ? start + 1 : null };
  const node = h(ordered ? "ol" : "ul", attributes, items);
  node.style.marginInlineStart = `${indent * 28}px`;
  return node;
}

const STYLES = { code: "code", bold: "strong", italic: "em", strike: "s", underline: "u" };

function styled(nodes, style = {}) {
  let result = nodes;
  for (const [name, tag] of Object.entries(STYLES)) {
    if (style?.[name]) result = [h(tag, {}, result)];
  }
  return result;
}

function character(element) {
  if (element.unicode && /^[0-9a-f-]+$/i.test(element.unicode)) {
    const codes = element.unicode.split("-").map((code) => parseInt(code, 16));
    return String.fromCodePoint(...codes);
  }
  return emoji(element.name) ?? `:${element.name}:`;
}
