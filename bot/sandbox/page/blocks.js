// Blocks, drawn the way Slack draws them. A table: block type -> draw function.

import { cannotDraw, h, link } from "/page/dom.js";
import { drawElement } from "/page/elements.js";
import { markdown } from "/page/markdown.js";
import { plainText } from "/page/mrkdwn.js";
import { image, textObject } from "/page/objects.js";
import { richText } from "/page/richtext.js";
import { dataTable, table } from "/page/tables.js";

const BLOCKS = {
  header,
  section,
  context,
  divider: () => h("hr", { class: "divider" }),
  actions: (block, ctx) => h("div", { class: "actions" }, drawElements(block.elements, ctx)),
  context_actions: (block, ctx) =>
    h("div", { class: "actions" }, drawElements(block.elements, ctx)),
  rich_text: richText,
  table,
  data_table: dataTable,
  markdown: (block) => h("div", { class: "markdown" }, markdown(block.text)),
  image: (block) =>
    h("figure", { class: "image-block" },
      block.title ? h("figcaption", {}, plainText(block.title)) : null,
      image(block)),
  input,
  alert,
  card,
  carousel: (block, ctx) =>
    h("div", { class: "carousel", tabindex: "0", role: "group", "aria-label": "Cards" },
      block.elements.map((inner) => card(inner, { ...ctx, blockId: inner.block_id }))),
  container,
  plan: (block, ctx) =>
    h("div", { class: "plan" },
      h("div", { class: "plan-title" }, block.title),
      block.tasks.map((task) => taskCard(task, ctx))),
  task_card: taskCard,
};

const STATUS = {
  pending: "○ Pending",
  in_progress: "◐ In progress",
  complete: "● Complete",
  error: "✕ Error",
};

/** All blocks of a message or view. */
export function drawBlocks(blocks, ctx) {
  return blocks.map((block) => drawBlock(block, ctx));
}

/** One block, or the admission that it is not drawn. */
function drawBlock(block, ctx) {
  const draw = BLOCKS[block?.type];
  if (!draw) return h("div", { class: "block" }, cannotDraw(`the block "${block?.type}"`));
  const name = `block block-${block.type}`;
  return h("div", { class: name }, draw(block, { ...ctx, blockId: block.block_id }));
}

function drawElements(elements, ctx) {
  return elements.map((element) => drawElement(element, ctx));
}

function header(block) {
  const level = block.level ?? 1;
  const attributes = { class: `header level-${level}`, role: "heading", "aria-level": level + 2 };
  return h("div", attributes, plainText(block.text));
}

function section(block, ctx) {
  const body = h("div", { class: "section-body" });
  if (block.text) body.append(h("div", { class: "section-text" }, textObject(block.text, ctx)));
  if (block.fields) {
    const field = (text) => h("div", { class: "field-text" }, textObject(text, ctx));
    body.append(h("div", { class: "fields" }, block.fields.map(field)));
  }
  if (!block.accessory) return body;
  return h("div", { class: "section-row" },
    body,
    h("div", { class: "accessory" }, drawElement(block.accessory, ctx)));
}

function context(block, ctx) {
  const draw = (element) =>
    element.type === "image"
      ? image(element)
      : h("span", { class: "context-text" }, textObject(element, ctx));
  return h("div", { class: "context" }, block.elements.map(draw));
}

function alert(block, ctx) {
  const name = `alert ${block.level ?? "default"}`;
  return h("div", { class: name, role: "note" },
    h("b", {}, `${block.level ?? "note"}: `),
    textObject(block.text, ctx));
}

function input(block, ctx) {
  const label = plainText(block.label);
  const error = h("p", { class: "input-error", role: "alert", hidden: true });
  ctx.fields?.setError(block.block_id, error);
  return h("div", { class: "input-block", role: "group", "aria-label": label },
    h("div", { class: "input-label" },
      label,
      block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    drawElement(block.element, { ...ctx, label, passive: !block.dispatch_action }),
    error,
    block.hint ? h("p", { class: "input-hint" }, plainText(block.hint)) : null);
}

function card(block, ctx) {
  const part = (name, text) => (text ? h("div", { class: name }, textObject(text, ctx)) : null);
  return h("article", { class: "card" },
    block.hero_image ? image(block.hero_image) : null,
    h("div", { class: "card-head" },
      block.icon ? image(block.icon) : null,
      h("div", {}, part("card-title", block.title), part("card-subtitle", block.subtitle))),
    part("card-body", block.body),
    part("card-subtitle", block.subtext),
    block.actions ? h("div", { class: "actions" }, drawElements(block.actions, ctx)) : null);
}

function container(block, ctx) {
  const title = block.title ? plainText(block.title) : richText(block.rich_text_title, ctx);
  const subtitle = block.subtitle
    ? h("div", { class: "card-subtitle" }, textObject(block.subtitle, ctx))
    : null;
  const children = h("div", { class: "container-body" }, drawBlocks(block.child_blocks, ctx));
  if (block.is_collapsible) {
    const summary = h("summary", {}, h("span", { class: "container-title" }, title), subtitle);
    const box = h("details", { class: "container" }, summary, children);
    box.open = !block.default_collapsed;
    return box;
  }
  const name = block.has_header_divider ? "container-head divided" : "container-head";
  const head = h("div", { class: name }, h("div", { class: "container-title" }, title), subtitle);
  return h("section", { class: "container" }, head, children);
}

function taskCard(block, ctx) {
  const status = STATUS[block.status] ?? block.status;
  const sources = (block.sources ?? []).map((source) => link(source.url, source.text));
  return h("div", { class: "card task" },
    h("div", { class: "card-title" },
      block.title,
      h("span", { class: "task-status" }, status)),
    block.details ? richText(block.details, ctx) : null,
    block.output ? richText(block.output, ctx) : null,
    sources.length ? h("div", { class: "context" }, sources) : null);
}
