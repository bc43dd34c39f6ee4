// What pages gain from a script: a theme to choose, answers to commit to, progress that stays,
// buttons that copy. Everything can be read without it.
(() => {
  "use strict";

  // Storage ------------------------------------------------------------------------------------
  const key = "course.progress";
  const read = () => {
    try {
      const value = JSON.parse(localStorage.getItem(key) ?? "{}");
      return { answers: { ...value.answers }, done: { ...value.done }, last: value.last };
    } catch {
      return { answers: {}, done: {} };
    }
  };
  const change = (edit) => {
    const progress = read();
    edit(progress);
    try {
      localStorage.setItem(key, JSON.stringify(progress));
    } catch { /* No storage: nothing is kept. */ }
  };

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

  // Questions ----------------------------------------------------------------------------------
  for (const question of document.querySelectorAll(".question")) {
    const id = question.dataset.question;
    const inputs = [...question.querySelectorAll("input[type=radio]")];
    const answer = question.querySelector("details.answer");
    const commit = question.querySelector("button[name=commit]");
    const retry = question.querySelector("button[name=retry]");
    const status = question.querySelector(".status");
    const chosen = () => inputs.findIndex((input) => input.checked);
    const isRight = (index) => inputs[index].closest(".option").dataset.correct === "true";

    const reveal = (say) => {
      question.classList.add("committed");
      for (const input of inputs) input.disabled = !input.checked;
      if (answer) answer.open = true;
      commit.hidden = true;
      retry.hidden = false;
      status.textContent = say ? (isRight(chosen()) ? "Right." : "Not so. See why below your choice.") : "";
    };
    const reset = () => {
      question.classList.remove("committed");
      for (const input of inputs) {
        input.disabled = false;
        input.checked = false;
      }
      if (answer) answer.open = false;
      commit.hidden = false;
      commit.disabled = true;
      retry.hidden = true;
      status.textContent = "";
    };

    question.querySelector(".commit").hidden = false;
    reset();
    for (const input of inputs) {
      input.addEventListener("change", () => { commit.disabled = false; });
    }
    commit.addEventListener("click", () => {
      const index = chosen();
      change((progress) => {
        const first = progress.answers[id]?.first ?? index;
        progress.answers[id] = { option: index, right: isRight(index), first };
      });
      reveal(true);
      retry.focus();
    });
    retry.addEventListener("click", () => {
      reset();
      inputs[0]?.focus();
    });
    const earlier = inputs[read().answers[id]?.option];
    if (earlier) {
      earlier.checked = true;
      reveal(false);
    }
  }

  // Progress -----------------------------------------------------------------------------------
  const lesson = document.body.dataset.lesson;
  const showProgress = () => {
    const { done, last } = read();
    for (const entry of document.querySelectorAll("li[data-lesson]")) {
      const isDone = done[entry.dataset.lesson] === true;
      entry.classList.toggle("is-done", isDone);
      const mark = entry.querySelector(".done");
      if (mark) mark.hidden = !isDone;
    }
    const button = document.querySelector("button[name=done]");
    if (button) {
      button.closest(".finish").hidden = false;
      button.setAttribute("aria-pressed", String(done[lesson] === true));
      button.textContent = done[lesson] ? "Done ✓" : "Mark this lesson as done";
    }
    const entry = [...document.querySelectorAll(".entries li")]
      .find((item) => item.dataset.lesson === last);
    const resume = document.querySelector(".resume");
    if (entry && resume) {
      const link = document.createElement("a");
      link.href = entry.querySelector("a").getAttribute("href");
      link.textContent = entry.querySelector(".name").textContent;
      resume.replaceChildren("or go on with ", link);
      resume.hidden = false;
    }
  };
  if (lesson) change((progress) => { progress.last = lesson; });
  document.querySelector("button[name=done]")?.addEventListener("click", () => {
    change((progress) => {
      if (progress.done[lesson]) delete progress.done[lesson];
      else progress.done[lesson] = true;
    });
    showProgress();
  });
  showProgress();

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
  if (links.size > 0 && "IntersectionObserver" in window) {
    const mark = () => {
      let current;
      for (const target of links.keys()) {
        if (target.getBoundingClientRect().top < window.innerHeight * 0.3) current = target;
      }
      for (const [target, link] of links) {
        if (target === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -65% 0px" });
    for (const target of links.keys()) observer.observe(target);
    mark();
  }
})();
