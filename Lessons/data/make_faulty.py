#!/usr/bin/env python3
"""Writes the files with which the lesson on errors goes wrong; all but two are made from mlp.pth.

    cut.pth       its first 2000 bytes, as an interrupted download leaves them
    flipped.pth   all of it, with one bit of one weight flipped
    page.pth      what a server sends to who is not signed in
    pointer.pth   what a clone has where `git lfs` is not installed
    metrics.pth   the weights, and a loss that is a number of numpy's
    surprise.pth  a weight, and a call of os.system
"""

import os
import struct

import numpy
import torch

HERE = os.path.dirname(os.path.abspath(__file__))

PAGE = """\
<!DOCTYPE html>
<html><head><title>Sign in</title></head>
<body><p>Your session has expired.</p></body></html>
"""

POINTER = """\
version https://git-lfs.github.com/spec/v1
oid sha256:9f2c7d5a8e4b1c3f6a0d2e5b8c1f4a7d0e3b6c9f2a5d8e1b4c7f0a3d6e9b2c5f
size 3883
"""


class Surprise:
    """Pickled as a call: whoever unpickles it runs the command."""

    def __reduce__(self):
        return os.system, ("echo this line was printed by the file",)


def write(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


def main():
    with open(os.path.join(HERE, "mlp.pth"), "rb") as file:
        whole = file.read()
    state = torch.load(os.path.join(HERE, "mlp.pth"))

    write("cut.pth", whole[:2000])
    flipped = bytearray(whole)
    first = whole.index(struct.pack("<3f", *state["out.bias"].tolist()))
    # The sign of the first number: the highest bit of its fourth byte.
    flipped[first + 3] ^= 0x80
    write("flipped.pth", flipped)
    write("page.pth", PAGE.encode())
    write("pointer.pth", POINTER.encode())

    metrics = {"model": state, "best_loss": numpy.float64(0.25)}
    torch.save(metrics, os.path.join(HERE, "metrics.pth"))
    surprise = {"weight": torch.ones(1), "note": Surprise()}
    torch.save(surprise, os.path.join(HERE, "surprise.pth"))


if __name__ == "__main__":
    main()
