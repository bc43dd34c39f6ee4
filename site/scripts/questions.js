// Questions: an option is chosen, committed to, and only then is the answer shown. The first answer is
// kept for good; a later one stands beside it.
(() => {
  "use strict";

  const store = globalThis.courseStore;
  for (const question of document.querySelectorAll(".question")) {
    const { question: id, asked } = question.dataset;
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
      if (index < 0) return;
      store.answer(id, asked, index, isRight(index));
      reveal(true);
      retry.focus();
    });
    retry.addEventListener("click", () => {
      reset();
      inputs[0]?.focus();
    });
    // An answer to another question of the same name is none to this one.
    const given = store.read().answers.filter((answer) => answer.question === id && answer.asked === asked);
    const earlier = inputs[given.at(-1)?.option];
    if (earlier) {
      earlier.checked = true;
      reveal(false);
    }
  }

  // Exercises, ticked off by who has done them.
  for (const exercise of document.querySelectorAll(".exercise[data-exercise]")) {
    const id = exercise.dataset.exercise;
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    label.className = "tick";
    label.append(box, " Done, with all checks passed");
    box.addEventListener("change", () => store.tick(id, box.checked));
    const show = () => {
      const passed = store.read().attempts.some((attempt) => attempt.exercise === id && attempt.passed);
      box.checked = passed || store.ticked().has(id);
      box.disabled = passed;
    };
    show();
    document.addEventListener("course-progress", show);
    exercise.append(label);
  }
})();
