// How far a reader is: marks on the lists of lessons, and the page that shows it all and carries it
// elsewhere.
(() => {
  "use strict";

  const store = globalThis.courseStore;
  const lesson = document.body.dataset.lesson;
  const last = {
    read() {
      try {
        return localStorage.getItem("course.last");
      } catch {
        return null;
      }
    },
    write(name) {
      try {
        localStorage.setItem("course.last", name);
      } catch { /* Nothing is kept. */ }
    },
  };
  if (lesson) {
    store.open(lesson);
    last.write(lesson);
  }

  const show = () => {
    const record = store.read();
    for (const entry of document.querySelectorAll("li[data-lesson]")) {
      const isDone = record.lessons[entry.dataset.lesson]?.read !== undefined;
      entry.classList.toggle("is-done", isDone);
      const mark = entry.querySelector(".done");
      if (mark) mark.hidden = !isDone;
    }
    const button = document.querySelector("button[name=done]");
    if (button) {
      const isDone = record.lessons[lesson]?.read !== undefined;
      button.closest(".finish").hidden = false;
      button.setAttribute("aria-pressed", String(isDone));
      button.textContent = isDone ? "Done ✓" : "Mark this lesson as done";
    }
    // The lesson that was open last, or where that has been read, the next one that hasn't.
    const entries = [...document.querySelectorAll(".entries li")];
    const at = entries.findIndex((item) => item.dataset.lesson === last.read());
    const entry = at < 0 ? undefined : [...entries.slice(at), ...entries.slice(0, at)]
      .find((item) => record.lessons[item.dataset.lesson]?.read === undefined);
    const resume = document.querySelector(".resume");
    if (resume) resume.hidden = true;
    if (entry && resume) {
      const link = document.createElement("a");
      link.href = entry.querySelector("a").getAttribute("href");
      link.textContent = entry.querySelector(".name").textContent;
      resume.replaceChildren("or go on with ", link);
      resume.hidden = false;
    }
    showPlan(record);
  };

  // The page of one's own progress.
  const tallies = document.querySelector(".tallies");
  const names = (text) => text.split(" ").filter(Boolean);
  const showPlan = (record) => {
    if (!tallies) return;
    const answers = new Map();
    for (const answer of record.answers) {
      const earlier = answers.get(answer.question);
      if (!earlier || earlier.given <= answer.given) answers.set(answer.question, answer);
    }
    // Of the variants of a card, which are numbered, one is enough.
    const cards = new Set(record.reviews.map((review) => review.card.replace(/\.\d+$/, "")));
    const passed = new Set([...store.ticked(), ...record.attempts.filter((attempt) => attempt.passed).map((attempt) => attempt.exercise)]);
    const total = { read: 0, lessons: 0, right: 0, answered: 0, questions: 0, seen: 0, cards: 0, passed: 0, exercises: 0 };
    for (const item of document.querySelectorAll(".plan [data-plan]")) {
      const questions = names(item.dataset.questions);
      const known = names(item.dataset.cards);
      const exercises = names(item.dataset.exercises);
      const state = record.lessons[item.dataset.plan];
      const answered = questions.filter((id) => answers.has(id));
      const right = answered.filter((id) => answers.get(id).correct);
      const done = exercises.filter((id) => passed.has(id));
      total.lessons += 1;
      total.read += state?.read ? 1 : 0;
      total.questions += questions.length;
      total.answered += answered.length;
      total.right += right.length;
      total.cards += known.length;
      total.seen += known.filter((id) => cards.has(id)).length;
      total.exercises += exercises.length;
      total.passed += done.length;
      const facts = [state?.read ? "read" : state ? "begun" : "not opened"];
      if (questions.length > 0) facts.push(`${right.length} of ${questions.length} right`);
      if (exercises.length > 0) facts.push(`${done.length} of ${exercises.length} exercises`);
      item.querySelector(".standing").textContent = facts.join(" · ");
      item.classList.toggle("is-done", state?.read !== undefined);
    }
    const tally = (name, value, of) => {
      const group = document.createElement("div");
      const term = document.createElement("dt");
      const number = document.createElement("dd");
      term.textContent = name;
      number.textContent = `${value} / ${of}`;
      group.append(term, number);
      return group;
    };
    tallies.replaceChildren(
      tally("lessons read", total.read, total.lessons),
      tally("answered rightly", total.right, total.questions),
      tally("cards seen", total.seen, total.cards),
      tally("exercises done", total.passed, total.exercises),
    );
  };

  document.querySelector("button[name=done]")?.addEventListener("click", () => {
    store.finish(lesson, store.read().lessons[lesson]?.read === undefined);
  });
  document.addEventListener("course-progress", show);
  show();

  const carried = document.querySelector(".carried");
  if (!carried) return;
  const save = (text, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    carried.textContent = `Saved as ${name}.`;
  };
  document.querySelector("button[name=export]").addEventListener("click", () => {
    save(store.export(), "course-progress.json");
  });
  if (store.aside() !== null) {
    const rescue = document.createElement("button");
    rescue.type = "button";
    rescue.name = "rescue";
    rescue.textContent = "Save it to a file";
    rescue.addEventListener("click", () => save(store.aside() ?? "", "course-progress-unread.json"));
    carried.append(
      "An earlier record here could not be read, perhaps because a newer course wrote it. It is set aside, and comes back once this course can read it. ",
      rescue,
    );
  }
  document.getElementById("_import").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const text = await file.text();
    event.target.value = "";
    const bringIn = (isWanted) => {
      try {
        const { course, own, things, isOther } = store.import(text, isWanted);
        const entries = `${things} ${things === 1 ? "entry" : "entries"}`;
        if (!isOther || isWanted) {
          carried.textContent = `Brought in: ${entries} of “${course}”.`;
          return;
        }
        const all = document.createElement("button");
        all.type = "button";
        all.name = "anyway";
        all.textContent = "Bring it in all the same";
        all.addEventListener("click", () => bringIn(true));
        carried.replaceChildren(`The file is of “${course}”, this is “${own}”: what only the other course has shows nowhere here. `, all);
      } catch (error) {
        carried.textContent = error.message;
      }
    };
    bringIn(false);
  });
  const forget = document.querySelector("button[name=forget]");
  const words = forget.textContent;
  forget.addEventListener("click", () => {
    if (forget.dataset.asked !== "yes") {
      forget.dataset.asked = "yes";
      forget.textContent = "Really forget everything?";
      return;
    }
    delete forget.dataset.asked;
    forget.textContent = words;
    store.forget();
    carried.textContent = "Forgotten.";
  });
  forget.addEventListener("blur", () => {
    delete forget.dataset.asked;
    forget.textContent = words;
  });
})();
