#!/usr/bin/env python3
"""Times checkpoints in PyTorch and in the core, in one run.

    benchmark.py [REPEATS] [FOLDER]

A state dict of 100 tensors of 4 MiB and one of 20,000 small tensors; the page cache is warm. Prints a
table of medians and of the core's time relative to PyTorch's.
"""
import os, resource, shutil, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OPERATIONS = ["load", "load_mmap", "save", "safetensors_load", "safetensors_save"]
SETS = {"large": (100, (1024, 1024)), "small": (20000, (8, 8))}


def operation(torch, safetensors, name, folder, which):
    path, other = f"{folder}/{name}.pth", f"{folder}/{name}.safetensors"
    if which == "load":
        return lambda: torch.load(path)
    if which == "load_mmap":
        return lambda: torch.load(path, mmap=True)
    if which == "safetensors_load":
        return lambda: safetensors.load_file(other)
    state = torch.load(path)
    if which == "save":
        return lambda: torch.save(state, f"{folder}/torch.pth")
    return lambda: safetensors.save_file(state, f"{folder}/torch.safetensors")


def median(work, repeats):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        kept = work()
        times.append(time.perf_counter() - start)
        del kept
    return statistics.median(times)


def main():
    try:
        import torch, safetensors.torch
    except ImportError as error:
        sys.exit(f"left out: no PyTorch on this machine ({error})")
    torch.set_num_threads(1)
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    folder = tempfile.mkdtemp(dir=sys.argv[2] if len(sys.argv) > 2 else None)
    scratch = os.environ.get("BENCHMARK_BUILD", os.path.join(ROOT, ".build"))
    build = ["swift", "build", "-c", "release", "--product", "benchmark", "--scratch-path", scratch]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    program = os.path.join(scratch, "release", "benchmark")
    try:
        for name, (count, shape) in SETS.items():
            state = {f"layers.{i}.weight": torch.randn(shape) for i in range(count)}
            torch.save(state, f"{folder}/{name}.pth")
            safetensors.torch.save_file(state, f"{folder}/{name}.safetensors")
            del state
        print("| state dict | operation | PyTorch ms | core ms | ratio |")
        print("|---|---|--:|--:|--:|")
        for name in SETS:
            for which in OPERATIONS:
                work = operation(torch, safetensors.torch, name, folder, which)
                work()
                theirs = median(work, repeats)
                del work
                run = [program, folder, str(repeats), f"{which}:{name}"]
                subprocess.run(run, check=True, capture_output=True)
                lines = subprocess.run(run, check=True, capture_output=True, text=True).stdout
                ours = float(lines.split()[1])
                print(f"| {name} | {which} | {theirs * 1e3:.1f} | {ours * 1e3:.1f} "
                      f"| {ours / theirs:.2f} |", flush=True)
        size = os.path.getsize(f"{folder}/large.pth")
        once = subprocess.run([program, folder, "1", "load:large"], check=True,
                              capture_output=True, text=True).stdout.split()
        print(f"\npeak memory of load: {int(once[-1]) / size:.2f} of the file's size")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
