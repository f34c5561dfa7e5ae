// Slack's mrkdwn to DOM nodes: *bold* _italic_ ~strike~ `code` ```pre``` > quote <links>.
//
// Theory of operation. First the text is cut into preformatted parts and the rest, then
// the rest into quotes and lines, then lines into inline pieces. Entities are decoded
// only when a piece becomes a text node, so "&lt;" can never turn into a link.

import { h, link } from "/page/dom.js";

const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", wave: "👋",
  bulb: "💡", mag: "🔍", book: "📖", books: "📚", telephone: "☎️", telephone_receiver: "📞",
  phone: "☎️", information_source: "ℹ️", question: "❓", exclamation: "❗",
  rotating_light: "🚨", eyes: "👀", thumbsup: "👍", "+1": "👍", thumbsdown: "👎", "-1": "👎",
  tada: "🎉", smile: "😄", memo: "📝", red_circle: "🔴", large_blue_circle: "🔵",
  large_green_circle: "🟢", large_yellow_circle: "🟡", no_entry: "⛔", hourglass: "⌛",
  link: "🔗", lock: "🔒", arrow_right: "➡️", arrows_counterclockwise: "🔄",
  speech_balloon: "💬", repeat: "🔁", scales: "⚖️", sos: "🆘", robot_face: "🤖", sparkles: "✨",
};

/** The three entities Slack uses, decoded once. */
function unescapeEntities(text) {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&" })[name]);
}

/** The picture for an emoji's name, or undefined. */
export function emoji(name) {
  return EMOJI[name];
}

/** A plain_text object's text; `:names:` become pictures unless the app said no. */
export function plainText(object) {
  const text = object?.text ?? "";
  return object?.emoji === false ? text : withEmoji(text);
}

function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

/** mrkdwn text as a list of nodes. */
export function mrkdwn(text, ctx) {
  const nodes = [];
  const parts = text.split(/```/);
  parts.forEach((part, index) => {
    const closed = index % 2 === 1 && index < parts.length - 1;
    if (closed) {
      const code = unescapeEntities(part.replace(/^\n|\n$/g, ""));
      nodes.push(h("pre", { class: "preformatted" }, code));
    } else {
      const open = index % 2 === 1;
      const text = open ? "```" + part : trimAroundPre(part, index, parts.length);
      nodes.push(...lines(text, ctx));
    }
  });
  return nodes;
}

function trimAroundPre(part, index, count) {
  let text = part;
  if (index > 0) text = text.replace(/^\n/, "");
  if (index < count - 1) text = text.replace(/\n$/, "");
  return text;
}

/** Lines: runs of "> " become one quote, an empty line becomes a gap. */
function lines(text, ctx) {
  const nodes = [];
  let quote = null;
  let previous = null;
  if (text === "") return nodes;
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (quote === null) {
        quote = h("blockquote");
        nodes.push(quote);
      } else quote.append(h("br"));
      quote.append(...inline(quoted[1], ctx));
      previous = "quote";
      continue;
    }
    quote = null;
    if (line === "" && previous === "line") {
      nodes.push(h("span", { class: "gap" }));
      previous = "gap";
      continue;
    }
    if (previous === "line") nodes.push(h("br"));
    nodes.push(...inline(line, ctx));
    previous = "line";
  }
  return nodes;
}

// A marker opens after a space or punctuation and before a non-space, and closes the
// other way round; so "a_b_c" and "2 * 3 * 4" stay as they are. No piece runs on over
// what could open it anew, so that a line of openers is read once.
const PIECES = [
  /`(?<code>[^`\n]+)`/,
  /<(?<angle>[^<>\n]+)>/,
  /(?<![\w*])\*(?<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])/,
  /(?<![\w_])_(?<italic>[^\s_](?:(?:[^_\n]|(?<=[\w_])_)*?[^\s_])?)_(?![\w_])/,
  /(?<![\w~])~(?<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])/,
  /:(?<emoji>[a-z0-9_+-]+):/,
];
const INLINE = new RegExp(PIECES.map((pattern) => pattern.source).join("|"), "gu");

const WRAP = { bold: "strong", italic: "em", strike: "s" };

function inline(text, ctx) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescapeEntities(text.slice(end, match.index)));
    nodes.push(piece(match, ctx));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(unescapeEntities(text.slice(end)));
  return nodes;
}

function piece(match, ctx) {
  const groups = match.groups;
  if (groups.code !== undefined) return h("code", {}, unescapeEntities(groups.code));
  if (groups.angle !== undefined) return angle(groups.angle, ctx);
  if (groups.emoji !== undefined) return EMOJI[groups.emoji] ?? match[0];
  for (const [name, tag] of Object.entries(WRAP)) {
    if (groups[name] !== undefined) return h(tag, {}, inline(groups[name], ctx));
  }
  return match[0];
}

/** What is inside <...>: a mention, a date, or a link with or without a label. */
function angle(content, ctx) {
  const bar = content.indexOf("|");
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? "" : unescapeEntities(content.slice(bar + 1));
  if (target.startsWith("@")) return userMention(target.slice(1), ctx, label);
  if (target.startsWith("#")) return channelMention(target.slice(1), ctx, label);
  if (target.startsWith("!subteam^")) return h("span", { class: "mention" }, label || "@group");
  if (target.startsWith("!date^")) return label || "date";
  if (target.startsWith("!")) {
    return h("span", { class: "mention me" }, "@" + (label || target.slice(1)));
  }
  const url = unescapeEntities(target);
  return link(url, label ? withEmoji(label) : url.replace(/^mailto:|^tel:/, ""));
}

/** @name; highlighted when it is the reader. */
export function userMention(id, ctx, label = "") {
  const name = ctx.users.get(id)?.name ?? label ?? id;
  return h("span", { class: id === ctx.me ? "mention me" : "mention" }, "@" + (name || id));
}

/** #name. */
export function channelMention(id, ctx, label = "") {
  return h("span", { class: "mention" }, "#" + (ctx.channels.get(id)?.name || label || id));
}
