// The blocks with rows and columns: table, and data_table with its pages.

import { cannotDraw, h } from "/page/dom.js";
import { richText, richTextWords } from "/page/richtext.js";

const ROWS_PER_PAGE = 5; // Slack's own, where the app says nothing

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
  if (cell?.type === "rich_text") return richTextWords(cell);
  return cell?.text ?? String(cell?.value ?? "");
}

/** The scrollable frame around a table, named for a screen reader. */
function frame(label, content) {
  const attributes = { role: "region", tabindex: "0", "aria-label": label };
  return h("div", { class: "table-frame", ...attributes }, content);
}

/**
 * A table: wrapped columns show everything, the others end in an ellipsis. Its first row names
 * the columns and its first column the rows; so a screen reader says both with every cell.
 */
export function table(block, ctx) {
  const settings = block.column_settings ?? [];
  const rows = block.rows.map((row, line) =>
    h("tr", {}, row.map((cell, column) => {
      const { is_wrapped: wrapped, align } = settings[column] ?? {};
      const classes = [wrapped ? "wrapped" : "cut", align ? `align-${align}` : ""];
      const title = wrapped ? null : cellWords(cell);
      const { tag, scope } = headerOf(line, column, row);
      return h(tag, { class: classes.join(" ").trim(), title, scope }, drawCell(cell, ctx));
    })));
  return frame(tableLabel(block.rows[0]), h("table", {}, h("tbody", {}, rows)));
}

/** What a cell is: the name of its column, the name of its row, or data. */
function headerOf(line, column, row) {
  if (cellWords(row[column]).trim() === "") return { tag: "td", scope: null };
  if (line === 0) return { tag: "th", scope: "col" };
  if (column === 0 && row.length > 1) return { tag: "th", scope: "row" };
  return { tag: "td", scope: null };
}

/** "Table: 486, 600": named by its columns, for the block itself has no name. */
function tableLabel(row) {
  const names = row.map((cell) => cellWords(cell).trim()).filter((name) => name !== "");
  return names.length ? `Table: ${names.join(", ")}` : "Table";
}

/** A data table: a caption, a header row, and pages. */
export function dataTable(block, ctx) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? ROWS_PER_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const body = h("tbody");
  const position = h("span", { class: "pages-position", role: "status" });
  let page = 0;
  const drawRow = (row) =>
    h("tr", {}, row.map((cell, column) => {
      const named = column === block.row_header_column_index;
      const attributes = { class: "wrapped", scope: named ? "row" : null };
      return h(named ? "th" : "td", attributes, drawCell(cell, ctx));
    }));
  const show = (number) => {
    page = Math.max(0, Math.min(number, pages - 1));
    body.replaceChildren(...rows.slice(page * size, (page + 1) * size).map(drawRow));
    position.textContent = `Page ${page + 1} of ${pages}`;
  };
  const turn = (label, step) => {
    const onclick = () => show(page + step);
    return h("button", { type: "button", class: "button quiet", onclick }, label);
  };
  show(0);
  const columns = head.map((cell) => h("th", { scope: "col" }, drawCell(cell, ctx)));
  const caption = h("caption", {}, block.caption);
  return h("div", {},
    frame(block.caption,
      h("table", { class: "data-table" }, caption, h("thead", {}, h("tr", {}, columns)), body)),
    pages > 1
      ? h("div", { class: "pages" }, turn("Previous", -1), position, turn("Next", 1))
      : null);
}
