#!/usr/bin/env python3
"""Writes gradients.json: what real PyTorch computes, prints and differentiates.

    python3 record_gradients.py > gradients.json

Every case: inputs, the result, its repr, and the inputs' gradients for a result gradient that
counts 1, 2, 3, ... in eighths.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(0)


def array(t):
    return {"shape": list(t.shape), "values": t.detach().reshape(-1).tolist()}


CASES = {
    "add": ([(2, 3), (2, 3)], lambda a, b: a + b),
    "add broadcast": ([(2, 3), (3,)], lambda a, b: a + b),
    "add scalar": ([(2, 3)], lambda a: a + 2),
    "subtract broadcast": ([(2, 1), (1, 3)], lambda a, b: a - b),
    "subtract from scalar": ([(3,)], lambda a: 1 - a),
    "multiply": ([(2, 3), (2, 3)], lambda a, b: a * b),
    "multiply broadcast": ([(2, 3), ()], lambda a, b: a * b),
    "square": ([(3,)], lambda a: a * a),
    "divide": ([(2, 3), (3,)], lambda a, b: a / b),
    "divide by scalar": ([(3,)], lambda a: a / 4),
    "negate": ([(3,)], lambda a: -a),
    "matmul": ([(2, 3), (3, 4)], lambda a, b: a @ b),
    "matmul transposed": ([(2, 3), (4, 3)], lambda a, b: a @ b.t()),
    "matmul vector": ([(2, 3), (3,)], lambda a, b: a @ b),
    "vector matmul": ([(3,), (3, 2)], lambda a, b: a @ b),
    "dot": ([(3,), (3,)], lambda a, b: a @ b),
    "linear": ([(2, 3), (4, 3), (4,)], F.linear),
    "linear of three dimensions": ([(2, 2, 3), (4, 3), (4,)], F.linear),
    "sum": ([(2, 3)], lambda a: a.sum()),
    "sum along 0": ([(2, 3)], lambda a: a.sum(0)),
    "sum along 1 kept": ([(2, 3, 2)], lambda a: a.sum(1, keepdim=True)),
    "mean": ([(2, 3)], lambda a: a.mean()),
    "mean along 0 and 2": ([(2, 3, 2)], lambda a: a.mean((0, 2))),
    "max": ([(2, 3)], lambda a: a.max()),
    "min": ([(2, 3)], lambda a: a.min()),
    "abs": ([(2, 3)], lambda a: a.abs()),
    "relu": ([(2, 3)], lambda a: a.relu()),
    "sigmoid": ([(2, 3)], lambda a: a.sigmoid()),
    "tanh": ([(2, 3)], lambda a: a.tanh()),
    "exp": ([(2, 3)], lambda a: a.exp()),
    "log": ([(2, 3)], lambda a: (a * a).log()),
    "sqrt": ([(2, 3)], lambda a: (a * a).sqrt()),
    "pow": ([(2, 3)], lambda a: a**3),
    "softmax": ([(2, 3)], lambda a: a.softmax(1)),
    "softmax along 0": ([(2, 3)], lambda a: a.softmax(0)),
    "log softmax": ([(2, 3)], lambda a: a.log_softmax(1)),
    "view": ([(2, 3)], lambda a: a.view(3, 2)),
    "reshape copying": ([(2, 3)], lambda a: a.t().reshape(6)),
    "flatten": ([(2, 3)], lambda a: a.flatten()),
    "t": ([(2, 3)], lambda a: a.t()),
    "transpose": ([(2, 3, 2)], lambda a: a.transpose(0, 2)),
    "permute": ([(2, 3, 4)], lambda a: a.permute(2, 0, 1)),
    "unsqueeze": ([(2, 3)], lambda a: a.unsqueeze(1)),
    "squeeze": ([(2, 1)], lambda a: a.squeeze(1)),
    "index": ([(2, 3)], lambda a: a[1]),
    "range": ([(4, 3)], lambda a: a[1:3]),
    "range of transposed": ([(3, 4)], lambda a: a.t()[1:3]),
    "select": ([(2, 3)], lambda a: a.select(1, -1)),
    "narrow": ([(2, 3)], lambda a: a.narrow(1, 1, 2)),
    "expand": ([(1, 3)], lambda a: a.expand(2, 3)),
    "clone": ([(2, 3)], lambda a: a.clone()),
    "to float64": ([(2, 3)], lambda a: a.to(torch.float64)),
    "used twice": ([(2, 3)], lambda a: a * a.sum() + a),
    "in place": ([(2, 3), (3,)], lambda a, b: (a * 2).add_(b)),
    "detached factor": ([(3,)], lambda a: a * a.detach()),
    "mse loss": ([(2, 3), (2, 3)], F.mse_loss),
    "cross entropy": ([(4, 3)], lambda a: F.cross_entropy(a, torch.tensor([0, 2, 1, 1]))),
}

cases = []
for name, (shapes, function) in CASES.items():
    inputs = [torch.randn(shape).mul(8).round().div(8).add(0.0625).requires_grad_() for shape in shapes]
    result = function(*inputs)
    gradient = (torch.arange(result.numel()).reshape(result.shape) + 1).to(result.dtype) / 8
    entry = {"name": name, "inputs": [array(t) for t in inputs], "repr": repr(result), "result": array(result)}
    result.backward(gradient)
    entry["gradients"] = [array(t.grad) for t in inputs]
    cases.append(entry)
print(json.dumps(cases).replace('{"name"', '\n{"name"'))
