// What a reader has done, kept in this browser in the form of the course's record of progress, so that
// the terminal, another browser and a teacher can read it; see ProgressDocument.swift.
(() => {
  "use strict";

  const course = document.currentScript.dataset.course;
  const key = `course.progress:${course}`;
  const FORMAT = "course-progress";
  const VERSION = 1;

  const empty = () => ({
    format: FORMAT, version: VERSION, course,
    lessons: {}, answers: [], attempts: [], hints: [], reviews: [], solutions: [],
  });
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

  // What cannot be read, a newer course's record for instance, is set aside, not written over; it
  // comes back as soon as it can be read.
  const aside = `${key}:unread`;
  const read = () => {
    let record = empty();
    try {
      const kept = localStorage.getItem(key);
      try {
        if (kept !== null) record = check(JSON.parse(kept));
      } catch {
        localStorage.setItem(aside, kept);
        localStorage.removeItem(key);
        return record;
      }
      const unread = localStorage.getItem(aside);
      if (unread === null) return record;
      try {
        record = merge(record, check(JSON.parse(unread)));
      } catch {
        return record;
      }
      localStorage.setItem(key, JSON.stringify({ ...record, course }));
      localStorage.removeItem(aside);
    } catch { /* No storage. */ }
    return record;
  };
  const change = (edit) => {
    const record = read();
    edit(record);
    write(record);
  };
  const write = (record) => {
    try {
      localStorage.setItem(key, JSON.stringify(record));
    } catch { /* No storage: it holds for this page. */ }
    document.dispatchEvent(new Event("course-progress"));
  };

  // A file from elsewhere: everything in it has the type that it should have, or it is refused.
  const is = {
    text: (value) => typeof value === "string",
    day: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !isNaN(Date.parse(value)),
    count: (value) => Number.isSafeInteger(value),
    truth: (value) => typeof value === "boolean",
  };
  const optional = (test) => (value) => value === undefined || value === null || test(value);
  const parts = {
    answers: { question: is.text, asked: is.text, option: is.count, correct: is.truth, confidence: optional(is.count), given: is.day, receipt: optional(is.text) },
    attempts: { exercise: is.text, points: is.count, passed: is.truth, made: is.day },
    hints: { exercise: is.text, number: is.count, shown: is.day },
    reviews: { card: is.text, knew: is.truth, given: is.day },
    solutions: { exercise: is.text, shown: is.day },
  };
  // A name from a file, so that nothing in it is unseen or without end.
  const visible = (text) => String(text).slice(0, 200).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (c) => `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}`);
  const fits = (value, tests) => typeof value === "object" && value !== null
    && Object.entries(tests).every(([name, test]) => test(value[name]));
  const only = (value, tests) => Object.fromEntries(
    Object.keys(tests).filter((name) => value[name] !== undefined && value[name] !== null)
      .map((name) => [name, value[name]]),
  );

  function check(value) {
    if (value?.format !== FORMAT) {
      throw new Error(`This is no record of progress: it does not call itself “${FORMAT}”. Export it again, from the terminal or the website.`);
    }
    if (!(value.version <= VERSION)) {
      throw new Error(`This record of progress has version ${visible(value.version)}, and this course knows ${VERSION}. Update the course and import it again.`);
    }
    const record = { ...empty(), course: String(value.course ?? course) };
    const damaged = (name) => new Error(`This is no record of progress: “${visible(name)}” is not what it should be. Export it again, from the terminal or the website.`);
    for (const [name, lesson] of Object.entries(value.lessons ?? {})) {
      if (!fits(lesson, { opened: is.day, read: optional(is.day) })) throw damaged(`lessons.${name}`);
      record.lessons[name] = only(lesson, { opened: 1, read: 1 });
    }
    for (const [part, tests] of Object.entries(parts)) {
      const items = value[part] ?? [];
      if (!Array.isArray(items)) throw damaged(part);
      for (const [index, item] of items.entries()) {
        if (!fits(item, tests)) throw damaged(`${part}[${index}]`);
        record[part].push(only(item, tests));
      }
    }
    return record;
  }

  // Two records of one learner laid together: what stands in both happened once.
  const merge = (ours, theirs) => {
    for (const [name, lesson] of Object.entries(theirs.lessons)) {
      const own = ours.lessons[name];
      const earlier = (a, b) => [a, b].filter(Boolean).sort()[0];
      ours.lessons[name] = own === undefined ? lesson : { opened: earlier(own.opened, lesson.opened) };
      const finished = earlier(own?.read, lesson.read);
      if (finished) ours.lessons[name].read = finished;
    }
    for (const part of Object.keys(parts)) {
      const seen = new Set();
      ours[part] = [...ours[part], ...theirs[part]].filter((item) => {
        const { receipt, ...bare } = item;
        const name = part === "hints" || part === "solutions" ? `${item.exercise}\n${item.number}` : JSON.stringify(Object.entries(bare).sort());
        return !seen.has(name) && seen.add(name);
      });
    }
    return ours;
  };

  // In the order in which it happened, every answer with its receipt.
  const sealed = (record) => {
    const by = (...names) => (a, b) => {
      for (const name of names) {
        if (a[name] !== b[name]) return a[name] < b[name] ? -1 : 1;
      }
      return 0;
    };
    record.answers.sort(by("given", "question", "option"));
    record.attempts.sort(by("made", "exercise", "points"));
    record.hints.sort(by("shown", "exercise", "number"));
    record.reviews.sort(by("given", "card"));
    record.solutions.sort(by("shown", "exercise"));
    let previous = "";
    for (const answer of record.answers) {
      previous = digest([previous, answer.question, answer.asked, String(answer.option), answer.given]);
      answer.receipt = previous;
    }
    return record;
  };
  const digest = (texts) => {
    const bytes = texts.flatMap((text) => {
      const part = new TextEncoder().encode(text);
      const length = new Uint8Array(8);
      new DataView(length.buffer).setUint32(4, part.length);
      return [...length, ...part];
    });
    return sha256(bytes).map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  // SHA-256 (FIPS 180-4), as words: browsers keep theirs from pages that come over plain HTTP. Its
  // constants are the fractions of the square and cube roots of the first primes.
  const sha256 = (bytes) => {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
    const fraction = (root) => ((root % 1) * 2 ** 32) | 0;
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
    const hash = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

    const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
    for (let start = 0; start < padded.length; start += 64) {
      const words = [];
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i += 1) {
        if (i < 16) {
          words[i] = view.getInt32(start + 4 * i);
        } else {
          const [x, y] = [words[i - 15], words[i - 2]];
          words[i] = (words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3))
            + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
        }
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + words[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i] = (hash[i] + word) | 0; });
    }
    return hash;
  };

  // Keys in order, as the terminal writes them.
  const ordered = (value) => {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.keys(value).sort().map((name) => [name, ordered(value[name])]));
  };

  const ticks = `course.ticks:${course}`;
  globalThis.courseStore = {
    read,
    open: (lesson) => change((record) => { record.lessons[lesson] ??= { opened: now() }; }),
    finish: (lesson, isRead) => change((record) => {
      const entry = record.lessons[lesson] ??= { opened: now() };
      if (isRead) entry.read = now();
      else delete entry.read;
    }),
    answer: (question, asked, option, correct) => change((record) => {
      record.answers.push({ question, asked, option, correct, given: now() });
    }),
    review: (card, knew) => change((record) => { record.reviews.push({ card, knew, given: now() }); }),
    export: () => JSON.stringify(ordered(sealed(read())), null, 2),
    // Brings in a record; one of another course only where that is wanted.
    import: (text, isWanted = false) => {
      let value;
      try {
        value = JSON.parse(text);
      } catch {
        throw new Error("This is no record of progress: it is no JSON. Export it again, from the terminal or the website.");
      }
      const theirs = check(value);
      const things = theirs.answers.length + theirs.reviews.length + theirs.attempts.length;
      const isOther = theirs.course !== course;
      if (!isOther || isWanted) write({ ...merge(read(), theirs), course });
      return { course: visible(theirs.course), own: course, things, isOther };
    },
    forget: () => {
      try {
        localStorage.removeItem(key);
        localStorage.removeItem(ticks);
        localStorage.removeItem("course.last");
      } catch { /* Nothing was kept. */ }
      document.dispatchEvent(new Event("course-progress"));
    },
    // What is set aside because it cannot be read, as text.
    aside: () => {
      try {
        return localStorage.getItem(aside);
      } catch {
        return null;
      }
    },
    // Exercises that a reader has ticked off here: said, not checked, and so not part of the record.
    ticked: () => {
      try {
        return new Set(JSON.parse(localStorage.getItem(ticks) ?? "[]"));
      } catch {
        return new Set();
      }
    },
    tick(exercise, isDone) {
      const all = this.ticked();
      if (isDone) all.add(exercise);
      else all.delete(exercise);
      try {
        localStorage.setItem(ticks, JSON.stringify([...all].sort()));
      } catch { /* No storage: it holds for this page. */ }
      document.dispatchEvent(new Event("course-progress"));
    },
  };
})();
