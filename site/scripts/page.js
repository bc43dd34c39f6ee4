// What a page gains from a script: a theme to choose, buttons that copy and print, and a mark on the
// section that is being read.
(() => {
  "use strict";

  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
  for (const part of document.querySelectorAll("body > main > .unscripted")) part.hidden = true;

  // Theme --------------------------------------------------------------------------------------
  const themes = ["auto", "light", "dark"];
  const root = document.documentElement;
  for (const button of document.querySelectorAll("button.theme")) {
    const show = () => {
      const name = root.dataset.theme ?? "auto";
      button.querySelector(".theme-name").textContent = name[0].toUpperCase() + name.slice(1);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      try {
        localStorage.setItem("course.theme", next);
      } catch { /* It holds for this page. */ }
      show();
    });
    show();
  }

  // Notes for who teaches: shown where they are asked for, and then on every lesson ----------------
  for (const button of document.querySelectorAll("button[name=teach]")) {
    const notes = [...document.querySelectorAll("details.instructor")];
    const show = (isOn) => {
      button.setAttribute("aria-pressed", String(isOn));
      root.classList.toggle("teaching", isOn);
      for (const note of notes) note.open = isOn;
    };
    button.closest(".teach").hidden = false;
    let isOn = false;
    try {
      isOn = localStorage.getItem("course.teaching") === "on";
    } catch { /* Off it is. */ }
    show(isOn);
    button.addEventListener("click", () => {
      isOn = !isOn;
      show(isOn);
      try {
        localStorage.setItem("course.teaching", isOn ? "on" : "off");
      } catch { /* It holds for this page. */ }
    });
  }

  // Printing -----------------------------------------------------------------------------------
  for (const button of document.querySelectorAll("button[name=print]")) {
    button.closest(".print-it").hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // Copying ------------------------------------------------------------------------------------
  for (const caption of document.querySelectorAll("figure.code > figcaption")) {
    if (!navigator.clipboard) break;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const code = caption.parentElement.querySelector("pre").textContent;
      // A transcript is copied as commands: without prompts and remarks.
      const commands = code.split("\n").filter((line) => line.startsWith("$ "));
      const text = caption.parentElement.classList.contains("console") && commands.length > 0
        ? commands.map((line) => line.slice(2).replace(/\s+#\s.*$/, "")).join("\n")
        : code;
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    caption.append(button);
  }

  // The section being read ---------------------------------------------------------------------
  const links = new Map();
  for (const link of document.querySelectorAll(".outline a")) {
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (target && target.id !== "_main") links.set(target, link);
  }
  // It is the last one that begins above a line. The line sinks to the lower edge where the page ends,
  // as its last sections come no higher; one that was asked for by its link counts as soon as it is seen.
  const mark = () => {
    const height = window.innerHeight;
    const below = root.scrollHeight - window.scrollY - height;
    const line = height - Math.max(0, Math.min(below, 0.7 * height));
    const asked = decodeURIComponent(location.hash.slice(1));
    let current;
    for (const target of links.keys()) {
      const { top } = target.getBoundingClientRect();
      if (top >= line) break;
      current = target;
      if (target.id === asked && top >= 0) break;
    }
    for (const [target, link] of links) {
      if (target === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (links.size > 0) {
    let isWaiting = false;
    const markSoon = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        mark();
      });
    };
    for (const event of ["scroll", "resize", "hashchange"]) addEventListener(event, markSoon, { passive: true });
    mark();
  }
})();
