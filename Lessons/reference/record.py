#!/usr/bin/env python3
"""Runs the PyTorch code of one lesson with real PyTorch and says what it prints.

Reads {"lesson": "03-loading", "snippets": ["…", …]} from its input and writes
{"version": "torch …, Python …", "outputs": ["…", …]}. It works in the folder Lessons.

The snippets of a lesson make one program, run in an empty folder in which `data` is Lessons/data. A
snippet that raises ends with the exception, as in `RuntimeError: …`; the next one goes on.
"""

import contextlib
import io
import json
import os
import platform
import sys
import tempfile
import warnings


def run(source, namespace, name):
    """Executes one snippet and returns what it printed, exception included."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(source, name, "exec"), namespace)
        except Exception as error:
            text = str(error)
            print(f"{type(error).__name__}: {text}" if text else type(error).__name__)
    return printed.getvalue().rstrip("\n")


def main():
    try:
        import torch
    except ImportError:
        sys.exit("torch cannot be imported: install PyTorch (python3 -m pip install torch) and try again")
    request = json.load(sys.stdin)
    data = os.path.realpath("data")
    torch.manual_seed(0)
    torch.set_num_threads(1)
    sys.dont_write_bytecode = True
    namespace = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as scratch:
        os.symlink(data, os.path.join(scratch, "data"))
        os.chdir(scratch)
        name = f"Lessons/{request['lesson']}.md"
        outputs = [run(source, namespace, name) for source in request["snippets"]]
        os.chdir(os.path.dirname(scratch))
    version = f"torch {torch.__version__}, Python {platform.python_version()}"
    json.dump({"version": version, "outputs": outputs}, sys.stdout)


if __name__ == "__main__":
    main()
