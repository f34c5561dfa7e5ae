// Builds DOM nodes. Text only ever becomes text nodes, never markup.

/** The element of the page with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** An element with properties, attributes (`aria-*`, `data-*`, `role`…) and children. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  const present = (child) => child !== null && child !== undefined;
  node.append(...children.flat(Infinity).filter(present));
  return node;
}

const ICONS = {
  menu: "M3 5h14M3 10h14M3 15h14",
  moon: "M16 12.5A6.8 6.8 0 0 1 7.5 4 6.8 6.8 0 1 0 16 12.5z",
  close: "M5 5l10 10M15 5L5 15",
  send: "M3 3.5 17 10 3 16.5 5 10zM5 10h7",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  down: "M5 7.5l5 5 5-5",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  reply: "M4 5h12v8H9l-4 3v-3H4z",
  code: "M7 6l-4 4 4 4M13 6l4 4-4 4",
  warning: "M10 3l8 14H2zM10 8v4M10 14.5v.01",
  trash: "M4 6h12M8 6V4h4v2M6 6l1 10h6l1-10",
};

/** A line icon; decoration only, the button around it carries the label. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The visible admission that something is not drawn. Never silence. */
export function cannotDraw(what) {
  return h(
    "div",
    { class: "cannot-draw", role: "note" },
    icon("warning"),
    h("span", {}, `This page cannot draw ${what}. Slack may well; see View JSON.`),
  );
}

/** A text with its line breaks, as a list of nodes. */
export function withBreaks(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}

const SAFE = /^(https?:|mailto:|tel:)/i;

/** A link that leaves no trace; an address with another scheme stays text. */
export function link(url, ...content) {
  const dead = { class: "dead-link", title: "Not a web link" };
  if (!SAFE.test(url)) return h("span", dead, ...content);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...content);
}

let serial = 0;

/** A document-wide unique id, for labels. */
export function uniqueId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}
