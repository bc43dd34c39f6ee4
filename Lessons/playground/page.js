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
    element.addEventListener("load", async () => {
      try {
        const text = globalThis.stateDictModules[part];
        delete globalThis.stateDictModules[part];
        resolve(await globalThis.StateDictCore.load([part], async () => {
          const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
          const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
          return new Uint8Array(await new Response(stream).arrayBuffer());
        }));
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
    element.append(...children.flat().filter((child) => child !== undefined && child !== false));
    return element;
  };

  // Names of every kind of length, from anywhere: what would not be seen is shown by its number.
  const visible = (text) => String(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const name = (text) => make("bdi", { class: "name" }, visible(text));

  const shape = (sizes) => `(${sizes.join(", ")}${sizes.length === 1 ? "," : ""})`;
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

  // A table that scrolls by itself where it is too wide, reachable by keyboard.
  const table = (label, heads, rows) => make("div", {
    class: "table", tabindex: "0", role: "region", "aria-label": label,
  }, make("table", {},
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.map((row) => make("tr", { class: row.class }, row.cells.map(
      (cell, place) => (place === 0
        ? make("th", { scope: "row" }, cell)
        : make("td", {}, cell)),
    ))))));

  const failure = (error) => make("div", { class: "verdict bad" },
    make("p", { class: "label" }, error.class === "WebAssembly" ? "The core gave up" : error.class),
    make("pre", { class: "message" }, visible(error.message).replaceAll("\\u000a", "\n").replaceAll("\\u0009", "\t")),
    error.offset !== undefined && make("p", { class: "label" }, `at byte ${error.offset}`));

  globalThis.playground = {
    make, name, visible, shape, bytes, count, table, failure,

    // A part of the core, compiled: files, models or programs. The first call loads it.
    core(part) {
      cores[part] ??= load(part);
      return cores[part];
    },

    // Calls back when somebody comes near an element: scrolls to it, points at it, or tabs into it.
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
          if (mine === turn && !element.hasChildNodes()) {
            element.replaceChildren(make("p", { class: "label" }, "Loading the core …"));
          }
        }, 150);
        let nodes;
        try {
          nodes = await work(await globalThis.playground.core(part));
        } catch (error) {
          nodes = [failure({ class: "The tool does not run here", message: error.message })];
        }
        clearTimeout(waiting);
        if (mine === turn) element.replaceChildren(...[nodes].flat());
      };
    },
  };

  for (const tool of document.querySelectorAll("[data-tool]")) tool.hidden = false;
  for (const text of document.querySelectorAll(".unscripted")) text.hidden = true;
})();
