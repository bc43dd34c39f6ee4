// Finding: which sections of the course a query is about, ranked, without a server. The words are a
// script of their own, loaded when somebody first searches, so that it works from a disk as well.
(() => {
  "use strict";

  const script = document.currentScript;
  // Of a pasted log the end says what went wrong.
  const MOST_WORDS = 40;
  const WORDS = /[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/gu;

  // Letters without accents and in lower case, as many as before, so that places stay what they are.
  const fold = (text) => text.replace(/[^\x00-\x7f]/g, (letter) => {
    const plain = letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).toLowerCase();
  const words = (text) => text.match(WORDS) ?? [];

  let course;
  const load = () => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = script.dataset.index;
    element.addEventListener("load", () => resolve(globalThis.courseSearch));
    element.addEventListener("error", () => reject(new Error("The words of the course cannot be loaded.")));
    script.after(element);
  });
  const prepare = async () => {
    course ??= load().then((all) => {
      const sections = all.map((section) => {
        const [title, page, text] = [section.t, section.p, section.x].map(fold);
        return { ...section, title, page, text, phrases: ` ${words(`${title} ${text}`).join(" ")}` };
      });
      const vocabulary = new Set(sections.flatMap(({ phrases }) => phrases.split(/[ ._]/)));
      return { sections, vocabulary };
    });
    return course;
  };

  // Whether a word becomes the other by one letter more, less, other, or by two that changed places.
  const isNear = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const [restOfA, restOfB] = [a.slice(at), b.slice(at)];
    return restOfA.slice(1) === restOfB.slice(1) || restOfA.slice(1) === restOfB || restOfA === restOfB.slice(1)
      || (restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2));
  };
  const singulars = (word) => {
    if (word.length < 4 || !word.endsWith("s") || word.endsWith("ss")) return [];
    const forms = [word.slice(0, -1)];
    if (word.endsWith("es")) forms.push(word.slice(0, -2));
    if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
    return forms;
  };

  // What a word may stand for in this course, each a list of forms, the likeliest first: itself or its
  // singular, or its parts, or words that differ from it by a letter. None where there is nothing like it.
  const readings = (word, { sections, vocabulary }) => {
    const forms = [word, ...singulars(word)]
      .filter((form) => sections.some(({ title, page, text }) => fit(title, form) + fit(page, form) + fit(text, form) > 0));
    if (forms.length > 0) return [forms];
    const parts = word.split(/[._]+/).filter((part) => part.length > 1);
    if (parts.length > 1) return parts.flatMap((part) => readings(part, { sections, vocabulary }));
    const near = word.length < 5 ? [] : [...vocabulary].filter((other) => other.length > 3 && isNear(word, other));
    return near.length > 0 ? [near] : [];
  };

  // How well a text holds a form: as a word, as the beginning of one, or inside one; a short one is
  // inside too many.
  const isLetter = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  const fit = (text, form) => {
    let best = 0;
    let hits = 0;
    for (let at = text.indexOf(form); at >= 0 && hits < 8; at = text.indexOf(form, at + form.length)) {
      const begins = !isLetter(text[at - 1]) || !isLetter(form[0]);
      if (!begins && form.length < 4) continue;
      hits += 1;
      best = Math.max(best, !begins ? 0.3 : isLetter(text[at + form.length]) ? 0.7 : 1);
    }
    return best * (1 + Math.log2(Math.max(hits, 1)) / 4);
  };
  const weight = ({ title, page, text }, forms) => Math.max(...forms.map((form, place) =>
    (10 * fit(title, form) + 5 * fit(page, form) + 3 * fit(text, form) / (1 + text.length / 4000)) * (place === 0 ? 1 : 0.8)));

  // How many words of the query stand one after the other in a section, at most.
  const run = ({ phrases }, sequence) => {
    let longest = 0;
    for (let start = 0; start + longest < sequence.length; start += 1) {
      while (start + longest < sequence.length
        && phrases.includes(` ${sequence.slice(start, start + longest + 1).join(" ")}`)) longest += 1;
    }
    return longest;
  };

  // The sections that have most of the query's words, and most of them in its order, come first; among
  // those, the ones where rare words stand in prominent places.
  const find = async (query) => {
    const known = await prepare();
    const { sections } = known;
    let sequence = words(fold(query.normalize("NFC")));
    if (sequence.length === 0) sequence = query.split(/\s+/).filter(Boolean);
    sequence = sequence.slice(-MOST_WORDS);
    const asked = [...new Set(sequence)];
    const telling = asked.filter((word) => word.length > 1);
    const terms = (telling.length > 0 ? telling : asked).flatMap((word) => readings(word, known));
    if (terms.length === 0) return { hits: [], forms: [] };

    const weights = terms.map((forms) => sections.map((section) => weight(section, forms)));
    const spread = weights.map((row) => row.filter((value) => value > 0).length);
    const isCommon = spread.map((count) => count > sections.length / 2);
    const tells = isCommon.every(Boolean) ? () => true : (term) => !isCommon[term];
    const found = sections.map((section, place) => {
      const matching = [...terms.keys()].filter((term) => weights[term][place] > 0);
      const total = matching.reduce((sum, term) =>
        sum + weights[term][place] * Math.log(1 + sections.length / spread[term]), 0);
      const neighbours = matching.length > 1 ? Math.max(run(section, sequence) - 1, 0) : 0;
      return {
        section, place, count: matching.filter(tells).length + neighbours,
        // What leads to the top of a page stands for all of it.
        weight: section.title === "" ? total * 1.1 : total,
      };
    });
    const most = Math.max(...found.map((hit) => hit.count));
    return {
      hits: found.filter((hit) => hit.count > 0 && hit.count >= most / 2)
        .sort((a, b) => b.count - a.count || b.weight - a.weight || a.place - b.place)
        .map((hit) => hit.section),
      forms: [...new Set(terms.flat())],
    };
  };

  // Where the forms stand in a text, each as [start, end], in order and apart from each other; a short
  // one counts at the beginning of a word, and one of two letters as a word.
  const places = (text, forms) => {
    const folded = fold(text);
    const isPlace = (form, at) => form.length > 3 || forms.length === 1
      || (!isLetter(folded[at - 1]) && (form.length === 3 || !isLetter(folded[at + form.length])));
    const all = [];
    for (const form of forms) {
      for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
        if (isPlace(form, at)) all.push([at, at + form.length]);
      }
    }
    all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let last = 0;
    return all.filter(([start, end]) => {
      if (start < last) return false;
      last = end;
      return true;
    });
  };

  globalThis.courseFinding = { prepare, find, places };
})();
