// Cards to remember. What was known comes back after four days, what was not tomorrow; of the variants
// of a card one is asked at a time, and of those that parameters make another one every time. The same rules as in the terminal: RecallSchedule.swift.
(() => {
  "use strict";

  const store = globalThis.courseStore;
  const GAP = 4;
  const GAP_AFTER_MISTAKE = 1;
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const latest = (items, name) => {
    const last = new Map();
    for (const item of items) {
      const earlier = last.get(item[name]);
      if (!earlier || earlier.given <= item.given) last.set(item[name], item);
    }
    return last;
  };
  const day = (review, knew) => {
    const given = new Date(review.given);
    return new Date(given.getFullYear(), given.getMonth(), given.getDate() + (knew ? GAP : GAP_AFTER_MISTAKE));
  };
  const isDue = (review, knew) => new Date(review.given) > new Date() || day(review, knew) <= new Date();

  // The variant that is to be asked, if any is due, and whether the last one was known.
  const next = (variants, reviews) => {
    const seen = variants.filter((card) => reviews.has(card.dataset.card))
      .sort((a, b) => (reviews.get(a.dataset.card).given < reviews.get(b.dataset.card).given ? -1 : 1));
    const last = seen.at(-1);
    if (!last) return { card: variants[0] };
    const review = reviews.get(last.dataset.card);
    if (!isDue(review, review.knew)) return undefined;
    const hasParameters = last.closest(".recall").dataset.parameters !== undefined;
    if (!review.knew && !hasParameters) return { card: last, knew: false };
    const card = variants.find((card) => !reviews.has(card.dataset.card)) ?? seen[0];
    return { card, knew: hasParameters ? review.knew : reviews.get(card.dataset.card)?.knew };
  };

  // Every card asks, once it is turned over, whether it was known.
  const cards = [...document.querySelectorAll(".card[data-card]")];
  for (const card of cards) {
    const status = make("span", { className: "status" });
    status.setAttribute("role", "status");
    const button = (text, knew) => {
      const button = make("button", { type: "button", name: knew ? "knew" : "forgot" }, text);
      button.addEventListener("click", () => {
        store.review(card.dataset.card, knew);
        status.textContent = knew ? "Back in four days." : "Back tomorrow.";
        card.dispatchEvent(new CustomEvent("reviewed", { bubbles: true }));
      });
      return button;
    };
    card.querySelector(".back").append(
      make("p", { className: "grade" }, button("I knew it", true), button("Not yet", false), status),
    );
  }

  // On the page of the cards, those that are due are shown one after the other.
  const deck = document.querySelector(".deck");
  if (!deck || cards.length === 0) return;
  const article = document.querySelector("article.lesson");
  const groups = [...document.querySelectorAll(".recall")].map((group) => [...group.querySelectorAll(".card")]);
  const rank = (knew) => (knew === undefined ? 1 : knew ? 2 : 0);
  const due = () => {
    const reviews = latest(store.read().reviews, "card");
    return groups.map((variants) => next(variants, reviews)).filter(Boolean)
      .map(({ card, knew }, place) => ({ card, place, rank: rank(knew) }))
      .sort((a, b) => a.rank - b.rank || a.place - b.place)
      .map(({ card }) => card);
  };
  const mistakes = () => {
    const answers = latest(store.read().answers, "question");
    return [...document.querySelectorAll("[data-plan]")].flatMap((lesson) => lesson.dataset.questions.split(" ")
      .filter((id) => answers.get(id)?.correct === false && isDue(answers.get(id), false))
      .map((id) => ({ id, lesson: lesson.querySelector("a") })));
  };

  let home;
  const putBack = () => {
    if (!home) return;
    home.marker.replaceWith(home.card);
    home.card.open = false;
    home = undefined;
  };
  const show = (takesFocus) => {
    putBack();
    const waiting = due();
    const wrong = mistakes();
    const all = make("button", { type: "button", name: "all" }, article.hidden ? "Show all cards" : "Only those that are due");
    all.addEventListener("click", () => {
      article.hidden = !article.hidden;
      show(false);
      deck.querySelector("[name=all]").focus();
    });
    const children = [make("p", { className: "deck-count" }, waiting.length === 0 ? "Nothing is due today." : `${waiting.length} ${waiting.length === 1 ? "card is" : "cards are"} due.`, " ", all)];
    if (wrong.length > 0) {
      children.push(make("p", {}, "Answered wrongly, and due again:"), make("ul", {}, ...wrong.map(({ id, lesson }) => {
        const slug = id.replace(/[^A-Za-z0-9]/g, "-");
        return make("li", {}, make("a", { href: `${lesson.getAttribute("href")}#question-${slug}` }, `${id}, in “${lesson.textContent}”`));
      })));
    }
    if (waiting.length > 0 && article.hidden) {
      const [card] = waiting;
      home = { card, marker: document.createComment("card") };
      card.replaceWith(home.marker);
      card.querySelector(".status").textContent = "";
      children.push(card);
    }
    deck.replaceChildren(...children);
    if (takesFocus) (deck.querySelector(".card > summary") ?? deck.querySelector("[name=all]")).focus();
  };
  article.hidden = true;
  deck.hidden = false;
  deck.addEventListener("reviewed", () => show(true));
  show(false);
})();
