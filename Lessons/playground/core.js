// The core of the lessons as WebAssembly: a question and perhaps a file in, an answer out. Used by the
// page, and by the tests in Node. It has no imports: it can reach neither the page nor the network.
//
// All of it is one function that needs nothing around it, so that a thread can be given its text.
globalThis.defineStateDictCore = () => {
  "use strict";

  // A module's memory never shrinks: beyond this it is given back as a whole.
  const LARGE = 64 * 1024 * 1024;

  // Three modules, so that each is small, and which of them answers what; see Answers.swift.
  const PARTS = {
    inspect: "files", load: "files",
    build: "models", loadStateDict: "models", trace: "programs",
  };

  // One module and its memory.
  class Part {
    constructor(module) {
      this.module = module;
      this.start();
    }

    start() {
      this.exports = new WebAssembly.Instance(this.module, {}).exports;
      // Hash tables are seeded with it, so that no file can be made to be slow.
      this.exports.seed(Math.random());
    }

    get memorySize() {
      return this.exports.memory.buffer.byteLength;
    }

    // The bytes of an answer; a fault of the module starts it anew.
    ask(question, request, file) {
      try {
        const answer = this.call(question, request, file);
        if (this.memorySize > LARGE) this.start();
        return answer;
      } catch (error) {
        this.start();
        throw error;
      }
    }

    call(question, request, file) {
      const { memory, free } = this.exports;
      const requestAt = this.put(request);
      const fileAt = this.put(file);
      const answer = this.exports[question](requestAt, request.length, fileAt, file.length) >>> 0;
      const length = new DataView(memory.buffer).getUint32(answer, true);
      const bytes = new Uint8Array(memory.buffer).slice(answer + 4, answer + 4 + length);
      for (const address of [answer, fileAt, requestAt]) free(address);
      return bytes;
    }

    put(bytes) {
      const size = Math.ceil(Math.max(bytes.length, 1) / 64) * 64;
      const address = this.exports.aligned_alloc(64, size) >>> 0;
      if (address === 0) throw new RangeError(`no memory for ${bytes.length} bytes`);
      new Uint8Array(this.exports.memory.buffer, address, bytes.length).set(bytes);
      return address;
    }
  }

  return class StateDictCore {
    // Some of the modules, each of which answers its own questions. `find(name)` gives the bytes of one, or
    // a promise of them.
    static async load(names, find) {
      const modules = await Promise.all(names.map(async (name) => WebAssembly.compile(await find(name))));
      return new StateDictCore(Object.fromEntries(names.map((name, index) => [name, modules[index]])));
    }

    constructor(modules) {
      this.parts = Object.fromEntries(
        Object.entries(modules).map(([name, module]) => [name, new Part(module)]),
      );
    }

    get memorySize() {
      return Object.values(this.parts).reduce((sum, part) => sum + part.memorySize, 0);
    }

    // Questions: inspect, build, loadStateDict, load, trace; see Answers.swift. A fault of the module
    // itself, such as no memory left, is an answer too, of class "WebAssembly".
    ask(question, request, file = new Uint8Array()) {
      return JSON.parse(this.askText(question, JSON.stringify(request), file));
    }

    askText(question, request, file = new Uint8Array()) {
      try {
        const text = new TextEncoder().encode(request);
        const part = PARTS[question];
        // Those who read no files get what a file holds.
        const given = part === "files" || file.length === 0
          ? file : this.parts.files.ask("parcel", text, file);
        return new TextDecoder().decode(this.parts[part].ask(question, text, given));
      } catch (error) {
        return JSON.stringify({ error: { class: "WebAssembly", message: String(error) } });
      }
    }
  };
};
globalThis.StateDictCore = globalThis.defineStateDictCore();
