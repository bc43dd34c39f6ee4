// The memory stepper: a program, step by step, and what its names, tensors and storages are after each.
(() => {
  "use strict";

  const { make, name, visible, message, shape, bytes, failure, whenNear } = globalThis.playground;
  const tool = document.querySelector(".stepper");
  const [steps, storages, remark, position, select] = [".steps", ".storages", ".remark", ".position", "select"]
    .map((selector) => tool.querySelector(selector));
  const [back, forward] = tool.querySelectorAll(".turns button");

  const linear = { class: "Linear", args: { in_features: 3, out_features: 2 } };
  const model = (slot, role) => ({ do: "model", as: slot, spec: linear, role, code: `${slot} = nn.Linear(3, 2)` });
  const sgd = { do: "optimizer", as: "optimizer", model: "model", class: "SGD", args: { lr: 0.5, momentum: 0.5 },
    code: "optimizer = SGD(model.parameters(), lr=0.5, momentum=0.5)" };
  const step = { do: "step", optimizer: "optimizer", model: "model", salt: 1, code: "loss.backward(); optimizer.step()" };
  const state = (of, slot = "state") => ({ do: "state_dict", as: slot, of, code: `${slot} = ${of}.state_dict()` });
  const load = (flags) => ({ do: "load", model: "model", state: "state", ...flags,
    code: `model.load_state_dict(state${flags.assign ? ", assign=True" : ""})` });
  const say = (action, text) => ({ ...action, remark: text });

  const programs = {
    "A state dict is a window": [
      say(model("model", 0), "Two parameters, each a tensor over a storage of its own."),
      say(state("model"), "New tensors, the old storages: the state dict holds no copy of anything."),
      say({ do: "deepcopy", as: "best", of: "state", code: "best = copy.deepcopy(state)" }, "Only a deep copy has numbers of its own."),
      say({ do: "mutate", model: "model", name: "weight", add: 1, code: "with torch.no_grad(): model.weight += 1" },
        "The model changes, and state changes with it. best is what was saved."),
    ],
    "Loading copies into place": [
      say(model("model", 0), "The model that is to be loaded."),
      say(sgd, "The optimizer refers to the model’s own tensors."),
      say(model("trained", 1), "A model with other numbers stands for the file."),
      say(state("trained"), "What a file would hold."),
      say(load({}), "The numbers change; tensors, storages and the optimizer’s references stay."),
      say(step, "So the optimizer trains what the model uses. The momentum is new."),
    ],
    "assign=True leaves the optimizer behind": [
      say(model("model", 0), "The model that is to be loaded."),
      say(sgd, "The optimizer refers to the model’s own tensors."),
      say(model("trained", 1), "A model with other numbers stands for the file."),
      say(state("trained"), "What a file would hold."),
      say(load({ assign: true }), "The model has other parameters now, over the checkpoint’s storages. Only the optimizer still holds the old ones."),
      say(step, "The gradients are on the new parameters, the optimizer looks at the old: nothing is trained, and nobody says so."),
    ],
    "An optimizer’s own state": [
      say(model("model", 0), "Two parameters."),
      say({ do: "optimizer", as: "optimizer", model: "model", class: "Adam", args: { lr: 0.01 }, code: "optimizer = Adam(model.parameters(), lr=0.01)" },
        "Before its first step Adam remembers nothing."),
      say(step, "Now it has two averages for every parameter, and a count of steps: more memory than the model."),
      say(state("optimizer", "saved"), "Its state dict holds the very same tensors, and numbers instead of the parameters."),
    ],
    "Tied weights": [
      say({ do: "model", as: "model", role: 0,
        spec: { class: "Sequential", children: [
          ["embed", { class: "Embedding", args: { num_embeddings: 3, embedding_dim: 2 } }],
          ["out", { class: "Linear", args: { in_features: 2, out_features: 3, bias: false } }]] },
        ops: [{ op: "tie", dst: "out.weight", src: "embed.weight" }], code: "model.out.weight = model.embed.weight" },
      "Two names for one parameter."),
      say(state("model"), "Two entries, and under them one storage."),
      say({ do: "roundtrip", as: "loaded", of: "state", code: "torch.save(state, f); loaded = torch.load(f)" },
        "In the file the storage is there once, and loading keeps that."),
    ],
  };

  let answer;
  let current = 0;

  const same = (a, b) => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
  const holder = (text) => text.match(/^[A-Za-z_]*/)[0];

  const chip = (text, isNew) => make("li", { class: `chip holder-${holder(text)}${isNew ? " is-new" : ""}` }, name(text));

  const tensorRow = (tensor, before) => {
    const known = new Set(before?.names ?? []);
    const kind = tensor.is_parameter ? "Parameter" : "Tensor";
    return make("li", { class: "tensor" },
      make("p", { class: "label" }, `${kind} ${tensor.object} · ${tensor.dtype} ${shape(tensor.shape)}`),
      make("ul", { class: "chips", "aria-label": "Names" }, tensor.names.map((each) => chip(each, before !== undefined && !known.has(each)))));
  };

  const numbers = (tensor, before) => make("p", { class: "cells", "aria-label": "First values" },
    (tensor.first ?? []).map((value, index) => make("span", {
      class: before && before.first?.[index] !== value ? "cell is-changed" : "cell",
    }, typeof value === "number" ? String(Number(value.toPrecision(4))) : visible(value))));

  const card = (storage, memory, previous) => {
    const tensors = memory.tensors.filter((tensor) => tensor.storage === storage.storage);
    const earlier = new Map((previous?.tensors ?? []).map((tensor) => [tensor.object, tensor]));
    const old = previous?.tensors.find((tensor) => tensor.storage === storage.storage);
    const isNew = previous !== undefined && !old;
    const isChanged = old && tensors[0] && !same(old.first, tensors[0].first);
    const badge = isNew ? "new" : isChanged ? "changed" : undefined;
    return make("article", { class: `storage ${badge ?? ""}`, "aria-label": `Storage ${storage.storage}` },
      make("p", { class: "label storage-head" }, `storage ${storage.storage} · ${bytes(storage.nbytes)}`,
        badge && make("span", { class: "badge" }, badge)),
      tensors[0] && numbers(tensors[0], old),
      make("ul", { class: "tensors" }, tensors.map((tensor) => tensorRow(tensor, previous && (earlier.get(tensor.object) ?? { names: [] })))));
  };

  const draw = () => {
    const program = programs[select.value];
    const { memory, result } = answer.steps[current];
    const previous = current > 0 ? answer.steps[current - 1].memory : undefined;
    const gone = (previous?.storages ?? []).filter((old) => !memory.storages.some(({ storage }) => storage === old.storage));
    // In the order of their numbers, so that each stays where it was.
    const ordered = [...memory.storages].sort((a, b) => (a.storage ?? Infinity) - (b.storage ?? Infinity));
    storages.replaceChildren(
      ...ordered.map((storage) => card(storage, memory, previous)),
      ...gone.map((storage) => make("article", { class: "storage gone" },
        make("p", { class: "label storage-head" }, `storage ${storage.storage} · ${bytes(storage.nbytes)}`, make("span", { class: "badge" }, "freed")))),
    );
    const said = result?.exception ? ` ${result.exception.class}: ${message(result.exception.message)}` : "";
    remark.textContent = program[current].remark + said;
    position.textContent = `Step ${current + 1} of ${program.length}`;
    back.disabled = current === 0;
    forward.disabled = current === program.length - 1;
    steps.querySelectorAll("button").forEach((button, index) => {
      if (index === current) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.classList.toggle("ahead", index > current);
    });
  };

  const go = (index) => {
    if (!answer) return;
    current = Math.max(0, Math.min(index, programs[select.value].length - 1));
    draw();
  };

  let turn = 0;
  const start = async () => {
    turn += 1;
    const mine = turn;
    answer = undefined;
    const program = programs[select.value];
    steps.replaceChildren(...program.map(({ code }, index) => make("li", {},
      make("button", { type: "button", onclick: () => go(index) }, make("code", {}, code)))));
    try {
      const core = await globalThis.playground.core("programs");
      const trace = await core.ask("trace", { steps: program });
      if (mine !== turn) return;
      if (trace.error) throw new Error(trace.error.message);
      answer = trace;
      go(0);
    } catch (error) {
      if (mine !== turn) return;
      storages.replaceChildren(failure({ class: "The tool does not run here", message: error.message }));
    }
  };

  select.append(...Object.keys(programs).map((each) => make("option", {}, each)));
  select.addEventListener("change", start);
  back.addEventListener("click", () => go(current - 1));
  forward.addEventListener("click", () => go(current + 1));
  steps.addEventListener("keydown", (event) => {
    const next = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(current + next);
    steps.querySelectorAll("button")[current].focus();
  });
  whenNear(tool, start);
})();
