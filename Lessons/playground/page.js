// What the tools of the page share: the core, loaded when it is first needed, and elements made from
// values. Text only ever becomes text: no name in a file can be markup.
(() => {
  "use strict";

  const script = document.currentScript;
  const cores = {};

  // Each module is in a script of its own, since pages from a disk may not fetch.
  const load = (part) => new Promise((resolve, reject) => {
    const source = document.getElementById("core")?.dataset[part];
    if (!source) {
      reject(new Error("this site was built without the core, which could not be compiled"));
      return;
    }
    const element = document.createElement("script");
    element.src = source;
    element.addEventListener("load", () => {
      try {
        const packed = globalThis.stateDictModules[part];
        delete globalThis.stateDictModules[part];
        resolve(new globalThis.playgroundThread(part, packed));
      } catch (error) {
        reject(error);
      }
    });
    element.addEventListener("error", () => reject(new Error(`${source} cannot be loaded`)));
    script.after(element);
  });

  // An element with attributes and children; strings become text. A property that is false is left out.
  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, key);
      else if (value !== false && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child !== undefined && child !== false && child !== ""));
    return element;
  };

  // Text of every kind and length, from anywhere: what would not be seen, or would turn round what stands
  // beside it, is shown by its number, as Python does; of what is very long the middle is left out.
  const visible = (text, longest = 400) => {
    const whole = String(text);
    const cut = whole.length <= longest ? whole : `${whole.slice(0, longest / 2)} … ${whole.slice(-longest / 2)}`;
    return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (c) => {
      const number = c.codePointAt(0).toString(16);
      return number.length <= 4 ? `\\u${number.padStart(4, "0")}` : `\\U${number.padStart(8, "0")}`;
    });
  };
  // A name may be broken where one of its parts ends.
  const name = (text) => make("bdi", { class: "name" },
    visible(text).split(/(?<=[./])(?=.)/).flatMap((part, place) => (place === 0 ? [part] : [make("wbr"), part])));
  // A message keeps its lines, and loses a terminal's codes for bold and plain.
  const message = (text, longest = 20_000) => visible(String(text).replace(/\u001b\[[01]m/g, ""), longest)
    .replaceAll("\\u000a", "\n").replaceAll("\\u0009", "\t");

  const shape = (sizes) => `(${sizes.slice(0, 64).join(", ")}${sizes.length === 1 ? "," : sizes.length > 64 ? ", …" : ""})`;
  const bytes = (count) => {
    if (count < 1024) return count === 1 ? "1 byte" : `${count} bytes`;
    const units = ["KiB", "MiB", "GiB", "TiB"];
    let value = count / 1024;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1];
    return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
  };
  const count = (number, noun) =>
    `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  // A table that scrolls by itself where it is too wide, reachable by keyboard. Columns of which every
  // cell is empty are left out, and so are rows beyond what a page can show.
  const MOST_ROWS = 2000;
  const table = (label, heads, rows) => {
    const columns = heads.map((_, column) => column)
      .filter((column) => column === 0 || rows.some(({ cells }) => cells[column] !== ""));
    const more = rows.length - MOST_ROWS;
    return make("div", {
      class: "table", tabindex: "0", role: "region", "aria-label": visible(label),
    }, make("table", {},
      make("thead", {}, make("tr", {}, columns.map((column) => make("th", { scope: "col" }, heads[column])))),
      make("tbody", {}, rows.slice(0, MOST_ROWS).map((row) => make("tr", { class: row.class }, columns.map(
        (column) => make(column === 0 ? "th" : "td", column === 0 ? { scope: "row" } : {}, row.cells[column]),
      )))),
      more > 0 && make("tfoot", {}, make("tr", {}, make("td", { colspan: String(columns.length) }, `… and ${count(more, "row")} more`)))));
  };

  const failure = (error) => make("div", { class: "verdict bad" },
    make("p", { class: "label" }, error.class === "WebAssembly" ? "The core gave up" : error.class),
    error.message && make("pre", { class: "message" }, message(error.message)),
    error.offset !== undefined && make("p", { class: "label" }, `at byte ${error.offset}`),
    error.help !== undefined && make("p", { class: "help" }, error.help));

  globalThis.playground = {
    make, name, visible, message, shape, bytes, count, table, failure,

    // A part of the core: files, models or programs. The first call loads it.
    core(part) {
      cores[part] ??= load(part);
      return cores[part];
    },

    // Calls back when somebody first comes near an element: scrolls to it, or tabs into it.
    whenNear(element, start) {
      let started = false;
      const observer = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) begin();
      }, { rootMargin: "200px" });
      const begin = () => {
        if (started) return;
        started = true;
        observer.disconnect();
        start();
      };
      observer.observe(element);
      element.addEventListener("focusin", begin, { once: true });
    },

    // Shows an answer of a part of the core, or why there is none; a slower answer never overwrites a
    // later one.
    pane(element, part) {
      let turn = 0;
      return async (work) => {
        turn += 1;
        const mine = turn;
        const waiting = setTimeout(() => {
          if (mine !== turn) return;
          if (!element.hasChildNodes()) element.append(make("p", { class: "label" }, "Working …"));
          element.classList.add("is-waiting");
        }, 150);
        let nodes;
        try {
          nodes = await work(await globalThis.playground.core(part));
        } catch (error) {
          nodes = [failure({ class: "The tool does not run here", message: error.message })];
        }
        clearTimeout(waiting);
        if (mine !== turn) return;
        element.classList.remove("is-waiting");
        element.replaceChildren(...[nodes].flat());
      };
    },
  };

  for (const tool of document.querySelectorAll("[data-tool]")) tool.hidden = false;
  for (const text of document.querySelectorAll(".unscripted")) text.hidden = true;
})();
