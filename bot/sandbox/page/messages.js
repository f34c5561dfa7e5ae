// The list of messages: one row each, replies under their thread's first message.

import { drawBlocks } from "/page/blocks.js";
import { cannotDraw, h, icon } from "/page/dom.js";
import { emoji, mrkdwn } from "/page/mrkdwn.js";

const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric" });

const when = (message) => new Date(Number(message.ts) * 1000);

/** All messages of a channel as nodes, with a line for each day. */
export function drawMessages(messages, ctx) {
  const tops = messages.filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  const known = new Set(tops.map((message) => message.ts));
  const strays = messages.filter((message) => message.thread_ts && message.thread_ts !== message.ts && !known.has(message.thread_ts));
  let day = "";
  return [...tops, ...strays].flatMap((message) => {
    const today = calendar.format(when(message));
    const line = today === day ? [] : [drawnFrom(today, dayLine(today))];
    day = today;
    const replies = messages.filter((other) => other.thread_ts === message.ts && other.ts !== message.ts);
    const below = replies.length ? [drawnFrom(replies, thread(replies, ctx))] : [];
    return [...line, drawnFrom(message, drawMessage(message, ctx)), ...below];
  });
}

/** Note on a node what it was drawn from, so that the same is not drawn again. */
function drawnFrom(source, node) {
  node.drawn = JSON.stringify(source);
  return node;
}

function dayLine(day) {
  const today = day === calendar.format(new Date());
  return h("div", { class: "day", role: "separator" }, h("span", {}, today ? "Today" : day));
}

function thread(replies, ctx) {
  const label = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  return h("div", { class: "thread", role: "group", "aria-label": `Thread, ${label}` }, h("div", { class: "thread-count" }, label), replies.map((reply) => drawMessage(reply, ctx)));
}

/** One message. */
export function drawMessage(message, ctx) {
  if (message.kind === "command") return typedCommand(message, ctx);
  const author = ctx.users.get(message.user);
  const app = message.kind === "app";
  const row = h(
    "article",
    { class: `message ${message.kind}${message.ephemeral ? " ephemeral" : ""}`, "data-ts": message.ts, "aria-label": `${author?.name ?? "Someone"}, ${clock.format(when(message))}` },
    message.ephemeral ? h("div", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
    h("div", { class: `avatar avatar-${message.kind}`, "aria-hidden": "true" }, (author?.name ?? "?").slice(0, 1)),
    h("div", { class: "message-main" },
      h("div", { class: "message-head" },
        h("span", { class: "author" }, author?.name ?? message.user),
        app || author?.is_bot ? h("span", { class: "badge" }, "APP") : null,
        h("time", { class: "time", datetime: when(message).toISOString() }, clock.format(when(message)))),
      body(message, { ...ctx, message }),
      message.reactions.length ? h("div", { class: "reactions" }, message.reactions.map((name) => h("span", { class: "reaction", title: `:${name}:` }, emoji(name) ?? `:${name}:`, " 1"))) : null),
    toolbar(message, ctx),
  );
  return row;
}

/** What was typed as a command; Slack itself shows no such line. */
function typedCommand(message, ctx) {
  return h("div", { class: "typed", "data-ts": message.ts, title: "Slack does not show this line" },
    h("span", { class: "typed-who" }, "You typed"), h("code", {}, message.text), h("time", { class: "time" }, clock.format(when(message))),
    h("button", { type: "button", class: "again", onclick: () => ctx.again(message.text) }, "Edit and send again"));
}

function body(message, ctx) {
  const edited = message.edited ? h("span", { class: "edited" }, " (edited)") : null;
  const attachments = message.attachments.map(() => cannotDraw("attachments"));
  if (message.blocks.length) return h("div", { class: "blocks" }, drawBlocks(message.blocks, ctx), attachments, edited);
  return h("div", { class: "text" }, mrkdwn(message.text, ctx), attachments, edited);
}

function toolbar(message, ctx) {
  if (message.kind === "notice") return null;
  const reply = message.ephemeral ? null : h("button", { type: "button", class: "tool", onclick: () => ctx.reply(message), title: "Reply in thread" }, icon("reply"), h("span", { class: "tool-label" }, "Reply in thread"));
  return h("div", { class: "toolbar" }, reply, h("button", { type: "button", class: "tool", onclick: () => ctx.showJson(message), title: "View JSON" }, icon("code"), h("span", { class: "tool-label" }, "View JSON")));
}
