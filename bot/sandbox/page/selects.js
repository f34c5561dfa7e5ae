// Elements that open a menu: the selects, and the overflow menu.

import { act, askAndAct, confirmed, openLink } from "/page/acting.js";
import { h, icon } from "/page/dom.js";
import { closeMenu, showMenu } from "/page/menu.js";
import { plainText } from "/page/mrkdwn.js";

const channelsOf = (ctx) => [...ctx.channels.values()];

const FROM_WORKSPACE = {
  users_select: {
    initial: "initial_user",
    chosen: "selected_user",
    entries: (ctx) => [...ctx.users.values()].map(({ id, name }) => ({ label: name, value: id })),
  },
  channels_select: {
    initial: "initial_channel",
    chosen: "selected_channel",
    entries: (ctx) =>
      channelsOf(ctx)
        .filter((channel) => !channel.is_im)
        .map(({ id, name }) => ({ label: `#${name}`, value: id })),
  },
  conversations_select: {
    initial: "initial_conversation",
    chosen: "selected_conversation",
    entries: (ctx) =>
      channelsOf(ctx).map(({ id, name, is_im: direct }) => ({
        label: direct ? "Direct message" : `#${name}`,
        value: id,
      })),
  },
};

const FROM_APP = { initial: "initial_option", chosen: "selected_option", entries: null };

/** A select: its entries come from the workspace, from the element, or from the app. */
export function select(element, ctx) {
  const source = FROM_WORKSPACE[element.type] ?? FROM_APP;
  const start = element[source.initial] ?? null;
  const initial = source.entries
    ? source.entries(ctx).find((candidate) => candidate.value === start)
    : start && entry(start);
  const placeholder = element.placeholder ? plainText(element.placeholder) : "Select an option";
  const name = initial ? "select-label" : "select-label unchosen";
  const label = h("span", { class: name }, initial ? initial.label : placeholder);
  const anchor = menuButton("button select", null, label, icon("down"));
  let chosen = start;
  anchor.addEventListener("click", () => {
    if (anchor.getAttribute("aria-expanded") === "true") {
      closeMenu();
      return;
    }
    showMenu(anchor, {
      hint: placeholder,
      load: (query) => entries(element, ctx, query, source),
      choose: ({ label: words, value }) => {
        chosen = value;
        label.textContent = words;
        label.classList.remove("unchosen");
        if (!ctx.passive) askAndAct(element, ctx, value, anchor);
      },
    });
  });
  ctx.fields?.set(ctx.blockId, element, () => ({ [source.chosen]: chosen }));
  return h("span", { class: "menu-anchor" }, anchor);
}

/** The entries of a select that match, or a sentence about why there are none. */
async function entries(element, ctx, query, source) {
  const matches = ({ label }) => label.toLowerCase().includes(query.toLowerCase());
  if (source.entries) return source.entries(ctx).filter(matches);
  if (element.type === "external_select") {
    const least = element.min_query_length ?? 3;
    if (query.length < least) return `Type ${least} or more characters`;
    return (await ctx.options(element, ctx.blockId, query)).map(entry);
  }
  const groups = (element.option_groups ?? []).flatMap((group) => group.options);
  return [...(element.options ?? []), ...groups].map(entry).filter(matches);
}

/** An option as the menu lists it. */
function entry(option) {
  const description = option.description ? plainText(option.description) : "";
  return { label: plainText(option.text), description, value: option };
}

/** A button that opens a menu; without a label its content names it. */
function menuButton(name, label, ...content) {
  return h(
    "button",
    {
      type: "button",
      class: name,
      "aria-label": label,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
    },
    ...content,
  );
}

/** The menu of further actions behind three dots. */
export function overflow(element, ctx) {
  const anchor = menuButton("button overflow", "More actions", icon("more"));
  anchor.addEventListener("click", () =>
    showMenu(anchor, {
      filter: false,
      load: () => element.options.map(entry),
      choose: async ({ value }) => {
        if (!(await confirmed(element, ctx))) return;
        openLink(value.url);
        await act(element, ctx, value, anchor);
      },
    }));
  return h("span", { class: "menu-anchor" }, anchor);
}
