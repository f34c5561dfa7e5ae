// The markdown block: a small part of standard Markdown, enough for headings, lists,
// emphasis, code, links, quotes, rules and tables. What it does not know stays text.

import { h, link } from "/page/dom.js";

/** Markdown text as a list of nodes. */
export function markdown(text) {
  const lines = text.split("\n");
  const nodes = [];
  for (let at = 0; at < lines.length; ) {
    const [node, next] = block(lines, at);
    if (node) nodes.push(node);
    at = next;
  }
  return nodes;
}

const LISTS = [
  { tag: "ul", item: /^\s*[-*+]\s+/ },
  { tag: "ol", item: /^\s*\d+[.)]\s+/ },
];

/** The block that begins at a line: its node, or null for none, and the line after it. */
function block(lines, at) {
  const line = lines[at];
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (line.trim() === "") return [null, at + 1];
  if (/^```/.test(line)) return fence(lines, at);
  if (heading) return [drawHeading(heading[1].length, heading[2]), at + 1];
  if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return [h("hr", { class: "divider" }), at + 1];
  if (/^>/.test(line)) return run(lines, at, /^> ?/, (rows) => h("blockquote", {}, joined(rows)));
  const list = LISTS.find(({ item }) => item.test(line));
  if (list) {
    return run(lines, at, list.item, (rows) => h(list.tag, { class: "rich-list" }, items(rows)));
  }
  const rule = /^[\s:|-][\s:-]*\|[\s:|-]*$/;
  if (line.includes("|") && rule.test(lines[at + 1] ?? "")) return table(lines, at);
  return paragraph(lines, at);
}

function drawHeading(level, text) {
  const attributes = { role: "heading", "aria-level": level + 2 };
  return h("p", { class: `md-heading md-${level}`, ...attributes }, inline(text));
}

function run(lines, at, prefix, build) {
  const rows = [];
  let next = at;
  while (next < lines.length && prefix.test(lines[next])) {
    rows.push(lines[next].replace(prefix, ""));
    next += 1;
  }
  return [build(rows), next];
}

function fence(lines, at) {
  let end = at + 1;
  while (end < lines.length && !/^```/.test(lines[end])) end += 1;
  return [h("pre", { class: "preformatted" }, lines.slice(at + 1, end).join("\n")), end + 1];
}

function paragraph(lines, at) {
  let next = at + 1;
  const begins = /^(```|#{1,6}\s|>|\s*[-*+]\s|\s*\d+[.)]\s)/;
  while (next < lines.length && lines[next].trim() !== "" && !begins.test(lines[next])) next += 1;
  return [h("p", { class: "md-paragraph" }, joined(lines.slice(at, next))), next];
}

function table(lines, at) {
  const cells = (line) => {
    const inside = line.trim().replace(/^\||\|$/g, "");
    return inside.split("|").map((cell) => cell.trim());
  };
  const rows = [];
  let next = at + 2;
  while (next < lines.length && lines[next].includes("|")) {
    rows.push(cells(lines[next]));
    next += 1;
  }
  const head = h("tr", {}, cells(lines[at]).map((cell) => h("th", { scope: "col" }, inline(cell))));
  const drawCell = (cell) => h("td", { class: "wrapped" }, inline(cell));
  const body = rows.map((row) => h("tr", {}, row.map(drawCell)));
  const grid = h("table", {}, h("thead", {}, head), h("tbody", {}, body));
  return [h("div", { class: "table-frame" }, grid), next];
}

const items = (rows) => rows.map((row) => h("li", {}, inline(row)));

const joined = (rows) =>
  rows.flatMap((row, index) => (index ? [h("br"), inline(row)] : [inline(row)]));

const PIECES = [
  /`(?<code>[^`]+)`/,
  /\*\*(?<bold>[^*]+)\*\*|__(?<bold2>[^_]+)__/,
  /~~(?<strike>[^~]+)~~/,
  /\*(?<italic>[^\s*][^*]*)\*|(?<!\w)_(?<italic2>[^\s_][^_]*)_(?!\w)/,
  /\[(?<label>[^[\]]+)\]\((?<url>[^\s)[]+)\)/,
  /(?<bare>https?:\/\/[^\s<>]+)/,
];
const INLINE = new RegExp(PIECES.map((pattern) => pattern.source).join("|"), "g");

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(text.slice(end, match.index));
    const { code, bold, bold2, strike, italic, italic2, label, url, bare } = match.groups;
    if (code) nodes.push(h("code", {}, code));
    else if (bold || bold2) nodes.push(h("strong", {}, inline(bold ?? bold2)));
    else if (strike) nodes.push(h("s", {}, inline(strike)));
    else if (italic || italic2) nodes.push(h("em", {}, inline(italic ?? italic2)));
    else nodes.push(link(url ?? bare, label ?? bare));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}
