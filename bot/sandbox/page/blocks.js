// Blocks, drawn the way Slack draws them. A table: block type -> draw function.

import { cannotDraw, h, link } from "/page/dom.js";
import { drawElement, image, textObject } from "/page/elements.js";
import { markdown } from "/page/markdown.js";
import { plainText } from "/page/mrkdwn.js";
import { richText, richTextWords } from "/page/richtext.js";

const BLOCKS = {
  header: (block) => h("div", { class: `header level-${block.level ?? 1}`, role: "heading", "aria-level": (block.level ?? 1) + 2 }, plainText(block.text)),
  section,
  context: (block, ctx) => h("div", { class: "context" }, block.elements.map((element) => (element.type === "image" ? image(element) : h("span", { class: "context-text" }, textObject(element, ctx))))),
  divider: () => h("hr", { class: "divider" }),
  actions: (block, ctx) => h("div", { class: "actions" }, block.elements.map((element) => drawElement(element, ctx))),
  context_actions: (block, ctx) => h("div", { class: "actions" }, block.elements.map((element) => drawElement(element, ctx))),
  rich_text: richText,
  table,
  data_table: dataTable,
  markdown: (block) => h("div", { class: "markdown" }, markdown(block.text)),
  image: (block) => h("figure", { class: "image-block" }, block.title ? h("figcaption", {}, plainText(block.title)) : null, image(block)),
  input,
  alert: (block, ctx) => h("div", { class: `alert ${block.level ?? "default"}`, role: "note" }, h("b", {}, `${block.level ?? "note"}: `), textObject(block.text, ctx)),
  card,
  carousel: (block, ctx) => h("div", { class: "carousel", tabindex: "0", role: "group", "aria-label": "Cards" }, block.elements.map((one) => card(one, { ...ctx, blockId: one.block_id }))),
  container,
  plan: (block, ctx) => h("div", { class: "plan" }, h("div", { class: "plan-title" }, block.title), block.tasks.map((task) => taskCard(task, ctx))),
  task_card: taskCard,
};

/** All blocks of a message or view. */
export function drawBlocks(blocks, ctx) {
  return blocks.map((block) => drawBlock(block, ctx));
}

/** One block, or the admission that it is not drawn. */
export function drawBlock(block, ctx) {
  const draw = BLOCKS[block?.type];
  if (!draw) return h("div", { class: "block" }, cannotDraw(`the block "${block?.type}"`));
  return h("div", { class: `block block-${block.type}` }, draw(block, { ...ctx, blockId: block.block_id }));
}

function section(block, ctx) {
  const body = h("div", { class: "section-body" });
  if (block.text) body.append(h("div", { class: "section-text" }, textObject(block.text, ctx)));
  if (block.fields) body.append(h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "field-text" }, textObject(field, ctx)))));
  if (!block.accessory) return body;
  return h("div", { class: "section-row" }, body, h("div", { class: "accessory" }, drawElement(block.accessory, ctx)));
}

const CELLS = {
  raw_text: (cell) => [cell.text],
  raw_number: (cell) => [cell.text ?? String(cell.value)],
  rich_text: (cell, ctx) => [richText(cell, ctx)],
};

function drawCell(cell, ctx) {
  const draw = CELLS[cell?.type];
  return draw ? draw(cell, ctx) : [cannotDraw(`the cell "${cell?.type}"`)];
}

function cellWords(cell) {
  return cell?.type === "rich_text" ? richTextWords(cell) : (cell?.text ?? String(cell?.value ?? ""));
}

/** A table: wrapped columns show everything, the others end in an ellipsis. */
function table(block, ctx) {
  const settings = block.column_settings ?? [];
  const rows = block.rows.map((row, line) =>
    h("tr", {}, row.map((cell, column) => {
      const how = settings[column] ?? {};
      const classes = [how.is_wrapped ? "wrapped" : "cut", how.align ? `align-${how.align}` : ""];
      const attributes = { class: classes.join(" ").trim(), title: how.is_wrapped ? null : cellWords(cell) };
      if (line === 0) return h("th", { ...attributes, scope: "col" }, drawCell(cell, ctx));
      return h("td", attributes, drawCell(cell, ctx));
    })),
  );
  return h("div", { class: "table-frame", role: "region", tabindex: "0", "aria-label": "Table" }, h("table", {}, h("tbody", {}, rows)));
}

/** A data table: a caption, a header row, and pages. */
function dataTable(block, ctx) {
  const size = block.page_size ?? 5;
  const [head, ...rows] = block.rows;
  const named = block.row_header_column_index;
  const body = h("tbody");
  const where = h("span", { class: "pages-where", role: "status" });
  let page = 0;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const show = (to) => {
    page = Math.max(0, Math.min(to, pages - 1));
    body.replaceChildren(...rows.slice(page * size, (page + 1) * size).map((row) => h("tr", {}, row.map((cell, column) => (column === named ? h("th", { scope: "row", class: "wrapped" }, drawCell(cell, ctx)) : h("td", { class: "wrapped" }, drawCell(cell, ctx)))))));
    where.textContent = `Page ${page + 1} of ${pages}`;
  };
  show(0);
  const turn = (label, step) => h("button", { type: "button", class: "button quiet", onclick: () => show(page + step) }, label);
  return h(
    "div",
    {},
    h("div", { class: "table-frame", role: "region", tabindex: "0", "aria-label": block.caption },
      h("table", { class: "data-table" }, h("caption", {}, block.caption), h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, drawCell(cell, ctx))))), body)),
    pages > 1 ? h("div", { class: "pages" }, turn("Previous", -1), where, turn("Next", 1)) : null,
  );
}

function input(block, ctx) {
  const label = plainText(block.label);
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  const error = h("p", { class: "input-error", role: "alert", hidden: true });
  ctx.fields?.setError(block.block_id, error);
  return h(
    "div",
    { class: "input-block", role: "group", "aria-label": label },
    h("div", { class: "input-label" }, label, optional),
    drawElement(block.element, { ...ctx, label, passive: !block.dispatch_action }),
    error,
    block.hint ? h("p", { class: "input-hint" }, plainText(block.hint)) : null,
  );
}

function card(block, ctx) {
  return h(
    "article",
    { class: "card" },
    block.hero_image ? image(block.hero_image) : null,
    h("div", { class: "card-head" }, block.icon ? image(block.icon) : null, h("div", {},
      block.title ? h("div", { class: "card-title" }, textObject(block.title, ctx)) : null,
      block.subtitle ? h("div", { class: "card-subtitle" }, textObject(block.subtitle, ctx)) : null)),
    block.body ? h("div", { class: "card-body" }, textObject(block.body, ctx)) : null,
    block.subtext ? h("div", { class: "card-subtitle" }, textObject(block.subtext, ctx)) : null,
    block.actions ? h("div", { class: "actions" }, block.actions.map((element) => drawElement(element, ctx))) : null,
  );
}

function container(block, ctx) {
  const title = block.title ? plainText(block.title) : richText(block.rich_text_title, ctx);
  const subtitle = block.subtitle ? h("div", { class: "card-subtitle" }, textObject(block.subtitle, ctx)) : null;
  const children = h("div", { class: "container-body" }, drawBlocks(block.child_blocks, ctx));
  if (block.is_collapsible) {
    const box = h("details", { class: "container" }, h("summary", {}, h("span", { class: "container-title" }, title), subtitle), children);
    box.open = !block.default_collapsed;
    return box;
  }
  const head = h("div", { class: block.has_header_divider ? "container-head divided" : "container-head" }, h("div", { class: "container-title" }, title), subtitle);
  return h("section", { class: "container" }, head, children);
}

const STATUS = { pending: "○ Pending", in_progress: "◐ In progress", complete: "● Complete", error: "✕ Error" };

function taskCard(block, ctx) {
  return h(
    "div",
    { class: "card task" },
    h("div", { class: "card-title" }, block.title, h("span", { class: "task-status" }, STATUS[block.status] ?? block.status)),
    block.details ? richText(block.details, ctx) : null,
    block.output ? richText(block.output, ctx) : null,
    block.sources?.length ? h("div", { class: "context" }, block.sources.map((source) => link(source.url, source.text))) : null,
  );
}
