"""PyTorch's side of the core's benchmark.

    peer.py FOLDER          answers requests such as "large load wall" with milliseconds
    peer.py peak FILE       prints by how many bytes the memory grows at most while FILE is loaded
"""
import sys, time

try:
    import safetensors, safetensors.torch, torch
except ImportError as error:
    sys.exit(print(f"missing: {error}"))


def memory(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(field + ":"))


def peak(path):
    with open("/proc/self/clear_refs", "w") as reset:
        reset.write("5")
    before = memory("VmRSS")
    kept = torch.load(path)
    return memory("VmHWM") - before


def inspect(path):
    state = torch.load(path, map_location="meta")
    return "\n".join(f"{name}  {tensor.dtype}  {tuple(tensor.shape)}  {tensor.stride()}  "
                     f"{tensor.storage_offset()}" for name, tensor in state.items())


def model(state):
    layers = {}
    for name, tensor in state.items():
        layers.setdefault(name.split(".")[1], []).append(torch.zeros(tensor.shape))
    lists = [torch.nn.ParameterList(torch.nn.Parameter(tensor) for tensor in tensors)
             for tensors in layers.values()]
    module = torch.nn.Module()
    module.layers = torch.nn.ModuleList(lists)
    return module


class Measured:
    def __init__(self, folder):
        self.folder, self.name = folder, None

    def open(self, name):
        if name != self.name:
            self.name = name
            self.path, self.other = f"{self.folder}/{name}.pth", f"{self.folder}/{name}.safetensors"
            self.state = torch.load(self.path)
            self.model = model(self.state)

    def run(self, operation):
        match operation:
            case "load": return torch.load(self.path)
            case "load-mapped": return torch.load(self.path, mmap=True)
            case "load-state-dict": return self.model.load_state_dict(self.state)
            case "save": return torch.save(self.state, f"{self.folder}/theirs.pth")
            case "safetensors-load": return safetensors.torch.load_file(self.other)
            case "safetensors-save":
                return safetensors.torch.save_file(self.state, f"{self.folder}/theirs.safetensors")
            case "inspect": return inspect(self.path)


def main():
    if sys.argv[1] == "peak":
        return print(peak(sys.argv[2]))
    print(f"PyTorch {torch.__version__} and safetensors {safetensors.__version__}", flush=True)
    measured = Measured(sys.argv[1])
    for line in sys.stdin:
        name, operation, clock = line.split()
        now = time.perf_counter if clock == "wall" else time.process_time
        measured.open(name)
        start = now()
        kept = measured.run(operation)
        milliseconds = (now() - start) * 1e3
        del kept
        print(milliseconds, flush=True)


if __name__ == "__main__":
    main()
