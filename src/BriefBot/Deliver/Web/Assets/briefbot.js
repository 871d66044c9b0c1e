// Comfort on top of pages that work without it: the history of this browser, keys, feedback in place, snippets that Escape closes.
"use strict";
(() => {
  const historyKey = "briefbot.history";
  const mostAsked = 30;

  const asked = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(historyKey) ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one?.question === "string" && /^\/(?!\/)/.test(one?.address ?? "")) : [];
    } catch {
      return [];
    }
  };
  const keep = (list) => {
    try {
      localStorage.setItem(historyKey, JSON.stringify(list.slice(0, mostAsked)));
    } catch {
      // A browser that keeps nothing has no history.
    }
  };

  const note = document.getElementById("asked");
  if (note) {
    const { question, address } = note.dataset;
    keep([{ question, address }, ...asked().filter((one) => one.question !== question)]);
  }

  const history = document.getElementById("history");
  if (history && asked().length > 0) {
    const list = history.querySelector("ul");
    for (const { question, address } of asked()) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = question;
      link.dir = "auto";
      link.className = "item";
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    history.hidden = false;
    history.querySelector("[data-clear]").addEventListener("click", () => {
      localStorage.removeItem(historyKey);
      history.hidden = true;
      document.getElementById("main").focus();
    });
  }

  for (const form of document.querySelectorAll("form[data-feedback]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const pressed = event.submitter;
      const wasPressed = pressed.getAttribute("aria-pressed") === "true";
      const body = new URLSearchParams({ feedback: pressed.value });
      const sent = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
      if (!sent || (sent.type !== "opaqueredirect" && !sent.ok)) return;
      for (const button of form.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button === pressed && !wasPressed));
      }
    });
  }

  const items = () => [...document.querySelectorAll("main a.item, main blockquote a.cite, main .sources a.title")];
  const move = (step) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.indexOf(document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))].focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.body.classList.add("quiet");
      return;
    }
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const keys = document.getElementById("keys");
    if (keys?.open) return;
    if (event.key === "/") document.getElementById("q")?.select();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "o" && items().includes(document.activeElement)) document.activeElement.click();
    else if (event.key === "?") keys?.showModal();
    else return;
    event.preventDefault();
  });
  const margin = 8;
  const keepInside = (snippet) => {
    snippet.style.marginLeft = "";
    const { left, right } = snippet.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const shift = left < margin ? margin - left : Math.min(0, width - margin - right);
    if (shift !== 0) snippet.style.marginLeft = `${shift}px`;
  };
  // Snippets that were closed come back with the next thing that is pointed at.
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => {
      const cited = event.target.closest?.(".cited");
      if (!cited) return;
      document.body.classList.remove("quiet");
      keepInside(cited.querySelector(".snippet"));
    });
  }
})();
