/* Reviewing by keyboard: moves among the figures of a document and presses their own buttons.
   Everything it does can be done with the buttons, and without this file. */
"use strict";

(() => {
  const list = document.querySelector("[data-review]");
  if (!list) return;
  const help = document.getElementById("review-help");
  const ROOM_AROUND = 104; // pixels that stay free above and below what is told: its scroll-margin in document.css
  const decided = []; // ids of the figures decided on this page, the latest last
  let current = null; // id of the figure that has the focus
  let isPressed = false; // a button of the mouse is down: what lies under it stays where it is, or the click is lost

  const items = () => Array.from(list.querySelectorAll("[data-claim]")).filter((item) => item.offsetParent !== null);
  const itemOf = (id) => list.querySelector(`[data-claim="${CSS.escape(id)}"]`);
  const markOf = (id) => document.getElementById(`c-${id}`);
  const isPending = (item) => item.dataset.state === "pending";

  function show(item, { focus = true, scrollText = true, scrollList = true } = {}) {
    if (!item) return;
    document.querySelectorAll(".is-current").forEach((old) => old.classList.remove("is-current"));
    current = item.dataset.claim;
    item.classList.add("is-current");
    if (focus) item.focus({ preventScroll: true });
    if (scrollList) item.scrollIntoView({ block: "nearest" });
    const mark = markOf(current);
    if (!mark) return;
    mark.classList.add("is-current");
    if (scrollText) scrollWithin(mark);
  }

  /* Scrolls the text beside the list, and on narrow screens, where it is not beside, nothing. */
  function scrollWithin(mark) {
    const pane = mark.closest("[data-pane]");
    if (!pane || pane.scrollHeight <= pane.clientHeight + 1) return;
    const place = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += place - pane.clientHeight / 3;
  }

  function step(by) {
    const all = items();
    const at = all.findIndex((item) => item.dataset.claim === current);
    show(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function nextPending() {
    const all = items();
    const at = all.findIndex((item) => item.dataset.claim === current);
    const next = all.slice(at + 1).find(isPending) || all.find(isPending);
    show(next || all[at]);
  }

  /* Where no figure has been chosen yet, a key that decides chooses the first that waits, and says so: nobody decides
     on what they have not seen. */
  function chooseFirst() {
    nextPending();
    if (current) document.getElementById("first-chosen")?.removeAttribute("hidden");
  }

  /* One decision at a time: keys wait for nothing, so those pressed before the answer came are dropped. */
  function press(name) {
    if (!current) return chooseFirst();
    const item = itemOf(current);
    if (!item || item.querySelector(".htmx-request")) return;
    item.querySelector(`[data-key="${name}"]`)?.click();
  }

  /* Takes back what was decided of the figure in focus; where that is still open, the latest decision, wherever it is. */
  function undo() {
    const undoable = (id) => id && itemOf(id)?.querySelector('[data-key="reopen"]');
    const id = undoable(current) ? current : decided.findLast(undoable);
    const notice = document.getElementById("nothing-to-undo");
    if (notice) notice.hidden = Boolean(id);
    if (!id) return;
    if (id !== current) show(itemOf(id));
    press("reopen");
  }

  function edit() {
    if (!current) return chooseFirst();
    const fold = itemOf(current)?.querySelector("details[data-edit]");
    if (!fold) return;
    fold.open = true;
    fold.querySelector("input:not([type=hidden]), select")?.focus();
  }

  /* Back to a figure that was refused: to the field that is asked for, with what is said of it in sight; where both
     are longer than the screen, from the beginning of what is said. */
  function answer(item, refused) {
    const field = item.querySelector("[data-asked], [aria-invalid=true]");
    show(item, { scrollList: false });
    const told = field?.closest(".stands, .field, .reopen") || refused;
    const fits = told.offsetHeight + ROOM_AROUND < window.innerHeight;
    told.scrollIntoView({ block: fits ? "nearest" : "start", behavior: "instant" });
    if (fits) field?.scrollIntoView({ block: "nearest", behavior: "instant" });
    field?.focus({ preventScroll: true });
  }

  const KEYS = {
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    n: nextPending,
    c: () => press("confirm"),
    Enter: () => press("confirm"),
    x: () => press("reject"),
    u: undo,
    e: edit,
    o: () => document.querySelector("[data-order]:not([aria-current])")?.click(),
    "?": () => help?.showModal(),
  };

  function isTyping(target) {
    return Boolean(target.closest("input, textarea, select, [contenteditable]"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (help?.open) {
      if (event.key === "?") help.close();
      return;
    }
    if (isTyping(event.target)) {
      if (event.key === "Escape" && current) show(itemOf(current));
      const own = event.key === "Enter" && event.target.closest("[data-edit], [data-rejecting]");
      if (own && event.target.matches("input")) { // the button beside it, of two that reject the one that was pressed
        event.preventDefault();
        (own.querySelector("[data-meant]") || own.querySelector("[type=submit]")).click();
      }
      return;
    }
    /* Enter on a link, button or fold does what it always does; arrows move figures only from the list. */
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    if (event.key.startsWith("Arrow") && !event.target.closest("[data-claim]")) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    for (const said of ["nothing-to-undo", "first-chosen"]) document.getElementById(said)?.setAttribute("hidden", "");
    act();
  });

  list.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-claim]");
    if (item && item.dataset.claim !== current) show(item, { focus: false, scrollList: !isPressed });
  });
  document.addEventListener("mousedown", () => { isPressed = true; }, true);
  for (const over of ["mouseup", "dragend", "keydown"]) document.addEventListener(over, () => { isPressed = false; }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-open-help]")) help?.showModal();
    if (event.target.closest("[data-close-help]")) help?.close();
    const mark = event.target.closest("[data-pane] [id^='c-']");
    const item = mark && itemOf(mark.id.slice(2));
    if (item) show(item, { scrollText: false });
  });

  /* After an answer came back: on to the next figure, or back to the one that was refused; but whoever has moved on
     meanwhile is left where they are. Of other figures what contradicts them may come with it. */
  document.addEventListener("htmx:afterSettle", (event) => {
    const item = event.target.closest?.("[data-claim]");
    if (!item || !list.contains(item)) return;
    const id = item.dataset.claim;
    const mark = markOf(id);
    if (mark) {
      mark.dataset.state = item.dataset.state;
      mark.classList.toggle("contradicted", item.querySelector("[data-open-finding]") !== null);
    }
    if (event.target !== item) return; // its contradictions alone: another figure was decided
    const before = decided.indexOf(id);
    if (before >= 0) decided.splice(before, 1);
    if (!isPending(item)) decided.push(id);
    if (current !== id) return;
    const refused = item.querySelector("[role=alert]");
    if (refused) answer(item, refused);
    else if (isPending(item)) show(item);
    else nextPending();
  });
  document.addEventListener("htmx:responseError", () => {
    const notice = document.getElementById("review-failed");
    if (notice) notice.hidden = false;
  });
  document.addEventListener("htmx:sendError", () => {
    const notice = document.getElementById("review-failed");
    if (notice) notice.hidden = false;
  });

  const wanted = window.location.hash.startsWith("#c-") && itemOf(decodeURIComponent(window.location.hash.slice(3)));
  if (wanted) show(wanted, { focus: false });
})();
