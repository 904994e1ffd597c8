// The page of the phones: draws what the simulator says, sends what a person does; it knows nothing of the bot.
"use strict";

const PARIS = "Europe/Paris";
const DAY = new Intl.DateTimeFormat("fr-FR", { timeZone: PARIS, weekday: "long", day: "numeric", month: "long", year: "numeric" });
const HOUR = new Intl.DateTimeFormat("fr-FR", { timeZone: PARIS, hour: "numeric", minute: "2-digit", hourCycle: "h23" });
const chats = new Map();
const slots = [];
let people = [];
let robot = { username: "" };
let clock = null;

const byId = (id) => document.getElementById(id);

function element(tag, classes, text) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(classes, text, act) {
  const node = element("button", classes, text);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

const dayOf = (date) => DAY.format(date).replace(/^(\S+) 1 /, "$1 1er ");
const hourOf = (date) => {
  const parts = HOUR.formatToParts(date);
  return `${Number(parts.find((p) => p.type === "hour").value)} h ${parts.find((p) => p.type === "minute").value}`;
};

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body || {}) });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error || "refusé");
}

/* ---- text and entities: offsets are UTF-16 units, like those of JavaScript ---- */

function written(slot, text, entities) {
  const root = element("div", "words");
  fill(slot, root, text, entities || [], 0, text.length);
  return root;
}

function fill(slot, parent, text, entities, from, to) {
  let at = from;
  for (let i = 0; i < entities.length; i += 1) {
    const one = entities[i];
    const end = Math.min(one.offset + one.length, to);
    if (one.offset < at || one.offset >= to) continue;
    parent.append(text.slice(at, one.offset));
    const node = marked(slot, one, text.slice(one.offset, end));
    fill(slot, node, text, entities.slice(i + 1), one.offset, end);
    parent.append(node);
    at = end;
  }
  parent.append(text.slice(at, to));
}

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

function marked(slot, entity, words) {
  if (TAGS[entity.type]) return element(TAGS[entity.type]);
  if (entity.type === "url") return link(slot, /^https?:/.test(words) ? words : `https://${words}`);
  if (entity.type === "text_link") return link(slot, entity.url);
  if (entity.type === "email") { const a = element("a"); a.href = `mailto:${words}`; return a; }
  if (entity.type === "bot_command") return button("link", undefined, () => act(slot, "send", { text: words }));
  if (entity.type === "spoiler") {
    const node = button("spoiler", undefined, () => node.classList.add("shown"));
    return node;
  }
  if (entity.type === "expandable_blockquote") {
    const node = element("blockquote", "folded");
    node.addEventListener("click", () => node.classList.toggle("folded"));
    return node;
  }
  return element("span");
}

function link(slot, url) {
  const known = new RegExp(`^(https?://)?t\\.me/${robot.username}([/?]|$)`, "i");
  if (known.test(url) || url.startsWith("tg://resolve")) return button("link", undefined, () => chooseAndOpen(slot, url));
  const a = element("a");
  a.href = /^(https?|mailto|tel):/i.test(url) ? url : `https://${url}`;
  a.target = "_blank";
  a.rel = "noopener noreferrer";
  return a;
}

function chooseAndOpen(slot, url) {
  const dialog = byId("choice");
  const order = [slot, ...slots.filter((other) => other !== slot)];
  byId("choice-buttons").replaceChildren(...order.map((one) => button("", one === slot ? `Ce téléphone (${nameOf(one)})` : `Celui de ${nameOf(one)}`, () => {
    dialog.close();
    select(one);
    act(one, "open", { url });
  })));
  dialog.showModal();
}

/* ---- messages ---- */

function drawn(slot, message, fresh) {
  if (message.kind === "event") return element("div", "event", message.text);
  const mine = !message.bot && message.author === slot.person;
  const box = element("article", `message${mine ? " mine" : ""}${fresh ? " new" : ""}`);
  const bubble = element("div", "bubble");
  if (!mine && !(message.bot && slot.chat === slot.person)) bubble.append(element("span", "author", message.name));
  if (message.quoted) bubble.append(quoted(slot, message.quoted));
  bubble.append(...content(slot, message));
  bubble.append(foot(slot, message, mine));
  box.append(bubble);
  if (message.buttons) box.append(keys("inline", message.buttons, (b) => act(slot, "press", { message: message.id, label: b.text })));
  return box;
}

function content(slot, message) {
  const parts = [];
  const { file, kind } = message;
  if (file && kind === "photo") {
    const picture = element("img", "photo");
    picture.src = `/sim/files/${file.id}`;
    picture.alt = "Photo";
    parts.push(picture);
  } else if (file) parts.push(attached(file, kind));
  if (message.contact) parts.push(card("Contact", `${message.contact.first_name} ${message.contact.last_name || ""}`, message.contact.phone_number));
  if (message.location && kind !== "venue") parts.push(card("Position partagée", `${message.location.latitude.toFixed(4)}, ${message.location.longitude.toFixed(4)}`));
  if (message.poll) parts.push(...poll(slot, message));
  else if (!/^\[.*\]$/.test(message.text) || kind === "text") parts.push(written(slot, message.text, message.entities));
  else if (!parts.length) parts.push(element("div", "words", message.text));
  return parts;
}

function card(title, ...lines) {
  const node = element("div", "card");
  node.append(element("strong", "", title), ...lines.filter(Boolean).map((line) => element("div", "", line)));
  return node;
}

function attached(file, kind) {
  const a = element("a", "file");
  a.href = `/sim/files/${file.id}`;
  a.download = file.name || kind;
  const words = element("div", "file-words");
  words.append(element("strong", "", file.name || KINDS[kind] || "Fichier"), element("span", "", `Télécharger (${sizeOf(file.size)})`));
  const icon = element("span", "file-icon", kind === "voice" || kind === "audio" ? "♪" : "↓");
  icon.setAttribute("aria-hidden", "true");
  a.append(icon, words);
  return a;
}

const KINDS = { voice: "Message vocal", video: "Vidéo", animation: "Animation", sticker: "Autocollant", audio: "Son", video_note: "Message vidéo" };
const sizeOf = (bytes) => (bytes < 1000 ? `${bytes} octets` : bytes < 1e6 ? `${Math.round(bytes / 1000)} ko` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} Mo`);

function poll(slot, message) {
  const title = element("strong", "", message.poll.question);
  const options = message.poll.options.map((option) => {
    const words = option.voter_count ? `${option.text} (${option.voter_count})` : option.text;
    const node = button("option", words, () => act(slot, "vote", { message: message.id, option: option.text }));
    node.disabled = message.poll.is_closed;
    return node;
  });
  return [title, ...options];
}

function quoted(slot, one) {
  const node = button("quoted", undefined, () => slot.nodes.get(one.id)?.scrollIntoView({ block: "center" }));
  node.setAttribute("aria-label", `En réponse à ${one.name} : ${one.text}`);
  node.append(element("strong", "", one.name), element("span", "", one.text));
  return node;
}

function foot(slot, message, mine) {
  const node = element("div", "foot");
  const reply = button("", "Répondre", () => begin(slot, { reply_to: message.id }, `Réponse à ${message.name} : ${message.text}`));
  reply.setAttribute("aria-label", `Répondre à : ${message.text.slice(0, 60)}`);
  node.append(reply);
  if (mine && message.kind === "text") node.append(button("", "Modifier", () => begin(slot, { message: message.id }, `Modifier : ${message.text}`, message.text)));
  const date = new Date(message.date * 1000);
  const time = element("time", "", `${message.edited ? "modifié, " : ""}${hourOf(date)}`);
  time.dateTime = date.toISOString();
  time.title = `${dayOf(date)}, ${hourOf(date)}`;
  node.append(time);
  return node;
}

function keys(kind, rows, press) {
  const grid = element("div", kind);
  for (const row of rows) {
    const line = element("div", `${kind}-row`);
    for (const one of row) line.append(button("", one.text, () => press(one)));
    grid.append(line);
  }
  return grid;
}

/* ---- one phone ---- */

function addSlot(person) {
  const root = byId("phone-template").content.firstElementChild.cloneNode(true);
  const slot = { root, person, chat: person, nodes: new Map(), target: {}, day: "", topic: null };
  const find = (selector) => root.querySelector(selector);
  Object.assign(slot, { log: find(".log"), field: find("textarea"), sheet: find(".sheet"), strip: find(".strip"), toast: find(".toast"), file: find("input[type=file]") });
  find("select").addEventListener("change", (event) => hold(slot, Number(event.target.value)));
  find(".start").addEventListener("click", () => (holder(slot).blocked ? act(slot, "unblock") : act(slot, "send", { text: "/start" })));
  find(".strip-close").addEventListener("click", () => end(slot));
  find(".plus").addEventListener("click", () => toggleSheet(slot));
  find("form").addEventListener("submit", (event) => { event.preventDefault(); submit(slot); });
  slot.field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(slot); }
    if (event.key === "Escape") end(slot);
  });
  slot.field.addEventListener("input", () => grow(slot.field));
  slot.file.addEventListener("change", () => sendFile(slot));
  byId("phones").append(root);
  slots.push(slot);
}

const holder = (slot) => people.find((person) => person.id === slot.person);
const nameOf = (slot) => holder(slot)?.name || "";

function hold(slot, person) {
  slot.person = person;
  show(slot, person);
  drawTabs();
}

function show(slot, chat) {
  slot.chat = chat;
  slot.nodes.clear();
  slot.log.replaceChildren();
  slot.day = "";
  slot.topic = null;
  end(slot);
  closeSheet(slot);
  const kept = chats.get(chat);
  if (kept) { kept.seen.set(slot.person, kept.news); draw(slot, [...kept.messages.values()], false); }
  frame(slot);
  slot.log.scrollTop = slot.log.scrollHeight;
}

function draw(slot, messages, fresh) {
  const low = slot.log.scrollHeight - slot.log.scrollTop - slot.log.clientHeight < 120;
  let added = false;
  for (const message of messages) {
    const former = slot.nodes.get(message.id);
    if (message.deleted) { former?.remove(); slot.nodes.delete(message.id); continue; }
    const node = drawn(slot, message, fresh);
    if (former) replace(slot, former, node);
    else { heading(slot, message); slot.log.append(node); added = true; }
    slot.nodes.set(message.id, node);
  }
  slot.log.querySelector(".empty")?.remove();
  if (!slot.nodes.size) slot.log.append(element("p", "empty", slot.chat === slot.person ? "Touchez « Démarrer » pour faire connaissance." : "Rien encore dans cette conversation."));
  if (added || low) requestAnimationFrame(() => { slot.log.scrollTop = slot.log.scrollHeight; });
}

// Whoever uses the keyboard stays where she was when the screen she acted on changes.
function replace(slot, former, node) {
  const held = former.contains(document.activeElement);
  former.replaceWith(node);
  if (held) (node.querySelector(".inline button") || slot.log).focus({ preventScroll: true });
}

function heading(slot, message) {
  const day = dayOf(new Date(message.date * 1000));
  if (day !== slot.day) slot.log.append(element("div", "day", day));
  slot.day = day;
  const topics = chats.get(slot.chat)?.topics || [];
  if (message.topic && message.topic !== slot.topic) slot.log.append(element("div", "topic", `# ${topics.find((t) => t.id === message.topic)?.name || "sujet"}`));
  slot.topic = message.topic || null;
}

function frame(slot) {
  const me = holder(slot);
  const chat = chats.get(slot.chat);
  if (!me || !chat) return;
  const find = (selector) => slot.root.querySelector(selector);
  const alone = slot.chat === slot.person;
  slot.root.setAttribute("aria-label", `Téléphone de ${me.name}`);
  find(".owner-face").textContent = me.name[0];
  find(".owner-role").textContent = me.role;
  find(".bar-face").textContent = chat.title[0];
  find(".bar-title").textContent = chat.title;
  find(".bar-state").textContent = alone ? (me.blocked ? "bloqué" : "robot") : "groupe";
  find("form").hidden = alone && (me.blocked || !me.started);
  find(".start").hidden = !find("form").hidden;
  find(".start").textContent = me.blocked ? "Débloquer le robot" : "Démarrer";
  drawKeyboard(slot, alone && !me.blocked ? chat.keyboard : {});
  drawChoice(slot);
  drawConversations(slot, me);
}

function drawKeyboard(slot, keyboard) {
  const place = slot.root.querySelector(".keyboard");
  const rows = keyboard.keyboard || [];
  place.hidden = !rows.length;
  const text = JSON.stringify(rows);
  if (place.dataset.rows === text) return;
  place.dataset.rows = text;
  place.replaceChildren(...keys("keyboard", rows, (b) => act(slot, "press", { label: b.text })).children);
  slot.field.placeholder = keyboard.input_field_placeholder || "Message";
}

function drawChoice(slot) {
  const list = slot.root.querySelector("select");
  const text = people.map((p) => p.id + p.name + p.role).join();
  if (list.dataset.people !== text) {
    list.dataset.people = text;
    list.replaceChildren(...[...new Set(people.map((p) => p.role))].map((role) => holders(role)));
  }
  list.value = slot.person;
}

function holders(role) {
  const group = element("optgroup");
  group.label = role || "Autres";
  group.append(...people.filter((p) => p.role === role).map((p) => { const o = element("option", "", p.name); o.value = p.id; return o; }));
  return group;
}

function drawConversations(slot, me) {
  const place = slot.root.querySelector(".conversations");
  place.hidden = me.chats.length < 2;
  place.replaceChildren(...me.chats.map((id) => {
    const one = chats.get(id);
    const node = button("", id === slot.person ? "Robot" : one?.title || "", () => show(slot, id));
    node.setAttribute("aria-pressed", String(id === slot.chat));
    node.classList.toggle("fresh", id !== slot.chat && one && one.news > (one.seen.get(slot.person) || 0));
    return node;
  }));
}

/* ---- what a person does ---- */

async function act(slot, deed, details) {
  try {
    const chat = slot.chat === slot.person ? {} : { chat: slot.chat };
    await post(`/sim/phones/${slot.person}/${deed}`, { ...chat, ...details });
    slot.log.scrollTop = slot.log.scrollHeight;
    return true;
  } catch (problem) {
    say(slot, deed === "document" ? problem.message : "Ce geste n'est plus possible ici.", false);
    return false;
  }
}

async function submit(slot) {
  const text = slot.field.value.trim();
  if (!text) return;
  const { message, reply_to: replyTo } = slot.target;
  const topic = slot.topic && !replyTo ? { topic: slot.topic } : {};
  slot.field.value = "";
  grow(slot.field);
  end(slot);
  const done = message ? await act(slot, "edit", { message, text }) : await act(slot, "send", { text, reply_to: replyTo, ...topic });
  if (!done) slot.field.value = text;
}

function begin(slot, target, words, text) {
  slot.target = target;
  slot.strip.hidden = false;
  slot.strip.querySelector(".strip-words").textContent = words;
  if (text) slot.field.value = text;
  slot.field.focus();
}

function end(slot) {
  slot.target = {};
  slot.strip.hidden = true;
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 110)}px`;
}

function toggleSheet(slot) {
  if (!slot.sheet.hidden) { closeSheet(slot); return; }
  const me = holder(slot);
  const choices = [];
  const add = (words, run) => choices.push(button("", words, () => { closeSheet(slot); run(); }));
  if (slot.chat === slot.person) {
    add("Joindre un fichier…", () => slot.file.click());
    if (me.phone) add(`Partager mon numéro (${me.phone.replace(/ /g, "\u00a0")})`, () => act(slot, "contact"));
    if (me.has_place) add("Partager ma position", () => act(slot, "location"));
  }
  for (const one of chats.get(slot.chat)?.commands || []) add(`/${one.command} : ${one.description}`, () => act(slot, "send", { text: `/${one.command}` }));
  if (slot.chat === slot.person) add("Bloquer le robot", () => act(slot, "block"));
  if (!choices.length) choices.push(element("small", "", "Rien à joindre ici."));
  slot.sheet.replaceChildren(...choices);
  slot.sheet.hidden = false;
  slot.root.querySelector(".plus").setAttribute("aria-expanded", "true");
  slot.sheet.querySelector("button")?.focus();
}

function closeSheet(slot) {
  slot.sheet.hidden = true;
  slot.root.querySelector(".plus").setAttribute("aria-expanded", "false");
}

function sendFile(slot) {
  const file = slot.file.files[0];
  slot.file.value = "";
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => act(slot, "document", { name: file.name, data: reader.result.split(",")[1] || "", caption: slot.field.value.trim() }));
  reader.readAsDataURL(file);
}

function say(slot, words, alert) {
  slot.toast.replaceChildren(words);
  slot.toast.hidden = false;
  clearTimeout(slot.toastTimer);
  if (alert) slot.toast.append(button("", "Compris", () => { slot.toast.hidden = true; }));
  else slot.toastTimer = setTimeout(() => { slot.toast.hidden = true; }, 4500);
}

/* ---- tabs, guide, clock ---- */

function select(slot) {
  for (const one of slots) one.root.classList.toggle("active", one === slot);
  slot.fresh = false;
  drawTabs();
  slot.log.scrollTop = slot.log.scrollHeight;
}

function drawTabs() {
  byId("tabs").replaceChildren(...slots.map((slot) => {
    const node = button("", undefined, () => select(slot));
    node.append(element("span", "", nameOf(slot).split(" ")[0]), element("span", "tab-role", holder(slot)?.role || ""));
    node.setAttribute("aria-current", String(slot.root.classList.contains("active")));
    if (slot.fresh) { node.classList.add("fresh"); node.setAttribute("aria-label", `${nameOf(slot)}, nouveau message`); }
    return node;
  }));
}

function drawGuide(guide) {
  byId("guide").hidden = !guide.title;
  if (!guide.title) return;
  byId("guide").open = window.innerWidth > 1080;
  byId("guide-title").textContent = guide.title;
  byId("guide-steps").replaceChildren(...guide.steps.map((step) => element("li", "", spaced(step))));
  byId("guide-cast").replaceChildren(...guide.cast.flatMap(([who, what]) => [element("dt", "", who), element("dd", "", what)]));
}

// French typography: no line break inside the quotation marks nor before a double punctuation mark.
const spaced = (text) => text.replace(/« /g, "«\u00a0").replace(/ ([»:;?!])/g, "\u00a0$1");

function tick() {
  if (!clock) return;
  const now = new Date(clock.at + performance.now() - clock.read);
  const words = `${dayOf(now)}, ${hourOf(now)}`;
  if (byId("clock").textContent !== words) { byId("clock").textContent = words; byId("clock").dateTime = now.toISOString(); }
}

function wireClock() {
  for (const node of byId("moves").querySelectorAll("button")) {
    node.addEventListener("click", async () => {
      node.disabled = true;
      try { await post("/sim/clock", { ...node.dataset }); } finally { setTimeout(() => { node.disabled = false; }, 400); }
    });
  }
  setInterval(tick, 1000);
}

/* ---- what the simulator says ---- */

function receive(state) {
  if (state.guide) { chats.clear(); drawGuide(state.guide); }
  people = state.phones;
  robot = state.bot;
  clock = { at: Date.parse(state.clock.iso), read: performance.now() };
  byId("moves").hidden = !state.clock.movable;
  tick();
  const news = new Map();
  for (const [key, chat] of Object.entries(state.chats)) news.set(Number(key), keep(Number(key), chat));
  while (slots.length < Math.min(3, people.length)) addSlot(people[slots.length].id);
  for (const slot of slots) refresh(slot, state, news);
  if (!slots.some((slot) => slot.root.classList.contains("active")) && slots[0]) slots[0].root.classList.add("active");
  drawTabs();
}

function keep(id, chat) {
  const known = chats.get(id);
  const kept = known || { messages: new Map(), seen: new Map(), news: 0 };
  for (const message of chat.messages) {
    if (message.deleted) kept.messages.delete(message.id);
    else kept.messages.set(message.id, message);
  }
  if (known && chat.messages.some((message) => message.bot)) kept.news += 1;
  chats.set(id, Object.assign(kept, { title: chat.title, type: chat.type, topics: chat.topics, keyboard: chat.keyboard, commands: chat.commands }));
  return chat;
}

function refresh(slot, state, news) {
  if (!holder(slot)) { if (people[slots.indexOf(slot)]) hold(slot, people[slots.indexOf(slot)].id); return; }
  if (state.guide) { show(slot, chats.has(slot.chat) ? slot.chat : slot.person); return; }
  const { messages } = news.get(slot.chat);
  const kept = chats.get(slot.chat);
  kept.seen.set(slot.person, kept.news);
  if (messages.length) draw(slot, messages, true);
  if (messages.some((message) => message.bot) && !slot.root.classList.contains("active")) slot.fresh = true;
  frame(slot);
  for (const toast of holder(slot).toasts) say(slot, toast.text, toast.alert);
}

function listen() {
  const source = new EventSource("/sim/events");
  source.addEventListener("message", (event) => { byId("offline").hidden = true; receive(JSON.parse(event.data)); });
  source.addEventListener("error", () => { byId("offline").hidden = false; });
}

byId("choice-cancel").addEventListener("click", () => byId("choice").close());
document.addEventListener("keydown", (event) => { if (event.key === "Escape") slots.forEach(closeSheet); });
wireClock();
listen();
