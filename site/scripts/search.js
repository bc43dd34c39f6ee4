// Search: every section of the course, ranked, without a server. The words are a script of their own,
// loaded when somebody first searches, so that it works from a disk as well.
(() => {
  "use strict";

  const { index: source, root } = document.currentScript.dataset;
  const script = document.currentScript;
  const LIMIT = 20;
  let sections;

  const load = () => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.addEventListener("load", () => resolve(globalThis.courseSearch));
    element.addEventListener("error", () => reject(new Error("The words of the course cannot be loaded.")));
    script.after(element);
  });
  const prepared = async () => {
    sections ??= load().then((all) => all.map((section) => ({
      ...section,
      title: fold(section.t), page: fold(section.p), text: fold(section.x),
    })));
    return sections;
  };

  // Letters without accents and in lower case, of the same length as before wherever that can be.
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const isWord = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

  // How well a text holds a term: as a word, as the beginning of one, or inside one.
  const fit = (text, term) => {
    let best = 0;
    let hits = 0;
    for (let at = text.indexOf(term); at >= 0 && hits < 8; at = text.indexOf(term, at + term.length)) {
      hits += 1;
      const begins = !isWord(text[at - 1]);
      const ends = !isWord(text[at + term.length]);
      best = Math.max(best, begins && ends ? 1 : begins ? 0.7 : 0.3);
    }
    return best * (1 + Math.log2(Math.max(hits, 1)) / 4);
  };
  const score = (section, terms, phrase) => {
    let total = 0;
    for (const term of terms) {
      const value = 10 * fit(section.title, term) + 5 * fit(section.page, term)
        + 3 * fit(section.text, term) / (1 + section.text.length / 4000);
      if (value === 0) return 0;
      total += value;
    }
    if (terms.length > 1 && section.title.includes(phrase)) total += 12;
    else if (terms.length > 1 && section.text.includes(phrase)) total += 4;
    // What leads to the top of a page stands for all of it.
    return section.t === "" && section.title === "" ? total * 1.1 : total;
  };
  const terms = (query) => fold(query).split(/[\s,;()[\]{}"'“”‘’]+/).filter(Boolean);

  const find = async (query) => {
    const words = terms(query);
    if (words.length === 0) return [];
    const phrase = words.join(" ");
    return (await prepared())
      .map((section, place) => ({ section, place, score: score(section, words, phrase) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .map((hit) => hit.section);
  };
  globalThis.courseFind = find;

  // The text around the first term, with every term marked. Text only ever becomes text.
  const excerpt = (section, words) => {
    const length = section.text.length === section.x.length ? section.x.length : 0;
    const first = Math.min(...words.map((word) => section.text.indexOf(word)).filter((at) => at >= 0), length);
    const start = first < length ? Math.max(0, section.x.lastIndexOf(" ", Math.max(0, first - 50))) : 0;
    const text = section.x.slice(start, start + 170).trim();
    const line = document.createElement("span");
    line.className = "excerpt";
    if (start > 0) line.append("… ");
    line.append(...marked(text, words));
    if (start + 170 < section.x.length) line.append(" …");
    return line;
  };
  const marked = (text, words) => {
    const folded = fold(text);
    if (folded.length !== text.length) return [text];
    const parts = [];
    let at = 0;
    while (at < text.length) {
      const hits = words.map((word) => ({ word, at: folded.indexOf(word, at) })).filter((hit) => hit.at >= 0);
      const hit = hits.sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0];
      if (!hit) break;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(hit.at, hit.at + hit.word.length);
      parts.push(text.slice(at, hit.at), mark);
      at = hit.at + hit.word.length;
    }
    return [...parts, text.slice(at)];
  };

  // The panel ----------------------------------------------------------------------------------
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
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
    let hits;
    try {
      hits = await find(field.value);
    } catch (error) {
      status.textContent = error.message;
      return;
    }
    if (mine !== turn) return;
    const words = terms(field.value);
    const shown = hits.slice(0, LIMIT);
    list.replaceChildren(...shown.map((section) => {
      const title = make("span", { className: "hit-title" });
      title.append(...marked(section.t || section.p, words));
      const link = make("a", { href: root + section.h }, title);
      if (section.t) link.append(make("span", { className: "hit-page" }, section.p));
      link.append(excerpt(section, words));
      return make("li", {}, link);
    }));
    status.textContent = words.length === 0 ? ""
      : hits.length === 0 ? "Nothing has all of these words. Try fewer, or shorter ones."
        : hits.length > LIMIT ? `The best ${LIMIT} of ${hits.length}` : hits.length === 1 ? "One place" : `${hits.length} places`;
  };
  const open = () => {
    if (panel.open) return;
    panel.showModal();
    field.select();
    prepared().catch(() => {});
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
