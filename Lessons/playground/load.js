// The strict and assign playground: two lists of tensors, two flags, and what load_state_dict says.
(() => {
  "use strict";

  const { make, name, visible, message, shape, count, table, failure, pane, whenNear } = globalThis.playground;
  const form = document.querySelector(".load-form");
  const show = pane(document.getElementById("load-answer"), "models");
  const DTYPES = ["float32", "float16", "bfloat16", "float64", "int64"];

  const mlp = (prefix = "", head = 3) => [
    [`${prefix}body.weight`, "4, 2"], [`${prefix}body.bias`, "4"],
    [`${prefix}head.weight`, `${head}, 4`], [`${prefix}head.bias`, `${head}`],
  ];
  const renamed = mlp().map(([key, sizes]) => [key.replace("head", "fc"), sizes]);
  const presets = {
    "A checkpoint that fits": [mlp(), mlp()],
    "Another number of classes": [mlp("", 5), mlp()],
    "A layer under another name": [renamed, mlp()],
    "Saved from DataParallel": [mlp("module."), mlp()],
    "Saved from torch.compile": [mlp("_orig_mod."), mlp()],
    "Half precision into float32": [mlp().map(([key, sizes]) => [key, sizes, "float16"]), mlp()],
    "A backbone alone": [mlp().slice(0, 2), mlp()],
  };

  const control = (label, element) => make("label", {}, make("span", { class: "hidden-label" }, label), element);

  const entry = ([key, sizes, dtype = "float32"], side) => {
    const item = make("li", { class: "entry-row" },
      control("Key", make("input", { name: "key", value: key, class: "key", spellcheck: "false", autocapitalize: "off", autocomplete: "off" })),
      control("Shape", make("input", { name: "shape", value: sizes, class: "shape", inputmode: "text", autocomplete: "off" })),
      control("Type", make("select", { name: "dtype" }, DTYPES.map((each) => make("option", { selected: each === dtype }, each)))),
      make("button", { type: "button", class: "remove", title: "Remove", onclick: () => {
        const next = item.nextElementSibling ?? item.previousElementSibling;
        item.remove();
        (next?.querySelector("input") ?? side.querySelector(".add")).focus();
        run();
      } }, make("span", { "aria-hidden": "true" }, "×"), make("span", { class: "hidden-label" }, "Remove")));
    return item;
  };

  for (const side of form.querySelectorAll(".side")) {
    const list = make("ol", { class: "entry-rows" });
    side.append(list, make("button", { type: "button", class: "add", onclick: () => {
      const row = entry(["new.weight", "2"], side);
      list.append(row);
      row.querySelector("input").select();
      run();
    } }, "Add a tensor"));
  }
  const side = (which) => form.querySelector(`.side[data-side=${which}]`);

  const fill = () => {
    const [source, model] = presets[form.elements.preset.value];
    for (const [which, rows] of [["source", source], ["model", model]]) {
      side(which).querySelector("ol").replaceChildren(...rows.map((row) => entry(row, side(which))));
    }
  };

  // "3, 4", "(3, 4)", "[3]" or "torch.Size([3])"; nothing is a scalar. A text that is no shape gets the
  // sentence that says why.
  const MOST_ELEMENTS = 100_000;
  const parse = (text) => {
    const inner = text.trim().replace(/^(?:torch\.)?Size\s*\((.*)\)$/s, "$1").trim()
      .replace(/^\((.*)\)$|^\[(.*)\]$/s, "$1$2").replace(/,\s*$/, "").trim();
    if (inner === "") return { sizes: [] };
    const parts = inner.split(/\s*[,×x]\s*|\s+/);
    if (!parts.every((part) => /^\d+$/.test(part))) {
      return { complaint: `“${visible(text, 80)}” is no shape. Write the sizes with commas between them, as in 4, 2 or (4, 2) or torch.Size([4, 2]); leave it empty for a single number.` };
    }
    const sizes = parts.map(Number);
    const elements = sizes.reduce((a, b) => a * b, 1);
    if (sizes.length > 64 || sizes.some((size) => size > 2 ** 31) || elements > MOST_ELEMENTS) {
      return { complaint: `${shape(sizes)} is too large for a page: ${MOST_ELEMENTS.toLocaleString("en")} elements at most.` };
    }
    return { sizes };
  };

  const rows = (which) => [...side(which).querySelectorAll(".entry-row")].map((row) => {
    const field = row.querySelector("[name=shape]");
    const { sizes, complaint } = parse(field.value);
    field.setAttribute("aria-invalid", String(complaint !== undefined));
    return { key: row.querySelector("[name=key]").value, shape: sizes, complaint, dtype: row.querySelector("[name=dtype]").value };
  });

  // A class Net of the parameters' dotted names, as a spec.
  const model = (entries) => {
    const module = (label) => ({ class: "Custom", name: label, params: [], buffers: [], children: [] });
    const root = module("Net");
    for (const { key, shape: sizes, dtype } of entries) {
      const path = key.split(".");
      let place = root;
      for (const part of path.slice(0, -1)) {
        let child = place.children.find(([known]) => known === part);
        if (!child) {
          child = [part, module("Module")];
          place.children.push(child);
        }
        [, place] = child;
      }
      place.params.push([path.at(-1), { shape: sizes, dtype, requires_grad: !dtype.startsWith("int") }]);
    }
    return root;
  };

  const numbers = (tensor) => {
    const values = tensor?.first ?? [];
    const isCut = tensor !== undefined && values.length < tensor.shape.reduce((a, b) => a * b, 1);
    return values.map((value) => String(value)).join("  ") + (isCut ? "  …" : "");
  };
  const fate = (tensor) => {
    if (tensor.is_source_object || (tensor.shares_source_storage && !tensor.same_data_ptr)) return ["assigned", "replaced by the checkpoint’s"];
    if (tensor.changed) return ["copied", "copied in place"];
    return ["kept", "left as it was"];
  };

  const verdict = ({ outcome }) => {
    if (!outcome.ok) {
      return make("div", { class: "verdict bad" }, make("p", { class: "label" }, outcome.exception.class),
        make("pre", { class: "message" }, message(outcome.exception.message)));
    }
    const quoted = (keys) => `[${keys.map((key) => `'${visible(key)}'`).join(", ")}]`;
    const matched = outcome.missing_keys.length + outcome.unexpected_keys.length === 0;
    return make("div", { class: "verdict good" }, make("p", { class: "label" }, "It returns"),
      make("pre", { class: "message" }, matched ? "<All keys matched successfully>"
        : `_IncompatibleKeys(missing_keys=${quoted(outcome.missing_keys)}, unexpected_keys=${quoted(outcome.unexpected_keys)})`));
  };

  // A name that stands twice on a side: a dictionary, as a module, keeps one of them.
  const repeats = (entries, where) => [...new Set(entries.map(({ key }) => key))]
    .filter((key) => entries.filter((entry) => entry.key === key).length > 1)
    .map((key) => make("p", { class: "label" }, name(key), ` stands there more than once: ${where} keeps the last one.`));

  const describe = (answer, flags, repeated) => {
    if (answer.error) return [failure(answer.error)];
    const before = Object.fromEntries(answer.before.map((tensor) => [tensor.name, tensor]));
    const changed = answer.after.filter((tensor) => fate(tensor)[0] !== "kept").length;
    return [
      make("pre", { class: "call" }, `model.load_state_dict(state${flags.strict ? "" : ", strict=False"}${flags.assign ? ", assign=True" : ""})`),
      verdict(answer),
      ...repeated,
      make("p", { class: "label" }, answer.after.length === 0 ? "The model has no tensors."
        : `${changed} of ${count(answer.after.length, "tensor")} of the model ${changed === 1 ? "has" : "have"} changed${answer.outcome.ok || changed === 0 ? "" : ", although it failed"}.`),
      answer.after.length > 0 && table("What became of the model’s tensors", ["tensor", "what happened", "same object", "same memory", "type", "before", "after"],
        answer.after.map((tensor) => {
          const [kind, words] = fate(tensor);
          return { class: kind, cells: [
            name(tensor.name), make("span", { class: "fate" }, words),
            tensor.same_object ? "yes" : "no", tensor.same_data_ptr ? "yes" : "no",
            `${tensor.dtype} ${shape(tensor.shape)}`,
            numbers(before[tensor.name]), numbers(tensor),
          ] };
        })),
      ...answer.warnings.map((warning) => make("p", { class: "label warning" }, visible(warning))),
    ].filter(Boolean);
  };

  const run = () => {
    const [source, own] = [rows("source"), rows("model")];
    const wrong = [...source, ...own].filter((row) => row.complaint !== undefined);
    if (wrong.length > 0) {
      show(() => wrong.map(({ key, complaint }) => make("div", { class: "verdict bad" },
        make("p", { class: "label" }, "The shape of ", name(key)), make("p", { class: "complaint" }, complaint))));
      return;
    }
    const flags = { strict: form.elements.strict.checked, assign: form.elements.assign.checked };
    const request = {
      model: model(own),
      source: { kind: "entries", entries: source.map(({ key, shape: sizes, dtype }, index) =>
        [key, { t: "fill", shape: sizes, dtype, salt: 3 * index + 5 }]) },
      call: flags,
    };
    const repeated = [...repeats(source, "a checkpoint"), ...repeats(own, "a model")];
    show(async (core) => describe(await core.ask("loadStateDict", request), flags, repeated));
  };

  form.elements.preset.append(...Object.keys(presets).map((each) => make("option", {}, each)));
  form.elements.preset.addEventListener("change", () => { fill(); run(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => { if (event.target.name !== "preset") run(); });
  fill();
  whenNear(form, run);
})();
