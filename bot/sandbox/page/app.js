// The page: keeps what the server says, draws the channel in view, sends what the person does.

import { drawChannel } from "/page/channel.js";
import { composer } from "/page/composer.js";
import { byId, h, icon } from "/page/dom.js";
import { showJson, startJson } from "/page/json.js";
import { post } from "/page/server.js";
import { startTheme } from "/page/theme.js";
import { drawHome, showModal } from "/page/views.js";

const page = {
  state: null,
  messages: new Map(), // "channel ts" -> message
  channel: null,
  tab: "messages",
  thread: null,
  unread: new Set(),
};

let box = null;

const key = (message) => `${message.channel} ${message.ts}`;

/** What the drawing of messages and views needs to know, and what it may ask for. */
function context() {
  const { state } = page;
  const origin = (ctx) =>
    ctx.message
      ? { channel: ctx.message.channel, ts: ctx.message.ts }
      : { view_id: ctx.viewId };
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
      const pressed = { action_id: element.action_id, block_id: blockId, chosen };
      return post("action", { ...origin(this), ...pressed });
    },
    async options(element, blockId, query) {
      const typed = { action_id: element.action_id, block_id: blockId, query };
      const answer = await post("options", { ...origin(this), ...typed });
      if (!answer) throw new Error("the app did not answer");
      return answer.options;
    },
  };
}

// --- drawing

/** Draw everything; `follow` brings a message of the channel into view, by its ts. */
function draw({ follow = null } = {}) {
  const { state, channel } = page;
  const room = state.channels.find((candidate) => candidate.id === channel);
  const bot = state.users.find((user) => user.id === state.bot);
  drawHead(room, bot);
  drawSidebar(bot);
  drawTabs(room);
  const home = room.is_im && page.tab === "home";
  byId("home").hidden = !home;
  byId("scroller").hidden = home;
  byId("footer").hidden = home;
  if (home) drawHome(byId("home"), state.home, { ...context(), viewId: state.home?.id });
  else drawChannel(messagesIn(channel), context(), follow);
  const message = room.is_im ? `Message ${bot.name}` : `Message #${room.name}`;
  byId("composer-label").textContent = message;
  byId("composer-text").placeholder = page.thread ? "Reply…" : message;
  byId("replying").hidden = !page.thread;
}

/** The messages of a channel, oldest first. */
function messagesIn(channel) {
  return [...page.messages.values()]
    .filter((message) => message.channel === channel)
    .sort((first, second) => (first.ts < second.ts ? -1 : 1));
}

function drawHead(room, bot) {
  const name = room.is_im ? bot.name : `# ${room.name}`;
  let note = "";
  if (room.is_im) note = "Direct message with the app";
  else if (!room.has_bot) note = `${bot.name} is not in this channel`;
  byId("channel-name").textContent = name;
  byId("channel-note").textContent = note;
  byId("workspace-name").textContent = `${bot.name} sandbox`;
  document.title = `${name} · ${bot.name} sandbox`;
}

function drawSidebar(bot) {
  const entry = (room) => {
    const unread = page.unread.has(room.id);
    return h("li", {}, h("button",
      {
        type: "button",
        class: unread ? "room unread" : "room",
        "aria-current": room.id === page.channel ? "page" : null,
        onclick: () => openChannel(room.id),
      },
      h("span", { class: "room-sign", "aria-hidden": "true" },
        room.is_im ? bot.name.slice(0, 1) : "#"),
      room.is_im ? bot.name : room.name,
      unread ? h("span", { class: "unseen" }, " (new)") : null));
  };
  const rooms = page.state.channels;
  byId("channels").replaceChildren(...rooms.filter((room) => !room.is_im).map(entry));
  byId("apps").replaceChildren(...rooms.filter((room) => room.is_im).map(entry));
}

function drawTabs(room) {
  const tabs = byId("tabs");
  tabs.hidden = !room.is_im || !page.state.home_tab;
  const tab = (name, label) => {
    const selected = String(page.tab === name);
    const onclick = () => openTab(name);
    const attributes = { type: "button", role: "tab", "aria-selected": selected, onclick };
    return h("button", { ...attributes, class: "tab" }, label);
  };
  tabs.replaceChildren(tab("home", "Home"), tab("messages", "Messages"));
}

function showViews() {
  const { modal } = page.state;
  showModal(modal, { ...context(), viewId: modal?.id }, (body) => post("view", body));
}

// --- what the person can do

function openChannel(id) {
  page.channel = id;
  page.thread = null;
  page.tab = "messages";
  page.unread.delete(id);
  showSidebar(false);
  byId("messages").replaceChildren();
  draw({ follow: newest() });
  byId("composer-text").focus();
}

async function openTab(name) {
  page.tab = name;
  draw({ follow: newest() });
  if (name === "home") await post("home", { tab: name });
}

/** The ts of the newest message of the channel in view. */
function newest() {
  return messagesIn(page.channel).at(-1)?.ts ?? null;
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

// --- what the server says

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
    draw({ follow: first ? newest() : null });
    showViews();
  });
  source.addEventListener("message", (event) => {
    if (!page.state) return;
    const message = JSON.parse(event.data);
    const isNew = !page.messages.has(key(message));
    page.messages.set(key(message), message);
    const inView = message.channel === page.channel;
    if (!inView) page.unread.add(message.channel);
    draw({ follow: isNew && inView ? message.ts : null });
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
    const command = `make run PORT=${window.location.port}`;
    stopped.textContent = `The sandbox has stopped. Start it again with: ${command}`;
    stopped.hidden = false;
  });
}

/** Whom "@" offers: the app first, for it is what one tries out here. */
function mentionable({ users, me, bot }) {
  const others = users.filter((user) => user.id !== me && user.id !== bot);
  return [...users.filter((user) => user.id === bot), ...others];
}

/** Set up what needs the first state. */
function begin() {
  const { state } = page;
  page.channel = state.channels.find((room) => room.has_bot && !room.is_im).id;
  const example = (text) => {
    const onclick = async () => {
      box.remember(text);
      await send(text);
    };
    return h("button", { type: "button", class: "chip", onclick }, text);
  };
  const label = h("span", { class: "chips-label" }, "Try");
  byId("chips").replaceChildren(label, ...state.examples.map(example));
  box = composer({
    input: byId("composer-text"),
    hints: byId("hints"),
    button: byId("send"),
    send,
    state: () => ({ commands: page.state.commands, users: mentionable(page.state) }),
  });
  const typed = state.messages.filter((message) => message.kind === "command");
  for (const message of typed) box.remember(message.text);
  byId("composer-text").focus();
}

byId("menu").append(icon("menu"));
byId("send").append(icon("send"));
byId("menu").addEventListener("click", () => {
  showSidebar(!document.body.classList.contains("sidebar-open"));
});
byId("shade").addEventListener("click", () => showSidebar(false));
byId("stop-replying").addEventListener("click", stopThread);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.body.classList.contains("sidebar-open")) showSidebar(false);
  else if (page.thread) stopThread();
});
startJson();
startTheme();
listen();
