#!/usr/bin/env python3
"""Runs the lessons' cells and compares or records what they print.

    record_swift.py            compare; exit status 1 and a line a difference
    record_swift.py --write    write the outputs into the lessons

Every cell that prints gets an `output` fence directly below it, and a cell that throws its error. A
cell that fails, and a false proof, are for `course run N` to tell.
"""

import argparse
import json
import os
import re
import subprocess
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
LESSONS = os.path.join(ROOT, "Lessons")

# A cell that runs and, if it follows directly, its output fence.
CELL = re.compile(
    r"^```swift(?P<mode>| error| cheat| error cheat)\n(?P<source>.*?)^```\n(?P<stated>\n*```output\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)


def run(number):
    """What the lesson's visible cells print, by the line on which their source begins."""
    command = [os.path.join(ROOT, "course"), "run", str(number), "--json"]
    result = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE).stdout)
    broken = [fault for fault in result["diagnostics"] if fault["identifier"] != "stale-output"]
    for fault in broken:
        print(f"{fault['file']}:{fault['line']}: {fault['message']}")
    if broken:
        sys.exit("nothing was recorded: `course run` tells more")
    return {cell["line"]: cell["stdout"] + (cell.get("message") or "") for cell in result["cells"]}


def fence(output):
    return f"\n```output\n{output}\n```\n" if output else ""


def check(path, number, write):
    """Compares or rewrites one lesson; returns the differences as lines of text."""
    file = "Lessons/" + os.path.basename(path)
    with open(path, encoding="utf-8") as lesson:
        text = lesson.read()
    printed = run(number)
    problems, pieces, end = [], [], 0
    for match in CELL.finditer(text):
        line = text.count("\n", 0, match.start("source")) + 1
        output = printed[line].rstrip("\n")
        if (match["output"] or "").rstrip("\n") != output:
            problems.append(f"{file}:{line}:1: error: the cell prints\n{output}")
        cell = f"```swift{match['mode']}\n{match['source']}```\n"
        pieces += [text[end:match.start()], cell, fence(output)]
        end = match.end()
    pieces.append(text[end:])
    if write and problems:
        with open(path, "w", encoding="utf-8") as lesson:
            lesson.write("".join(pieces))
    return problems


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--write", action="store_true", help="write the outputs instead of comparing")
    write = options.parse_args().write
    problems = []
    for name in sorted(os.listdir(LESSONS)):
        if number := re.fullmatch(r"(\d\d)-.*\.md", name):
            problems += check(os.path.join(LESSONS, name), int(number[1]), write)
    print("\n".join(problems) or "every cell prints what its lesson states")
    return 1 if problems and not write else 0


if __name__ == "__main__":
    sys.exit(main())
