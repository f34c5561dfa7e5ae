// Block elements: what people press, choose and fill in. A table: type -> draw function.
//
// ctx.act(element, blockId, chosen)    says to the app what was pressed or chosen
// ctx.options(element, blockId, query) asks it for an external select's options
// ctx.fields                           in a modal: takes the readers of the inputs

import { act, askAndAct, confirmed, openLink } from "/page/acting.js";
import { cannotDraw, h, icon } from "/page/dom.js";
import { choices, datePicker, textInput, timePicker } from "/page/inputs.js";
import { plainText } from "/page/mrkdwn.js";
import { image } from "/page/objects.js";
import { overflow, select } from "/page/selects.js";

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
  datepicker: datePicker,
  timepicker: timePicker,
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

function button(element, ctx) {
  const style = { primary: " primary", danger: " danger" }[element.style] ?? "";
  return h(
    "button",
    {
      type: "button",
      class: `button${style}`,
      "aria-label": element.accessibility_label,
      onclick: async (event) => {
        const control = event.currentTarget;
        if (await confirmed(element, ctx)) {
          openLink(element.url);
          await act(element, ctx, undefined, control);
        }
      },
    },
    plainText(element.text),
  );
}

/** A quiet button that says to the app that it was pressed, with `value`. */
function quietButton(element, ctx, { text, accessibility_label: label, value }, picture) {
  const attributes = {
    type: "button",
    class: "button quiet",
    "aria-label": label ?? plainText(text),
    onclick: (event) => askAndAct(element, ctx, value, event.currentTarget),
  };
  return h("button", attributes, picture, " ", plainText(text));
}

function feedback(element, ctx) {
  return h("span", { class: "feedback" },
    quietButton(element, ctx, element.positive_button, "👍"),
    quietButton(element, ctx, element.negative_button, "👎"));
}

function iconButton(element, ctx) {
  return quietButton(element, ctx, { ...element, value: undefined }, icon("trash"));
}
