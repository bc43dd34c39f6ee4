// Asks the core as WebAssembly: a line of JSON in, the answer's text out, one line each.
//
//   node ask.js CORE.js FOLDER < questions
//
// A line is {question, request, file}: the request as text, the file as a path. After the answers comes
// a line with the size of the memory.
"use strict";
const fs = require("node:fs");
const [coreScript, folder] = process.argv.slice(2);
require(coreScript);

const modules = ["files", "models", "programs"].map(
  (name) => [name, new WebAssembly.Module(fs.readFileSync(`${folder}/${name}.wasm`))],
);
const core = new globalThis.StateDictCore(Object.fromEntries(modules));
for (const line of fs.readFileSync(0, "utf8").split("\n")) {
  if (line === "") continue;
  const { question, request, file, times } = JSON.parse(line);
  const bytes = file ? new Uint8Array(fs.readFileSync(file)) : new Uint8Array();
  const answer = core.askText(question, request, bytes);
  const early = [];
  for (let count = 1; count < (times ?? 1); count += 1) {
    if (core.askText(question, request, bytes) !== answer) throw new Error("another answer");
    if (count === 20) early.push(core.memorySize);
  }
  fs.writeSync(1, answer + "\n");
  if (times) fs.writeSync(1, `${core.memorySize - early[0]}\n`);
}
