// The list of messages: one row each, replies under their thread's first message.

import { drawBlocks } from "/page/blocks.js";
import { cannotDraw, h, icon } from "/page/dom.js";
import { emoji, mrkdwn } from "/page/mrkdwn.js";

const LABEL_LENGTH = 60; // characters of a line that a button's label quotes

const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat("en-US", {
  weekday: "long",
  month: "long",
  day: "numeric",
});

const dateOf = (message) => new Date(Number(message.ts) * 1000);

const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;

/** All messages of a channel as nodes, with a line for each day. */
export function drawMessages(messages, ctx) {
  const tops = messages.filter((message) => !isReply(message));
  const threads = new Set(tops.map((message) => message.ts));
  const strays = messages.filter(
    (message) => isReply(message) && !threads.has(message.thread_ts),
  );
  let previousDay = "";
  return [...tops, ...strays].flatMap((message) => {
    const day = calendar.format(dateOf(message));
    const line = day === previousDay ? [] : [drawnFrom(day, dayLine(day))];
    previousDay = day;
    const replies = messages.filter((reply) => isReply(reply) && reply.thread_ts === message.ts);
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
  return h("div", { class: "thread", role: "group", "aria-label": `Thread, ${label}` },
    h("div", { class: "thread-count" }, label),
    replies.map((reply) => drawMessage(reply, ctx)));
}

function drawMessage(message, ctx) {
  if (message.kind === "command") return typedCommand(message, ctx);
  const author = ctx.users.get(message.user);
  const name = author?.name ?? "Someone";
  const time = clock.format(dateOf(message));
  const isApp = message.kind === "app" || author?.is_bot;
  return h(
    "article",
    {
      class: `message ${message.kind}${message.ephemeral ? " ephemeral" : ""}`,
      "data-ts": message.ts,
      "aria-label": `${name}, ${time}`,
    },
    message.ephemeral ? h("div", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
    h("div", { class: `avatar avatar-${message.kind}`, "aria-hidden": "true" }, name.slice(0, 1)),
    h("div", { class: "message-main" },
      h("div", { class: "message-head" },
        h("span", { class: "author" }, name),
        isApp ? h("span", { class: "badge" }, "APP") : null,
        h("time", { class: "time", datetime: dateOf(message).toISOString() }, time)),
      drawBody(message, { ...ctx, message }),
      message.reactions.length
        ? h("div", { class: "reactions" }, message.reactions.map(drawReaction))
        : null),
    toolbar(message, ctx),
  );
}

function drawReaction(name) {
  return h("span", { class: "reaction", title: `:${name}:` }, emoji(name) ?? `:${name}:`, " 1");
}

/** What was typed as a command; Slack itself shows no such line. */
function typedCommand(message, ctx) {
  const line = message.text.replaceAll("\n", " ");
  const quoted = line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line;
  const again = {
    type: "button",
    class: "again",
    "aria-label": `Edit and send again: ${quoted}`,
    onclick: () => ctx.again(message.text),
  };
  return h(
    "div",
    {
      class: "typed",
      role: "article",
      "data-ts": message.ts,
      "aria-label": `You typed ${quoted}`,
      title: "Slack does not show this line",
    },
    h("span", { class: "typed-who" }, "You typed"),
    h("code", {}, message.text),
    h("time", { class: "time" }, clock.format(dateOf(message))),
    h("button", again, "Edit and send again"),
  );
}

function drawBody(message, ctx) {
  const edited = message.edited ? h("span", { class: "edited" }, " (edited)") : null;
  const attachments = message.attachments.map(() => cannotDraw("attachments"));
  const [name, content] = message.blocks.length
    ? ["blocks", drawBlocks(message.blocks, ctx)]
    : ["text", mrkdwn(message.text, ctx)];
  return h("div", { class: name }, content, attachments, edited);
}

function toolbar(message, ctx) {
  if (message.kind === "notice") return null;
  const reply = tool("Reply in thread", "reply", () => ctx.reply(message));
  const json = tool("View JSON", "code", () => ctx.showJson(message));
  return h("div", { class: "toolbar" }, message.ephemeral ? null : reply, json);
}

function tool(label, picture, onclick) {
  return h("button", { type: "button", class: "tool", title: label, onclick },
    icon(picture), h("span", { class: "tool-label" }, label));
}
