#!/usr/bin/env python3
"""Writes optimizers.json: three steps of real PyTorch's optimizers, to the last bit.

    python3 record_optimizers.py > optimizers.json

Numbers are written as doubles, which hold every dtype's exactly; complex ones as pairs. The size is that
of whole vectors: PyTorch rounds what is left over from them otherwise, by the processor's kind.
"""

import json

import torch

torch.manual_seed(0)
SIZE, STEPS = 32, 3
DTYPES = ["float64", "float32", "float16", "bfloat16", "complex64", "complex128"]
CASES = [
    ("SGD", dict(lr=0.1)),
    ("SGD", dict(lr=0.03, momentum=0.9)),
    ("SGD", dict(lr=0.03, momentum=0.9, dampening=0.1, weight_decay=0.01)),
    ("SGD", dict(lr=0.03, momentum=0.9, nesterov=True, weight_decay=0.1)),
    ("SGD", dict(lr=0.03, momentum=0.9, maximize=True)),
    ("Adam", dict()),
    ("Adam", dict(lr=0.01, weight_decay=0.1)),
    ("Adam", dict(lr=0.01, betas=(0.3, 0.97), eps=1e-4, maximize=True)),
    ("Adam", dict(lr=0.01, betas=(0.8, 0.5), amsgrad=True)),
    ("AdamW", dict(lr=0.01)),
    ("AdamW", dict(lr=0.01, weight_decay=0.3, amsgrad=True)),
]


def draw(kind):
    """Numbers of few digits."""
    values = torch.view_as_real(torch.randn(SIZE, dtype=kind)) if kind.is_complex else torch.randn(SIZE)
    values = (values.clamp(-2, 2) * 1024).round() / 1024
    return torch.view_as_complex(values) if kind.is_complex else values.to(kind)


def numbers(tensor):
    real = torch.view_as_real(tensor) if tensor.is_complex() else tensor
    return real.detach().double().flatten().tolist()


def record(name, options, dtype):
    kind = getattr(torch, dtype)
    parameter = torch.nn.Parameter(draw(kind))
    optimizer = getattr(torch.optim, name)([parameter], **options)
    case = {"class": name, "options": options, "dtype": dtype, "start": numbers(parameter), "gradients": []}
    for _ in range(STEPS):
        parameter.grad = draw(kind)
        case["gradients"].append(numbers(parameter.grad))
        optimizer.step()
    case["end"] = numbers(parameter)
    state = optimizer.state[parameter]
    case["state"] = {key: numbers(value) for key, value in state.items() if torch.is_tensor(value)}
    return case


cases = [record(name, options, dtype) for dtype in DTYPES for name, options in CASES]
print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
