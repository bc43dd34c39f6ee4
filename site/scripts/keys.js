// Keys: one for each thing that one does often, and a panel that says which. Whoever types by voice can
// turn them off.
(() => {
  "use strict";

  const isOff = () => {
    try {
      return localStorage.getItem("course.keys") === "off";
    } catch {
      return false;
    }
  };
  const follow = (selector) => document.querySelector(selector)?.click();
  const keys = [
    ["/", "Search", () => globalThis.courseSearchPanel?.()],
    ["n", "Next lesson", () => follow("a[rel=next]")],
    ["p", "Previous lesson", () => follow("a[rel=prev]")],
    ["h", "All lessons", () => follow(".brand")],
    ["c", "Contents of this page", () => follow(".to-contents")],
    ["t", "Light, dark, or as the system has it", () => follow("button.theme")],
    ["?", "This list", () => open()],
  ];

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const off = make("input", { type: "checkbox", id: "_keys-off" });
  const close = make("button", { type: "button", className: "close" }, "Close");
  const title = make("h2", { id: "_keys" }, "Keyboard");
  const panel = make(
    "dialog", { className: "keys-panel" },
    make("div", { className: "search-head" }, title, close),
    make("dl", {}, ...keys.flatMap(([key, what]) => [
      make("dt", {}, make("kbd", {}, key)), make("dd", {}, what),
    ])),
    make("p", {}, off, " ", make("label", { htmlFor: "_keys-off" }, "Leave these keys alone")),
  );
  panel.setAttribute("aria-labelledby", "_keys");
  document.body.append(panel);
  const open = () => {
    off.checked = isOff();
    if (!panel.open) panel.showModal();
  };
  close.addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  off.addEventListener("change", () => {
    try {
      localStorage.setItem("course.keys", off.checked ? "off" : "on");
    } catch { /* It holds for as long as this page. */ }
  });
  for (const button of document.querySelectorAll(".to-keys")) button.addEventListener("click", open);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isOff()) return;
    const isField = event.target.closest("textarea, select, [contenteditable], dialog, input:not([type=radio], [type=checkbox], [type=file])");
    if (isField) return;
    const action = keys.find(([key]) => key === event.key)?.[2];
    if (!action) return;
    event.preventDefault();
    action();
  });
})();
