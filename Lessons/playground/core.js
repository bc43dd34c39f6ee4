// The core of the lessons as WebAssembly: a question and perhaps a file in, an answer out. Used by the
// page, and by the tests in Node. It has no imports: it can reach neither the page nor the network.
(() => {
  "use strict";

  // A module's memory never shrinks: beyond this it is given back as a whole.
  const LARGE = 64 * 1024 * 1024;

  globalThis.StateDictCore = class StateDictCore {
    static async compile(bytes) {
      return new StateDictCore(await WebAssembly.compile(bytes));
    }

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

    // Questions: inspect, build, loadStateDict, load, trace; see Answers.swift. A fault of the module
    // itself, such as no memory left, is an answer too, of class "WebAssembly".
    ask(question, request, file = new Uint8Array()) {
      return JSON.parse(this.askText(question, JSON.stringify(request), file));
    }

    askText(question, request, file = new Uint8Array()) {
      try {
        const text = this.call(question, new TextEncoder().encode(request), file);
        if (this.memorySize > LARGE) this.start();
        return text;
      } catch (error) {
        this.start();
        return JSON.stringify({ error: { class: "WebAssembly", message: String(error) } });
      }
    }

    call(question, request, file) {
      const { memory, free } = this.exports;
      const requestAt = this.put(request);
      const fileAt = this.put(file);
      const answer = this.exports[question](requestAt, request.length, fileAt, file.length) >>> 0;
      const length = new DataView(memory.buffer).getUint32(answer, true);
      const text = new TextDecoder().decode(new Uint8Array(memory.buffer, answer + 4, length));
      for (const address of [answer, fileAt, requestAt]) free(address);
      return text;
    }

    put(bytes) {
      const size = Math.ceil(Math.max(bytes.length, 1) / 64) * 64;
      const address = this.exports.aligned_alloc(64, size) >>> 0;
      if (address === 0) throw new RangeError(`no memory for ${bytes.length} bytes`);
      new Uint8Array(this.exports.memory.buffer, address, bytes.length).set(bytes);
      return address;
    }
  };
})();
