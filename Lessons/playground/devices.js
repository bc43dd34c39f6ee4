// The map_location chooser: what each choice makes of a file's devices.
(() => {
  "use strict";

  const { make, name, visible, bytes, count, shape, table, failure, pane, whenNear } = globalThis.playground;
  const form = document.querySelector(".devices-form");
  const show = pane(document.getElementById("devices-answer"), "files");
  const choices = [
    ["not given", null],
    ["\"cpu\"", { t: "str", v: "cpu" }],
    ["\"meta\"", { t: "str", v: "meta" }],
    ["\"cuda:0\"", { t: "str", v: "cuda:0" }],
    ["{\"cuda:0\": \"cpu\"}", { t: "dict", items: [["cuda:0", "cpu"]] }],
    ["{\"cuda:0\": \"cpu\", \"cuda:1\": \"cpu\"}", { t: "dict", items: [["cuda:0", "cpu"], ["cuda:1", "cpu"]] }],
    ["lambda storage, location: storage", { t: "callable", returns: "storage" }],
    ["lambda storage, location: None", { t: "callable", returns: "none" }],
  ];
  let file;

  const describe = (answer, inspected) => {
    if (answer.error) return [failure(answer.error)];
    if (answer.tensors.length === 0) return [make("p", {}, "This file holds no tensors: there is nothing to be anywhere.")];
    const owners = {};
    for (const { storage } of answer.tensors) owners[storage] = (owners[storage] ?? 0) + 1;
    if (!inspected.storages) {
      return [make("p", {}, `A safetensors file names no devices: ${count(answer.tensors.length, "tensor")}, on ${visible(answer.tensors[0].device ?? "the CPU")}.`)];
    }
    return [table("Where each storage goes", ["storage", "in the file", "loaded on", "bytes", "tensors"],
      answer.storages.map((storage, index) => ({ cells: [
        String(storage.id), visible(inspected.storages[index]?.location ?? ""),
        make("strong", {}, visible(storage.device)), bytes(storage.nbytes), String(owners[storage.id] ?? 0),
      ] }))),
    answer.storages.some((storage) => storage.device === "meta")
      && make("p", { class: "label" }, `On meta there are shapes and no numbers: ${shape(answer.tensors[0].shape)} of nothing.`)].filter(Boolean);
  };

  const run = () => {
    const choice = choices[Number(form.elements.location.value)];
    file ??= globalThis.playground.sample("devices");
    document.getElementById("devices-file").replaceChildren(name(file.name));
    show(async (core) => {
      const request = { name: file.name, map_location: choice[1], hash: false };
      return describe(await core.ask("load", request, file.content), await core.ask("inspect", { name: file.name }, file.content));
    });
  };

  form.querySelector("fieldset").append(...choices.map(([label], index) => make("label", { class: "location" },
    make("input", { type: "radio", name: "location", value: String(index), checked: index === 0 }), " ", make("code", {}, label))));
  form.addEventListener("change", run);
  form.addEventListener("submit", (event) => event.preventDefault());
  let isNear = false;
  document.addEventListener("playground-file", (event) => {
    file = event.detail;
    if (isNear) run();
  });
  whenNear(form, () => {
    isNear = true;
    run();
  });
})();
