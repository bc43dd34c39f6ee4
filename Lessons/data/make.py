#!/usr/bin/env python3
"""Trains the lessons' network and writes mlp.pth and gpu.pth with torch.save.

Both hold the same weights. In gpu.pth every storage is tagged cuda:1, as torch.save tags what lies on a
machine's second GPU; no GPU is needed to write it.
The seed is fixed, so the same torch on the same kind of processor writes the same bytes.
The lessons state numbers that come from this file: run the recorder (Tests/Content) after a change.
"""

import os

import torch
from torch import nn

from net import Net

HERE = os.path.dirname(os.path.abspath(__file__))

# Three states of a machine, each with a typical reading of its four sensors.
CENTERS = torch.tensor([
    [1.0, 0.0, -1.0, 0.5],
    [-1.0, 1.0, 0.5, -0.5],
    [0.0, -1.0, 1.0, 1.0],
])


def readings(count):
    """Draws readings and the states they came from."""
    states = torch.randint(0, 3, (count,))
    return CENTERS[states] + 0.5 * torch.randn(count, 4), states


def save_tagged(state, path, tag):
    """Saves a state_dict as a machine would whose tensors all lie on the device of this tag."""
    torch.serialization.register_package(0, lambda storage: tag, lambda storage, location: None)
    torch.save(state, path)


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    model = Net()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(200):
        x, y = readings(32)
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
    torch.save(model.state_dict(), os.path.join(HERE, "mlp.pth"))
    save_tagged(model.state_dict(), os.path.join(HERE, "gpu.pth"), "cuda:1")

    model.eval()
    x, y = readings(1000)
    right = (model(x).argmax(1) == y).sum().item()
    print(f"mlp.pth written by torch {torch.__version__}: {right} of 1000 fresh readings right")


if __name__ == "__main__":
    main()
