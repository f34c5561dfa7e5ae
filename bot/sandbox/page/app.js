// The page: keeps what the server says, draws the channel in view, sends what one does.

import { composer } from "/page/composer.js";
import { h, icon } from "/page/dom.js";
import { drawMessages } from "/page/messages.js";
import { drawHome, showModal } from "/page/views.js";

const byId = (id) => document.getElementById(id);

const page = {
  state: null,
  messages: new Map(), // "channel ts" -> message
  channel: null,
  tab: "messages",
  thread: null,
  unread: new Set(),
};

const key = (message) => `${message.channel} ${message.ts}`;

// --- talking to the server

async function post(act, body) {
  let response;
  try {
    response = await fetch(`/sandbox/${act}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    return fail("The sandbox does not answer.");
  }
  const answer = await response.json();
  if (response.ok) return answer;
  return fail([answer.error, ...(answer.messages ?? [])].join(" "));
}

function fail(words) {
  const toast = byId("toast");
  toast.textContent = words;
  toast.hidden = false;
  setTimeout(() => (toast.hidden = true), 8000);
  return null;
}

function context() {
  const { state } = page;
  const where = (ctx) => (ctx.message ? { channel: ctx.message.channel, ts: ctx.message.ts } : { view_id: ctx.viewId });
  return {
    me: state.me,
    users: new Map(state.users.map((user) => [user.id, user])),
    channels: new Map(state.channels.map((channel) => [channel.id, channel])),
    reply: startThread,
    showJson,
    again: (text) => {
      box.put(text);
      byId("composer-text").focus();
    },
    act(element, blockId, chosen) {
      return post("action", { ...where(this), action_id: element.action_id, block_id: blockId, chosen });
    },
    async options(element, blockId, query) {
      const answer = await post("options", { ...where(this), action_id: element.action_id, block_id: blockId, query });
      if (!answer) throw new Error("the app did not answer");
      return answer.options;
    },
  };
}

// --- drawing

function draw({ follow = false } = {}) {
  const { state, channel } = page;
  const room = state.channels.find((one) => one.id === channel);
  const bot = state.users.find((user) => user.id === state.bot);
  const name = room.is_im ? bot.name : `# ${room.name}`;
  byId("channel-name").textContent = name;
  byId("channel-note").textContent = room.is_im ? "Direct message with the app" : room.has_bot ? "" : `${bot.name} is not in this channel`;
  document.title = `${name} · ${bot.name} sandbox`;
  byId("workspace-name").textContent = `${bot.name} sandbox`;
  drawSidebar(bot);
  drawTabs(room);
  const home = room.is_im && page.tab === "home";
  byId("home").hidden = !home;
  byId("scroller").hidden = home;
  byId("footer").hidden = home;
  if (home) drawHome(byId("home"), state.home, { ...context(), viewId: state.home?.id });
  else drawChannel(follow);
  const message = room.is_im ? `Message ${bot.name}` : `Message #${room.name}`;
  byId("composer-label").textContent = message;
  byId("composer-text").placeholder = page.thread ? "Reply…" : message;
  byId("replying").hidden = !page.thread;
}

function drawChannel(follow) {
  const list = byId("messages");
  const here = [...page.messages.values()].filter((message) => message.channel === page.channel);
  const kept = new Map([...list.children].filter((node) => node.drawn).map((node) => [node.drawn, node]));
  here.sort((one, other) => (one.ts < other.ts ? -1 : 1));
  const nodes = here.length ? drawMessages(here, context()) : [h("p", { class: "empty" }, "Nothing here yet. Type a line below, or press one of the examples.")];
  // A row that did not change keeps its node, so that focus and open menus survive.
  reconcile(list, nodes.map((node) => kept.get(node.drawn) ?? node));
  if (follow) scrollToNewest();
}

/** Make `list` hold exactly these nodes, moving none that is in place already. */
function reconcile(list, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...list.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (list.childNodes[index] !== node) list.insertBefore(node, list.childNodes[index] ?? null);
  });
}

/** To the end; but a long answer is read from its beginning. */
function scrollToNewest() {
  const scroller = byId("scroller");
  scroller.scrollTop = scroller.scrollHeight;
  const rows = [...byId("messages").children];
  const last = rows.at(-1);
  if (!last || last.offsetHeight < scroller.clientHeight - 60) return;
  const before = rows.at(-2);
  scroller.scrollTop = (before?.classList.contains("typed") ? before : last).offsetTop - 4;
}

function drawSidebar(bot) {
  const entry = (room) =>
    h("li", {}, h("button", { type: "button", class: page.unread.has(room.id) ? "room unread" : "room", "aria-current": room.id === page.channel ? "page" : null, onclick: () => openChannel(room.id) },
      h("span", { class: "room-sign", "aria-hidden": "true" }, room.is_im ? bot.name.slice(0, 1) : "#"), room.is_im ? bot.name : room.name, page.unread.has(room.id) ? h("span", { class: "unseen" }, " (new)") : null));
  byId("channels").replaceChildren(...page.state.channels.filter((room) => !room.is_im).map(entry));
  byId("apps").replaceChildren(...page.state.channels.filter((room) => room.is_im).map(entry));
}

function drawTabs(room) {
  const tabs = byId("tabs");
  tabs.hidden = !room.is_im || !page.state.home_tab;
  const tab = (name, label) => h("button", { type: "button", role: "tab", class: "tab", "aria-selected": String(page.tab === name), onclick: () => openTab(name) }, label);
  tabs.replaceChildren(tab("home", "Home"), tab("messages", "Messages"));
}

// --- what one can do

function openChannel(id) {
  page.channel = id;
  page.thread = null;
  page.tab = "messages";
  page.unread.delete(id);
  showSidebar(false);
  byId("messages").replaceChildren();
  draw({ follow: true });
  byId("composer-text").focus();
}

async function openTab(name) {
  page.tab = name;
  draw({ follow: true });
  if (name === "home") await post("home", { tab: name });
}

function startThread(message) {
  page.thread = message.thread_ts ?? message.ts;
  draw();
  byId("composer-text").focus();
}

function stopThread() {
  page.thread = null;
  draw();
  byId("composer-text").focus();
}

function send(text) {
  return post("send", { channel: page.channel, text, thread_ts: page.thread });
}

function showSidebar(open) {
  document.body.classList.toggle("sidebar-open", open);
  byId("shade").hidden = !open;
  byId("menu").setAttribute("aria-expanded", String(open));
}

function showJson(message) {
  const { text, blocks, attachments } = message;
  const shown = { text };
  if (message.kind === "app") shown.response_type = message.ephemeral ? "ephemeral" : "in_channel";
  if (message.thread_ts) shown.thread_ts = message.thread_ts;
  if (blocks.length) shown.blocks = blocks;
  if (attachments.length) shown.attachments = attachments;
  byId("json-text").textContent = text || "There is none. A notification would be empty, and a screen reader would guess from the blocks.";
  byId("json-text").classList.toggle("missing", !text);
  byId("json-code").textContent = JSON.stringify(shown, null, 2);
  byId("json").showModal();
}

// --- light and dark

const THEME = "sandbox-theme";
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

function theme(chosen) {
  const dark = chosen ? chosen === "dark" : prefersDark.matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(dark));
}

// --- start

let box = null;

function listen() {
  const source = new EventSource("/sandbox/changes");
  const stopped = byId("stopped");
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    const first = page.state === null;
    page.state = state;
    page.messages = new Map(state.messages.map((message) => [key(message), message]));
    stopped.hidden = true;
    if (first) begin();
    draw({ follow: first });
    showViews();
  });
  source.addEventListener("message", (event) => {
    if (!page.state) return;
    const message = JSON.parse(event.data);
    const isNew = !page.messages.has(key(message));
    page.messages.set(key(message), message);
    if (message.channel !== page.channel) page.unread.add(message.channel);
    draw({ follow: isNew && message.channel === page.channel });
  });
  source.addEventListener("deleted", (event) => {
    page.messages.delete(key(JSON.parse(event.data)));
    draw();
  });
  source.addEventListener("views", (event) => {
    Object.assign(page.state, JSON.parse(event.data));
    if (page.tab === "home") draw();
    showViews();
  });
  source.addEventListener("error", () => {
    stopped.textContent = "The sandbox has stopped. Start it again with: make run";
    stopped.hidden = false;
  });
}

function showViews() {
  const { modal } = page.state;
  showModal(modal, { ...context(), viewId: modal?.id }, (body) => post("view", body));
}

function begin() {
  page.channel = page.state.channels.find((room) => room.has_bot && !room.is_im).id;
  byId("chips").replaceChildren(h("span", { class: "chips-label" }, "Try"), ...page.state.examples.map((text) => h("button", { type: "button", class: "chip", onclick: () => { box.remember(text); send(text); } }, text)));
  box = composer({ input: byId("composer-text"), hints: byId("hints"), button: byId("send"), send, state: () => ({ commands: page.state.commands, users: page.state.users.filter((user) => user.id !== page.state.me) }) });
  const typed = page.state.messages.filter((message) => message.kind === "command");
  for (const message of typed) box.remember(message.text);
  byId("composer-text").focus();
}

byId("menu").append(icon("menu"));
byId("theme").append(icon("moon"));
byId("send").append(icon("send"));
byId("json-close").append(icon("close"));
byId("menu").addEventListener("click", () => showSidebar(!document.body.classList.contains("sidebar-open")));
byId("shade").addEventListener("click", () => showSidebar(false));
byId("theme").addEventListener("click", () => {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem(THEME, next);
  theme(next);
});
byId("json-close").addEventListener("click", () => byId("json").close());
byId("json-copy").addEventListener("click", () => navigator.clipboard?.writeText(byId("json-code").textContent));
byId("stop-replying").addEventListener("click", stopThread);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.body.classList.contains("sidebar-open")) showSidebar(false);
  else if (page.thread) stopThread();
});
prefersDark.addEventListener("change", () => theme(localStorage.getItem(THEME)));
theme(localStorage.getItem(THEME));
listen();
