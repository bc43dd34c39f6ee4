#!/usr/bin/env python3
"""Runs the lessons' PyTorch code with real PyTorch and compares or records what it prints.

    record_pytorch.py            compare; exit status 1 and a line a difference
    record_pytorch.py --write    write the outputs into the lessons, and everything into pytorch.json

The `python` fences of one lesson make one program, run in an empty folder in which `data` is
Lessons/data. A fence that raises ends with the exception, as in `RuntimeError: …`; the next one goes on.
pytorch.json says which torch printed what, so that a test without torch finds a fence edited since.
"""

import argparse
import contextlib
import io
import json
import multiprocessing
import os
import platform
import re
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
LESSONS = os.path.join(HERE, "..", "..", "Lessons")
RECORD = os.path.join(HERE, "pytorch.json")

# A python fence and, if it follows directly, its output fence.
PAIR = re.compile(
    r"^```python(?P<mode>| cheat)\n(?P<source>.*?)^```\n(?P<stated>\n*```output\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)


def run(source, namespace, name):
    """Executes one fence and returns what it printed, exception included."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(source, name, "exec"), namespace)
        except Exception as error:
            text = str(error)
            print(f"{type(error).__name__}: {text}" if text else type(error).__name__)
    return printed.getvalue().rstrip("\n")


def replay(sources, file):
    """Runs the fences of a lesson one after the other and returns what each of them printed."""
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    sys.dont_write_bytecode = True
    namespace = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as scratch:
        os.symlink(os.path.realpath(os.path.join(LESSONS, "data")), os.path.join(scratch, "data"))
        os.chdir(scratch)
        outputs = [run(source, namespace, file) for source in sources]
        os.chdir(os.path.dirname(scratch))
        return outputs


def replay_alone(sources, file):
    """Replays in a process of its own: a lesson may change what Python can import."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(replay, (sources, file))


def fence(output):
    return f"\n```output\n{output}\n```\n" if output else ""


def check(path, write, record):
    """Compares or rewrites one lesson; returns the differences as lines of text."""
    file = "Lessons/" + os.path.basename(path)
    with open(path, encoding="utf-8") as lesson:
        text = lesson.read()
    problems, pieces, end = [], [], 0
    matches = list(PAIR.finditer(text))
    for match, output in zip(matches, replay_alone([match["source"] for match in matches], file)):
        stated = (match["output"] or "").rstrip("\n")
        line = text.count("\n", 0, match.start()) + 1
        if stated != output:
            problems.append(f"{file}:{line}:1: error: PyTorch prints\n{output}\nand the lesson states\n{stated}")
        pieces += [text[end:match.start()], f"```python{match['mode']}\n{match['source']}```\n", fence(output)]
        end = match.end()
        record.append({"source": match["source"], "output": output})
    pieces.append(text[end:])
    if write and problems:
        with open(path, "w", encoding="utf-8") as lesson:
            lesson.write("".join(pieces))
    return problems


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--write", action="store_true", help="write the outputs instead of comparing")
    arguments = options.parse_args()
    import torch

    record = {"torch": torch.__version__, "python": platform.python_version(), "lessons": {}}
    problems = []
    for name in sorted(os.listdir(LESSONS)):
        if not re.fullmatch(r"\d\d-.*\.md", name):
            continue
        fences = record["lessons"].setdefault(name.removesuffix(".md"), [])
        problems += check(os.path.join(LESSONS, name), arguments.write, fences)
    if arguments.write:
        with open(RECORD, "w", encoding="utf-8") as file:
            json.dump(record, file, indent=1, ensure_ascii=False)
            file.write("\n")
        print(f"recorded with torch {torch.__version__}")
        return 0
    print("\n".join(problems) or f"every PyTorch output is what torch {torch.__version__} prints")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
