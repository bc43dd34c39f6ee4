// The panel of the search: a field, and the sections of the course that its words are about.
(() => {
  "use strict";

  const { root } = document.currentScript.dataset;
  const { prepare, find, places } = globalThis.courseFinding;
  const MOST_HITS = 20;
  const LENGTH = 170;

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // A text with the places of what was searched marked. Text only ever becomes text.
  const marked = (text, forms) => {
    const parts = [];
    let at = 0;
    for (const [start, end] of places(text, forms)) {
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  };

  // The stretch of the text that holds most of what was searched, from blank to blank.
  const excerpt = (text, forms) => {
    const hits = places(text, forms);
    const variety = hits.map(([start]) => new Set(hits
      .filter(([from, to]) => from >= start && to <= start + LENGTH - 50)
      .map(([from, to]) => text.slice(from, to).toLowerCase())).size);
    const first = hits[variety.indexOf(Math.max(...variety))]?.[0] ?? 0;
    const blank = text.lastIndexOf(" ", first - 30);
    const start = first < 60 ? 0 : blank > first - 60 ? blank + 1 : first;
    const end = start + LENGTH >= text.length ? text.length : Math.max(text.lastIndexOf(" ", start + LENGTH), first + 60);
    const line = make("span", { className: "excerpt" });
    if (start > 0) line.append("… ");
    line.append(...marked(text.slice(start, end), forms));
    if (end < text.length) line.append(" …");
    return line;
  };

  const field = make("input", { type: "search", id: "_search", autocomplete: "off", spellcheck: false, placeholder: "Words, names, messages …" });
  const status = make("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const list = make("ol", { className: "hits" });
  const close = make("button", { type: "button", className: "close" }, "Close");
  const panel = make(
    "dialog", { className: "search-panel" },
    make("div", { className: "search-head" }, make("label", { htmlFor: "_search" }, "Search the course"), close),
    field, status, list,
  );
  panel.setAttribute("aria-label", "Search");
  document.body.append(panel);

  let turn = 0;
  const show = async () => {
    turn += 1;
    const mine = turn;
    let found;
    try {
      found = await find(field.value);
    } catch (error) {
      status.textContent = error.message;
      return;
    }
    if (mine !== turn) return;
    const { hits, forms } = found;
    list.replaceChildren(...hits.slice(0, MOST_HITS).map((section) => {
      const title = make("span", { className: "hit-title" }, ...marked(section.t || section.p, forms));
      const link = make("a", { href: root + section.h }, title);
      if (section.t) link.append(make("span", { className: "hit-page" }, section.p));
      link.append(excerpt(section.x, forms));
      return make("li", {}, link);
    }));
    status.textContent = field.value.trim() === "" ? ""
      : hits.length === 0 ? "Nothing has any of these words. Try others, or shorter ones."
        : hits.length > MOST_HITS ? `The best ${MOST_HITS} of ${hits.length}` : hits.length === 1 ? "One place" : `${hits.length} places`;
  };
  const open = () => {
    if (panel.open) return;
    panel.showModal();
    field.select();
    prepare().catch(() => {});
  };
  field.addEventListener("input", show);
  close.addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => {
    if (event.target === panel || event.target.closest("a")) panel.close();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // In a search field the first one would only empty it.
      event.preventDefault();
      panel.close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Enter") return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Enter") {
      if (document.activeElement === field && links.length > 0) links[0].click();
      return;
    }
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) field.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  });
  for (const button of document.querySelectorAll(".to-search")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  globalThis.courseSearchPanel = open;
})();
