// Elements that people fill in or tick.

import { askAndAct } from "/page/acting.js";
import { h, uniqueId } from "/page/dom.js";
import { plainText } from "/page/mrkdwn.js";
import { textObject } from "/page/objects.js";

const DATE = { type: "date", initial: "initial_date", chosen: "selected_date" };
const TIME = { type: "time", initial: "initial_time", chosen: "selected_time" };

/** Checkboxes and radio buttons. */
export function choices(element, ctx) {
  const radio = element.type === "radio_buttons";
  const name = uniqueId("choice");
  const initial = [element.initial_option, ...(element.initial_options ?? [])].filter(Boolean);
  const ticked = new Set(initial.map((option) => option.value));
  const boxes = element.options.map((option) => {
    const input = h("input", { type: radio ? "radio" : "checkbox", name });
    input.checked = ticked.has(option.value);
    const description = option.description
      ? h("span", { class: "choice-description" }, textObject(option.description, ctx))
      : null;
    const words = h("span", {}, textObject(option.text, ctx), description);
    return { input, option, row: h("label", { class: "choice" }, input, words) };
  });
  const value = () => {
    const chosen = boxes.filter(({ input }) => input.checked).map(({ option }) => option);
    return radio ? (chosen[0] ?? null) : chosen;
  };
  const attributes = { class: "choices", role: radio ? "radiogroup" : "group" };
  const group = h("div", attributes, boxes.map(({ row }) => row));
  group.addEventListener("change", () => ctx.passive || askAndAct(element, ctx, value()));
  const field = radio ? "selected_option" : "selected_options";
  ctx.fields?.set(ctx.blockId, element, () => ({ [field]: value() }));
  return group;
}

/** The day of a datepicker. */
export function datePicker(element, ctx) {
  return picker(element, ctx, DATE);
}

/** The time of a timepicker. */
export function timePicker(element, ctx) {
  return picker(element, ctx, TIME);
}

/** A picker that the browser brings along. */
function picker(element, ctx, { type, initial, chosen }) {
  const label = element.placeholder ? plainText(element.placeholder) : type;
  const attributes = { type, value: element[initial], "aria-label": label };
  const input = h("input", { class: "field native", ...attributes });
  const value = () => input.value || null;
  input.addEventListener("change", () => ctx.passive || askAndAct(element, ctx, value()));
  ctx.fields?.set(ctx.blockId, element, () => ({ [chosen]: value() }));
  return input;
}

const INPUT_TYPES = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "number",
};

/** A line of text, or several. */
export function textInput(element, ctx) {
  const multiline = element.multiline === true;
  const input = h(multiline ? "textarea" : "input", {
    class: "field",
    type: multiline ? null : (INPUT_TYPES[element.type] ?? "text"),
    rows: multiline ? 4 : null,
    maxlength: element.max_length,
    minlength: element.min_length,
    min: element.min_value,
    max: element.max_value,
    step: element.is_decimal_allowed ? "any" : null,
    placeholder: element.placeholder ? plainText(element.placeholder) : null,
    "aria-label": ctx.label,
  });
  input.value = element.initial_value ?? "";
  ctx.fields?.set(ctx.blockId, element, () => ({ value: input.value || null }));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !multiline && !ctx.passive) askAndAct(element, ctx, input.value);
  });
  return input;
}
