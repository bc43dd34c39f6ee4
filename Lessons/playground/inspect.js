// Look into a file: chosen, dropped or a sample. The file stays in the page's memory.
(() => {
  "use strict";

  const { make, name, visible, message, shape, bytes, count, table, failure, pane } = globalThis.playground;
  const drop = document.querySelector(".drop");
  const input = drop.querySelector("input[type=file]");
  const show = pane(document.getElementById("inspect-answer"), "files");
  const MOST_ENTRIES = 50_000;
  const MOST_GLOBALS = 200;

  // Every tensor and plain value with its path, as `statedict inspect` lists them.
  const entries = (root) => {
    const rows = [];
    const key = (tagged) => (tagged.t === "int" || (tagged.t === "str" && tagged.v !== "") ? tagged.v : plain(tagged));
    // Long keys in long keys would become paths without end.
    const below = (path, step) => visible(path + step);
    const visit = (value, path, depth) => {
      if (rows.length >= MOST_ENTRIES || depth > 200) return;
      if (value.t === "dict" && value.items.length > 0) {
        for (const [k, v] of value.items) visit(v, below(path, path === "" ? key(k) : `/${key(k)}`), depth + 1);
      } else if ((value.t === "list" || value.t === "tuple") && value.v.length > 0) {
        value.v.forEach((element, index) => visit(element, below(path, `[${index}]`), depth + 1));
      } else {
        rows.push({ path: depth === 0 ? "the object itself" : path, value });
      }
    };
    visit(root, "", 0);
    return rows;
  };

  const plain = (value) => {
    switch (value.t) {
      case "none": return "None";
      case "bool": return value.v ? "True" : "False";
      case "int": return value.v;
      case "float": return String(value.v);
      case "str": return `'${value.v}'`;
      case "dtype": return `torch.${value.v}`;
      case "device": return `device('${value.v}')`;
      case "size": return `torch.Size([${value.v.join(", ")}])`;
      case "object": return value.class;
      case "complex": return `(${value.re.v}, ${value.im.v}j)`;
      case "bytes":
      case "bytearray": return bytes(value.hex.length / 2);
      case "dict": return value.items.length === 0 ? "{}" : "{…}";
      case "tuple": return value.v.length === 0 ? "()" : "(…)";
      case "list": return value.v.length === 0 ? "[]" : "[…]";
      case "set": return value.v.length === 0 ? "set()" : "{…}";
      default: return value.t;
    }
  };

  const sizes = { float64: 8, complex64: 8, int64: 8, uint64: 8, complex128: 16, float32: 4, int32: 4,
    uint32: 4, float16: 2, bfloat16: 2, int16: 2, uint16: 2 };
  const shown = (tensor) => tensor.shape.reduce((a, b) => a * b, sizes[tensor.dtype] ?? 1);

  const row = (path, tensor, owners) => {
    const shared = tensor.storage !== undefined && owners[tensor.storage] > 1;
    const rowMajor = tensor.shape.reduceRight(([strides, step], size) =>
      [[step, ...strides], step * Math.max(size, 1)], [[], 1])[0];
    return {
      class: shared ? "shared" : undefined,
      cells: [
        name(path), tensor.dtype, shape(tensor.shape),
        String(rowMajor) === String(tensor.stride) ? "" : shape(tensor.stride),
        tensor.storage === undefined ? "" : `${tensor.storage}${shared ? " shared" : ""}`,
        visible(tensor.location ?? ""), bytes(shown(tensor)),
      ],
    };
  };

  const formats = { zip: "a zip checkpoint", legacy: "a checkpoint in the format before PyTorch 1.6",
    safetensors: "a safetensors file" };

  const describe = (file, answer) => {
    if (answer.error) return [heading(file), failure(answer.error)];
    const owners = {};
    for (const { storage } of answer.tensors) owners[storage] = (owners[storage] ?? 0) + 1;
    const all = entries(answer.root);
    const rows = all.map(({ path, value }) => (value.t === "tensor"
      ? row(path, answer.tensors[value.ref], owners)
      : { class: "plain", cells: [name(path), value.t, visible(plain(value), 200), "", "", "", ""] }));
    const stored = (answer.storages ?? []).reduce((sum, storage) => sum + storage.nbytes, 0);
    const seen = answer.tensors.reduce((sum, tensor) => sum + shown(tensor), 0);
    const facts = [
      count(answer.tensors.length, "tensor"),
      answer.storages && `${count(answer.storages.length, "storage")} of ${bytes(stored)}`,
      answer.storages && seen < stored && `the tensors show ${bytes(seen)} of it: the rest is baggage`,
      answer.zip?.pickle && `pickle protocol ${answer.zip.pickle.protocol}`,
    ].filter(Boolean);
    const globals = answer.zip?.pickle?.globals ?? answer.legacy?.globals_of_object ?? [];
    const metadata = Object.entries(answer.safetensors?.metadata ?? {});
    return [
      heading(file, formats[answer.format]),
      make("p", { class: "facts" }, facts.map((fact) => make("span", {}, fact))),
      table(`What ${file.name} holds`,
        ["key", "type", "shape or value", "stride", "storage", "location", "bytes"], rows),
      metadata.length > 0 && table(`What is written into ${file.name}`, ["metadata", "text"],
        metadata.map(([key, text]) => ({ class: "written", cells: [name(key), visible(text, 2000)] }))),
      globals.length > 0 && make("details", {}, make("summary", {}, "What its pickle names"),
        make("ul", { class: "globals" }, globals.slice(0, MOST_GLOBALS).map((each) => make("li", {}, make("code", {}, visible(each)))),
          globals.length > MOST_GLOBALS && make("li", {}, `… and ${count(globals.length - MOST_GLOBALS, "name")} more`))),
      json(answer),
    ].filter(Boolean);
  };

  // The answer as it came, written out when somebody asks for it.
  const json = (answer) => {
    const text = make("pre", { class: "json", tabindex: "0", role: "region", "aria-label": "JSON" });
    const details = make("details", {}, make("summary", {}, "All of it as JSON"), text);
    details.addEventListener("toggle", () => {
      text.textContent ||= message(JSON.stringify(answer, null, 1), 200_000);
    }, { once: true });
    return details;
  };

  const heading = (file, kind) => make("h3", { class: "file-name" }, name(file.name), " ",
    make("span", { class: "label" }, `${kind ? `${kind}, ` : ""}${bytes(file.content.size)}`));

  const open = (file) => {
    globalThis.playground.file = file;
    document.dispatchEvent(new CustomEvent("playground-file", { detail: file }));
    return show(async (core) => describe(file, await core.ask("inspect", { name: file.name }, file.content)));
  };

  const read = (file) => {
    if (!file) return;
    if (file.size > 1_500_000_000) {
      show(() => [failure({ class: "Too large", message: "A page can hold files up to 1.5 GB. statedict inspect, in a terminal, takes any." })]);
      return;
    }
    open({ name: file.name, content: file });
  };

  globalThis.playground.sample = (key) => {
    const { name: title, base64 } = globalThis.playgroundSamples[key];
    return { name: title, content: new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]) };
  };

  input.addEventListener("change", () => read(input.files[0]));
  for (const button of drop.querySelectorAll("button[name=sample]")) {
    button.addEventListener("click", () => open(globalThis.playground.sample(button.value)));
  }
  // A file may be dropped anywhere: one that misses the field must not replace the page.
  for (const event of ["dragover", "drop"]) {
    document.addEventListener(event, (drag) => drag.preventDefault());
  }
  document.addEventListener("dragover", () => drop.classList.add("over"));
  document.addEventListener("dragleave", (drag) => {
    if (!drag.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (drag) => {
    drop.classList.remove("over");
    read(drag.dataTransfer?.files[0]);
  });
})();
