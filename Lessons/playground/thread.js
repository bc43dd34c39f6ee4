// The core in a thread of its own: whatever a file is, the page stays alive, and what takes too long is
// stopped. A thread has one module, and answers one question after the other.
(() => {
  "use strict";

  const LONGEST = 30_000;
  // More than this is not taken apart in the page.
  const MOST_TEXT = 16_000_000;

  // What runs in the thread. A page from a disk can only give it its own text, and so it needs nothing
  // around it.
  const answer = (StateDictCore, mostText) => {
    let core;
    const start = (part, packed) => StateDictCore.load([part], async () => {
      const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    });
    globalThis.onmessage = async ({ data: { part, packed, question, request, file } }) => {
      try {
        core ??= await start(part, packed);
        const bytes = new Uint8Array(file ? await file.arrayBuffer() : 0);
        const text = core.askText(question, request, bytes);
        globalThis.postMessage(text.length <= mostText ? { text } : { size: text.length });
      } catch (error) {
        globalThis.postMessage({ problem: error.message });
      }
    };
  };

  globalThis.playgroundThread = class {
    // Of a module: its name, and its bytes after gzip as base64.
    constructor(part, packed) {
      const source = `"use strict"; (${answer})((${globalThis.defineStateDictCore})(), ${MOST_TEXT});`;
      this.module = { part, packed };
      this.address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      this.last = Promise.resolve();
    }

    // The answer to a question about a file, a Blob, or about nothing but the request.
    ask(question, request, file) {
      const mine = this.last.then(() => this.put({ question, request: JSON.stringify(request), file }));
      this.last = mine.catch(() => {});
      return mine;
    }

    put(message) {
      const isNew = this.worker === undefined;
      if (isNew) this.worker = new Worker(this.address);
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(patience);
          this.worker.terminate();
          this.worker = undefined;
        };
        const stop = (error) => {
          end();
          resolve({ error });
        };
        const patience = setTimeout(() => stop({
          class: "Stopped",
          message: "This takes longer than half a minute. In a terminal, statedict inspect has more patience.",
        }), LONGEST);
        this.worker.onmessage = ({ data: { text, size, problem } }) => {
          clearTimeout(patience);
          if (problem !== undefined) reject(new Error(problem));
          else if (text !== undefined) resolve(JSON.parse(text));
          else stop({ class: "Too much", message: `What it holds takes ${size.toLocaleString("en")} letters to write down, more than a page should. In a terminal, statedict inspect shows it.` });
        };
        this.worker.onerror = (event) => {
          event.preventDefault();
          end();
          reject(new Error(event.message ?? "this browser allows no threads here"));
        };
        this.worker.postMessage(isNew ? { ...message, ...this.module } : message);
      });
    }
  };
})();
