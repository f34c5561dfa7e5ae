// Block elements: what people press, choose and fill in. A table: type -> draw function.
//
// ctx.act(element, blockId, chosen)   tells the app
// ctx.options(element, blockId, query) asks it for an external select's options
// ctx.fields                           in a modal: where inputs leave a way to read them

import { cannotDraw, h, icon, uniqueId } from "/page/dom.js";
import { closeMenu, showMenu } from "/page/menu.js";
import { mrkdwn, plainText } from "/page/mrkdwn.js";

const ELEMENTS = {
  button,
  overflow,
  static_select: select,
  external_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  checkboxes: choices,
  radio_buttons: choices,
  datepicker: (element, ctx) => native(element, ctx, "date", "initial_date", "selected_date"),
  timepicker: (element, ctx) => native(element, ctx, "time", "initial_time", "selected_time"),
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  image,
  feedback_buttons: feedback,
  icon_button: iconButton,
};

/** Any element, or the admission that it is not drawn. */
export function drawElement(element, ctx) {
  const draw = ELEMENTS[element?.type];
  return draw ? draw(element, ctx) : cannotDraw(`the element "${element?.type}"`);
}

/** A text object of either kind as nodes. */
export function textObject(object, ctx) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text, ctx) : plainText(object).split("\n").flatMap((line, at) => (at ? [h("br"), line] : [line]));
}

/** An image: nothing is fetched from the network, so its words stand in for it. */
export function image(element) {
  const inside = /^data:image\//.test(element.image_url ?? "");
  if (inside) return h("img", { class: "small-image", src: element.image_url, alt: element.alt_text });
  return h("span", { class: "no-image", role: "img", "aria-label": element.alt_text, title: "This page loads nothing from the network" }, `Image: ${element.alt_text}`);
}

function button(element, ctx) {
  const style = { primary: " primary", danger: " danger" }[element.style] ?? "";
  return h(
    "button",
    {
      type: "button",
      class: `button${style}`,
      "aria-label": element.accessibility_label,
      onclick: (event) => tell(element, ctx, undefined, event.currentTarget, () => {
        if (/^https?:/i.test(element.url ?? "")) window.open(element.url, "_blank", "noopener,noreferrer");
      }),
    },
    plainText(element.text),
  );
}

/** Tell the app, after the question in `confirm` if there is one. */
async function tell(element, ctx, chosen, control, also = () => {}) {
  if (element.confirm && !(await confirmed(element.confirm, ctx))) return false;
  also();
  const blockId = ctx.blockId;
  control?.setAttribute("aria-busy", "true");
  await ctx.act(element, blockId, chosen);
  control?.removeAttribute("aria-busy");
  return true;
}

function confirmed(confirm, ctx) {
  return new Promise((resolve) => {
    const title = uniqueId("confirm");
    const done = (answer) => () => {
      dialog.returnValue = answer;
      dialog.close(answer);
    };
    const danger = confirm.style === "danger" ? " danger" : " primary";
    const dialog = h(
      "dialog",
      { class: "confirm", "aria-labelledby": title },
      h("h2", { id: title }, plainText(confirm.title)),
      h("p", {}, textObject(confirm.text, ctx)),
      h("div", { class: "dialog-foot" },
        h("button", { type: "button", class: "button", onclick: done("no") }, plainText(confirm.deny)),
        h("button", { type: "button", class: `button${danger}`, onclick: done("yes") }, plainText(confirm.confirm))),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const entry = (option) => ({ label: plainText(option.text), description: option.description ? plainText(option.description) : "", value: option });

function overflow(element, ctx) {
  const anchor = h("button", { type: "button", class: "button overflow", "aria-label": "More actions", "aria-haspopup": "listbox", "aria-expanded": "false" }, icon("more"));
  anchor.addEventListener("click", () =>
    showMenu(anchor, {
      filter: false,
      load: () => element.options.map(entry),
      choose: ({ value }) => tell(element, ctx, value, anchor, () => value.url && /^https?:/i.test(value.url) && window.open(value.url, "_blank", "noopener,noreferrer")),
    }),
  );
  return h("span", { class: "menu-anchor" }, anchor);
}

const FROM_WORKSPACE = {
  users_select: ["initial_user", (ctx) => [...ctx.users.values()].map((user) => ({ label: user.name, value: user.id }))],
  channels_select: ["initial_channel", (ctx) => rooms(ctx).filter((room) => !room.is_im).map((room) => ({ label: `#${room.name}`, value: room.id }))],
  conversations_select: ["initial_conversation", (ctx) => rooms(ctx).map((room) => ({ label: room.is_im ? "Direct message" : `#${room.name}`, value: room.id }))],
};

const rooms = (ctx) => [...ctx.channels.values()];

const CHOSEN = { users_select: "selected_user", channels_select: "selected_channel", conversations_select: "selected_conversation" };

function select(element, ctx) {
  const [initial, source] = FROM_WORKSPACE[element.type] ?? ["initial_option", null];
  const start = element[initial];
  const known = source ? source(ctx).find((one) => one.value === start) : start && entry(start);
  const placeholder = element.placeholder ? plainText(element.placeholder) : "Select an option";
  let chosen = start ?? null;
  const label = h("span", { class: known ? "select-label" : "select-label unchosen" }, known ? known.label : placeholder);
  const anchor = h("button", { type: "button", class: "button select", "aria-haspopup": "listbox", "aria-expanded": "false" }, label, icon("down"));
  anchor.addEventListener("click", () => {
    if (anchor.getAttribute("aria-expanded") === "true") return closeMenu();
    showMenu(anchor, {
      hint: placeholder,
      load: (query) => entries(element, ctx, query, source),
      choose: ({ label: words, value }) => {
        chosen = value;
        label.textContent = words;
        label.classList.remove("unchosen");
        if (!ctx.passive) tell(element, ctx, value, anchor);
      },
    });
  });
  ctx.fields?.set(ctx.blockId, element, () => ({ [CHOSEN[element.type] ?? "selected_option"]: chosen }));
  return h("span", { class: "menu-anchor" }, anchor);
}

async function entries(element, ctx, query, source) {
  const matches = (one) => one.label.toLowerCase().includes(query.toLowerCase());
  if (source) return source(ctx).filter(matches);
  if (element.type === "external_select") {
    const least = element.min_query_length ?? 3;
    if (query.length < least) return `Type ${least} or more characters`;
    return (await ctx.options(element, ctx.blockId, query)).map(entry);
  }
  const groups = (element.option_groups ?? []).flatMap((group) => group.options);
  return [...(element.options ?? []), ...groups].map(entry).filter(matches);
}

function choices(element, ctx) {
  const radio = element.type === "radio_buttons";
  const name = uniqueId("choice");
  const before = new Set([element.initial_option, ...(element.initial_options ?? [])].filter(Boolean).map((option) => option.value));
  const boxes = element.options.map((option) => {
    const input = h("input", { type: radio ? "radio" : "checkbox", name });
    input.checked = before.has(option.value);
    const row = h("label", { class: "choice" }, input, h("span", {}, textObject(option.text, ctx), option.description ? h("span", { class: "choice-description" }, textObject(option.description, ctx)) : null));
    return { input, option, row };
  });
  const chosen = () => boxes.filter(({ input }) => input.checked).map(({ option }) => option);
  const value = () => (radio ? (chosen()[0] ?? null) : chosen());
  const group = h("div", { class: "choices", role: radio ? "radiogroup" : "group" }, boxes.map(({ row }) => row));
  group.addEventListener("change", () => ctx.passive || tell(element, ctx, value(), null));
  ctx.fields?.set(ctx.blockId, element, () => ({ [radio ? "selected_option" : "selected_options"]: value() }));
  return group;
}

function native(element, ctx, type, initial, field) {
  const label = element.placeholder ? plainText(element.placeholder) : type;
  const input = h("input", { class: "field native", type, value: element[initial], "aria-label": label });
  input.addEventListener("change", () => ctx.passive || tell(element, ctx, input.value || null, null));
  ctx.fields?.set(ctx.blockId, element, () => ({ [field]: input.value || null }));
  return input;
}

const INPUT_TYPES = { email_text_input: "email", url_text_input: "url", number_input: "number" };

function textInput(element, ctx) {
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
  if (!ctx.passive) input.addEventListener("keydown", (event) => event.key === "Enter" && !multiline && tell(element, ctx, input.value, null));
  return input;
}

function feedback(element, ctx) {
  const one = (part, sign) =>
    h("button", { type: "button", class: "button quiet", "aria-label": part.accessibility_label ?? plainText(part.text), onclick: (event) => tell(element, ctx, part.value, event.currentTarget) }, `${sign} `, plainText(part.text));
  return h("span", { class: "feedback" }, one(element.positive_button, "👍"), one(element.negative_button, "👎"));
}

function iconButton(element, ctx) {
  return h("button", { type: "button", class: "button quiet", "aria-label": element.accessibility_label ?? plainText(element.text), onclick: (event) => tell(element, ctx, undefined, event.currentTarget) }, icon("trash"), " ", plainText(element.text));
}
