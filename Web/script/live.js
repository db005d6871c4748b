// Live updates: on a change event, fetches the page again and replaces the elements that differ.
// Inputs being edited, selected rows and opened elements are left alone; a bar then says that there is something new.
"use strict";
(() => {
  const main = document.getElementById("main");
  const place = document.getElementById("live");
  if (!window.EventSource || !main || !place) return;
  const bar = place.querySelector("button");
  const own = place.dataset.initiative;
  let shown = Number(place.dataset.after);
  let newest = shown;

  // The page as last received from the server, without the later changes by scripts and the user.
  const liveOf = new WeakMap();
  const pair = (made, live) => {
    liveOf.set(made, live);
    made.childNodes.forEach((child, at) => pair(child, live.childNodes[at]));
  };
  let made = main.cloneNode(true);
  pair(made, main);

  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const rows = "tbody tr, li, dd";
  const isRow = (node) => node.nodeType === 1 && node.matches(rows);
  // The key that identifies an element in both pages: the link of a row, the term of a fact, the action of a form.
  const nameOf = (node) => {
    const [link, move] = [node.querySelector("a[href]"), node.querySelector("[name=move]")];
    switch (node.localName) {
      case "tr": return link && link.getAttribute("href");
      case "li": return link ? link.getAttribute("href") : words(node);
      case "dt": return words(node);
      case "dd": return node.previousElementSibling && words(node.previousElementSibling);
      case "details": return words(node.firstElementChild);
      case "form": return node.getAttribute("action") + (move ? move.value : "");
      default: return node.getAttribute("name") || node.getAttribute("aria-labelledby") || node.classList[0];
    }
  };
  const keyOf = (node) => (node.nodeType === 1 ? `${node.nodeName} ${node.id || nameOf(node)}` : node.nodeName);

  // Whether an element has unsent input.
  const isTyped = (control) => {
    if (control.type === "hidden") return false;
    if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
    if (control.type === "file") return control.files.length > 0;
    if (control.type.startsWith("select")) {
      const options = [...control.options];
      const usual = options.some((option) => option.defaultSelected);
      return options.some((option, at) => option.selected !== (usual || control.multiple ? option.defaultSelected : at === 0));
    }
    return control.value !== control.defaultValue;
  };
  const controls = "input:not([type=hidden]), select, textarea";
  const isOpen = (control) => isTyped(control) || (control === document.activeElement && !control.matches("[type=checkbox], [type=radio]"));
  const holds = (live) => live.nodeType === 1 && (live.matches(controls) ? [live] : [...live.querySelectorAll(controls)]).some(isOpen);
  const isHeld = (live) => live.matches(`form, tr, li, details, ${controls}`) && holds(live);
  // Hidden inputs differ between any two pages: a form's key, an item's version.
  const bare = (node) => {
    const copy = node.cloneNode(true);
    for (const field of copy.querySelectorAll("input[type=hidden]")) field.remove();
    return copy;
  };

  let isWaiting, changed;

  function put(was, is) {
    const live = liveOf.get(was);
    if (was.isEqualNode(is)) return is.replaceWith(was);
    if (was.nodeType !== 1) {
      live.data = is.data;
      return void liveOf.set(is, live);
    }
    if (isHeld(live)) {
      if (!bare(was).isEqualNode(bare(is))) isWaiting = true;
      return is.replaceWith(was);
    }
    liveOf.set(is, live);
    if (isRow(live) && words(was) !== words(is)) changed.push(live);
    for (const { name } of [...was.attributes, ...is.attributes]) {
      const value = is.getAttribute(name);
      if (value === was.getAttribute(name)) continue;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
    putChildren(was, is, live);
  }

  function putChildren(was, is, live) {
    const old = new Map();
    for (const child of was.childNodes) {
      const key = keyOf(child);
      if (!old.has(key)) old.set(key, []);
      old.get(key).push(child);
    }
    const pairs = [...is.childNodes].map((child) => [child, (old.get(keyOf(child)) || []).shift()]);
    for (const gone of [...old.values()].flat()) {
      const node = liveOf.get(gone);
      // Keep the message about the last action and the input being edited.
      if (holds(node)) isWaiting = true;
      else if (node.nodeType !== 1 || !node.matches(".note")) node.remove();
    }
    const nodes = pairs.map(([child, match]) => {
      if (match) {
        put(match, child);
        return liveOf.get(match);
      }
      const node = document.importNode(child, true);
      pair(child, node);
      if (node.nodeType === 1) changed.push(...(isRow(node) ? [node] : node.querySelectorAll(rows)));
      return node;
    });
    const ours = new Set(nodes);
    let at = live.firstChild;
    for (const node of nodes) {
      while (at && at !== node && !ours.has(at)) at = at.nextSibling;
      if (at === node) at = at.nextSibling;
      else live.insertBefore(node, at);
    }
  }

  function take(page) {
    const next = page.getElementById("main");
    const focus = document.activeElement;
    const row = focus && focus.closest("tr, li");
    const beside = row && (row.nextElementSibling || row.previousElementSibling);
    [isWaiting, changed] = [false, []];
    putChildren(made, next, main);
    made = next;
    liveOf.set(made, main);
    document.title = page.title;
    // If the focused row is gone, focus its neighbour.
    const stay = focus && (focus.isConnected ? focus : beside && beside.isConnected && beside.querySelector("a[href]"));
    if (stay && stay !== document.activeElement) stay.focus({ preventScroll: true });
    for (const node of changed) {
      node.classList.add("fresh");
      setTimeout(() => node.classList.remove("fresh"), 4000);
    }
    // Let the scripts that count selected rows count again.
    document.dispatchEvent(new Event("change"));
    bar.hidden = !isWaiting;
  }

  let [isLooking, timer, rest] = [false, 0, 0];

  async function look() {
    timer = 0;
    // A page whose form is being sent is about to be replaced.
    if (isLooking || document.hidden || document.querySelector("form[data-sent]")) return;
    isLooking = true;
    const start = performance.now();
    try {
      const answer = await fetch(location.href, { headers: { "Duban-Look": "1" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const live = page.getElementById("live");
      if (answer.ok && !answer.redirected && live) {
        take(page);
        shown = Number(live.dataset.after);
      } else {
        // The page was deleted or is no longer visible to the user; the next request will show it.
        bar.hidden = false;
      }
    } catch {
      // The server does not answer; the event stream reconnects when it is back.
    }
    isLooking = false;
    rest = performance.now() + Math.max(2000, 5 * (performance.now() - start));
    if (newest > shown) soon();
  }

  // Spread the requests of many pages, and ask less often if the server is slow.
  const soon = () => (timer = timer || setTimeout(look, Math.max(0, rest - performance.now()) + Math.random() * 300));

  let source;
  function connect() {
    if (document.hidden || source) return;
    source = new EventSource("/live?after=" + newest);
    const receive = (event) => {
      const { initiative, initiatives, sequence } = JSON.parse(event.data);
      const isOurs = !own || initiative === own || (!initiative && (!initiatives || initiatives.includes(own)));
      // After a restore the database is older; continue from its sequence number.
      newest = sequence;
      if (isOurs && (event.type === "catch-up" || sequence > shown)) soon();
    };
    source.addEventListener("change", receive);
    source.addEventListener("catch-up", receive);
    source.addEventListener("error", () => {
      // The browser reconnects by itself, except after an error status.
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, 30000 + Math.random() * 30000);
      }
    });
  }
  function disconnect() {
    if (source) source.close();
    source = null;
  }

  // A hidden window closes its connection and catches up when it becomes visible.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  bar.addEventListener("click", () => location.reload());
  connect();
})();
