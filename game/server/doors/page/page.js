// The browser door: take a code and a name, then show the board in a terminal and keep the line up.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const seat = {
    // A facilitator goes on in this browser after the tab is closed; others have it a tab each.
    get: () => JSON.parse(sessionStorage.getItem("seat") || localStorage.getItem("facilitator") || "null"),
    set: (value) => {
      sessionStorage.setItem("seat", JSON.stringify(value));
      if (value.role === "white") localStorage.setItem("facilitator", JSON.stringify(value));
    },
    forget: () => {
      if ((seat.get() || {}).role === "white") localStorage.removeItem("facilitator");
      sessionStorage.removeItem("seat");
    },
  };
  const base = location.pathname.replace(/[^/]*$/, "");
  const SMALLEST = [80, 24];
  const OWN_TITLE = document.title;
  const NO_SOCKET_MS = 4000, LONGEST_WAIT_MS = 3000;
  const SILENT_MS = 25000;  // the host is heard every ten seconds, and answers a poll within twenty
  const PIECE = 16384;  // bytes of a paste that go at once
  let terminal, fit, line, retry, size = 15, left = false, wait = 500, polled = false;

  const post = (path, body, headers = {}, patience = 0) => fetch(base + path, {
    method: "POST", body, headers, credentials: "omit", cache: "no-store",
    signal: patience ? AbortSignal.timeout(patience) : undefined,
  });
  function* pieces(data) {
    const bytes = new TextEncoder().encode(data);
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.slice(at, at + PIECE);
  }
  const json = { "Content-Type": "application/json" };

  async function enter(code, name, wanted) {
    const answer = await post("enter", JSON.stringify({ code, name, post: wanted }), json)
      .catch(() => { throw new Error("The host can't be reached. Is this machine on its network, and the room open?"); });
    const words = await answer.json().catch(() => ({ message: "The host does not understand this page." }));
    if (!answer.ok) throw Object.assign(new Error(words.message), { why: words.why });
    seat.set(words);
    return words;
  }

  // --- two ways to the board: a websocket, or asking again and again ---------------------------
  function overSocket(hello, take, over) {
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + base + "terminal");
    socket.binaryType = "arraybuffer";
    let open = false, timer = setTimeout(() => { if (!open) socket.close(); }, NO_SOCKET_MS);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { over("lost"); socket.close(); }, SILENT_MS);
    };
    socket.onopen = () => { open = true; heard(); socket.send(JSON.stringify(hello)); };
    socket.onmessage = (event) => {
      heard();
      if (typeof event.data !== "string") return take(new Uint8Array(event.data));
      const words = JSON.parse(event.data);
      if (words.message) over("turned", words.message);
    };
    socket.onclose = (event) => { clearTimeout(timer); over(open ? (event.reason || "lost") : "blocked"); };
    return {
      send: (data) => { for (const piece of pieces(data)) if (socket.readyState === 1) socket.send(piece); },
      resize: (columns, rows) => socket.readyState === 1 && socket.send(JSON.stringify({ columns, rows })),
      close: () => socket.close(),
    };
  }

  function overPolling(hello, take, over) {
    let key = "", open = true, queue = Promise.resolve();
    const say = (body, headers) => {
      queue = queue.then(() => key && post("poll/send", body, { ...headers, "X-Line": key })).catch(() => {});
    };
    (async () => {
      try {
        const answer = await post("poll/open", JSON.stringify(hello), json);
        const words = await answer.json();
        if (!answer.ok) return over("turned", words.message);
        key = words.line;
        while (open) {
          const more = await post("poll/receive", "", { "X-Line": key }, SILENT_MS);
          if (more.status === 410) return over("left");
          if (more.status === 200) take(new Uint8Array(await more.arrayBuffer()));
          else if (more.status !== 204) return over("lost");
        }
      } catch { over("lost"); }
    })();
    return {
      send: (data) => { for (const piece of pieces(data)) say(piece, { "Content-Type": "application/octet-stream" }); },
      resize: (columns, rows) => say(JSON.stringify({ columns, rows }), json),
      close: () => { open = false; },
    };
  }

  // --- the terminal ----------------------------------------------------------------------------
  function setUp() {
    terminal = new Terminal({
      fontFamily: '"DejaVu Sans Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
      fontSize: size, minimumContrastRatio: 4.5, scrollback: 0, cursorBlink: false,
      theme: { background: "#0b1017", foreground: "#e4e9f0" }, allowProposedApi: false,
    });
    fit = new FitAddon.FitAddon();
    terminal.loadAddon(fit);
    terminal.open(at("screen"));
    terminal.attachCustomKeyEventHandler((event) => {
      // Ctrl+C copies here; it leaves a board in a terminal, and nobody means that in a page.
      if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === "c") return false;
      if (event.ctrlKey && event.key === "v") return false;
      if (/^F\d+$|^Escape$|^Tab$/.test(event.key)) event.preventDefault();
      return true;
    });
    terminal.onData((data) => line && line.send(data));
    terminal.onBinary((data) => line && line.send(data));
    terminal.onTitleChange((title) => { document.title = title || OWN_TITLE; });
    addEventListener("resize", fill);
  }

  function fill() {
    terminal.options.fontSize = size;
    let room = fit.proposeDimensions();
    for (let font = size; room && font > 6 && (room.cols < SMALLEST[0] || room.rows < SMALLEST[1]); ) {
      font -= 1;
      terminal.options.fontSize = font;
      room = fit.proposeDimensions();
    }
    if (!room) return;
    const cut = room.cols < SMALLEST[0] || room.rows < SMALLEST[1];
    at("screen").style.overflow = cut ? "auto" : "hidden";
    terminal.resize(Math.max(room.cols, SMALLEST[0]), Math.max(room.rows, SMALLEST[1]));
    if (line) line.resize(terminal.cols, terminal.rows);
  }

  // The board goes grey under a notice while the line is down; the next try comes by itself.
  function lost(yes) {
    at("lost").hidden = !yes;
    at("screen").style.opacity = yes ? ".45" : "";
    fill();
  }

  function connect() {
    clearTimeout(retry);
    const who = seat.get();
    if (!who) return showDoor("");
    at("state").textContent = polled ? `${who.name}: connecting by polling…` : `${who.name}: connecting…`;
    const hello = { token: who.token, columns: terminal.cols, rows: terminal.rows };
    let ended = false, first = true;
    const take = (data) => {
      if (first) { first = false; wait = 500; terminal.reset(); lost(false); at("state").textContent = who.role === "white" ? who.name : `${who.name}, table ${who.table}`; }
      terminal.write(data);
    };
    const over = (why, message) => {
      if (ended) return;
      ended = true;
      line = null;
      if (why === "turned") { seat.forget(); return showDoor(message); }
      if (why === "elsewhere") return showDoor("Your board goes on in another window.");
      if (left || why === "left") return showDoor("You left; your seat is kept.");
      if (why === "blocked") polled = !polled;
      if (why !== "blocked") lost(true);
      retry = setTimeout(connect, why === "blocked" ? 0 : wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    line = (polled ? overPolling : overSocket)(hello, take, over);
  }

  function showTable() {
    left = false;
    at("door").hidden = true;
    at("table").hidden = false;
    if (!terminal) setUp();
    fill();
    connect();
    terminal.focus();
  }

  function showDoor(message) {
    at("door").hidden = false;
    at("table").hidden = true;
    at("message").textContent = message;
    clearTimeout(retry);
    const who = seat.get();
    at("again").hidden = !who;
    if (who) at("again").textContent = `Go on as ${who.name}`;
    (at("code").value ? at("name") : at("code")).focus();
  }

  at("entry").addEventListener("submit", async (event) => {
    event.preventDefault();
    at("go").disabled = true;
    at("message").textContent = "";
    try {
      await enter(at("code").value, at("name").value.trim(), at("post").value);
      showTable();
    } catch (fault) {
      at("message").textContent = fault.message;
      const field = fault.why === "name" ? "name" : "code";
      for (const id of ["code", "name"]) at(id).setAttribute("aria-invalid", String(id === field));
      at(field).focus();
    } finally {
      at("go").disabled = false;
    }
  });
  at("now").addEventListener("click", () => { wait = 500; if (!line) connect(); terminal.focus(); });
  at("again").addEventListener("click", showTable);
  at("leave").addEventListener("click", () => { left = true; if (line) line.close(); showDoor("You left; your seat is kept."); });
  at("bigger").addEventListener("click", () => { size = Math.min(size + 1, 40); fill(); terminal.focus(); });
  at("smaller").addEventListener("click", () => { size = Math.max(size - 1, 8); fill(); terminal.focus(); });
  at("reader").addEventListener("click", () => {
    terminal.options.screenReaderMode = !terminal.options.screenReaderMode;
    at("reader").setAttribute("aria-pressed", String(terminal.options.screenReaderMode));
    terminal.focus();
  });

  // A code in the address's fragment is never sent to the host by the browser itself.
  function arrive() {
    let fragment = location.hash.slice(1);
    try { fragment = decodeURIComponent(fragment); } catch { /* it is taken as it stands */ }
    history.replaceState(null, "", location.pathname);
    if (fragment.startsWith("facilitator=")) {
      const secret = fragment.slice("facilitator=".length);
      enter(secret, "facilitator", "member").then(sitDown, (fault) => {
        if (fault.why === "name") at("code").value = secret;
        showDoor(fault.message);
      });
    } else {
      if (fragment) at("code").value = fragment;
      if (seat.get() && !fragment) showTable(); else showDoor("");
    }
  }

  // Whoever sits here already leaves that board: a link may be pasted into an open page.
  function sitDown() {
    if (line) { left = true; line.close(); line = null; }
    showTable();
  }

  addEventListener("hashchange", () => { if (location.hash) arrive(); });
  arrive();
})();
