#!/usr/bin/env python3
"""Writes layer_gradients.json: the gradients that real PyTorch computes through layers.

    python3 record_layer_gradients.py > layer_gradients.json

The gradient of the output counts 1, 2, 3, ... in eighths, and starts again after 7.
"""

import json

import torch
from torch import nn

torch.manual_seed(0)


def spec(kind, **args):
    return {"class": kind, "args": args}


def seq(*children):
    return {"class": "Sequential", "children": [[str(i), c] for i, c in enumerate(children)]}


def build(s):
    if s["class"] == "Sequential":
        return nn.Sequential(*[build(c) for _, c in s["children"]])
    args = {k: tuple(v) if isinstance(v, list) else v for k, v in s["args"].items()}
    return getattr(nn, s["class"])(**args)


CASES = [
    (spec("Conv2d", in_channels=2, out_channels=3, kernel_size=3, padding=1), (2, 2, 5, 4)),
    (spec("Conv2d", in_channels=2, out_channels=4, kernel_size=2, stride=2, groups=2, bias=False), (1, 2, 5, 5)),
    (spec("Conv2d", in_channels=1, out_channels=2, kernel_size=2, dilation=2), (2, 1, 4, 4)),
    (spec("Conv1d", in_channels=2, out_channels=3, kernel_size=2), (2, 2, 5)),
    (spec("ConvTranspose2d", in_channels=2, out_channels=3, kernel_size=3, stride=2, padding=1), (1, 2, 3, 3)),
    (spec("MaxPool2d", kernel_size=2), (2, 2, 4, 5)),
    (spec("MaxPool2d", kernel_size=3, stride=1, padding=1), (1, 2, 4, 4)),
    (spec("AvgPool2d", kernel_size=2), (1, 2, 4, 5)),
    (spec("AvgPool2d", kernel_size=3, stride=2, padding=1, count_include_pad=False), (1, 2, 4, 4)),
    (spec("AdaptiveAvgPool2d", output_size=1), (2, 3, 3, 4)),
    (spec("BatchNorm1d", num_features=3), (5, 3)),
    (spec("BatchNorm2d", num_features=2), (3, 2, 3, 2)),
    (spec("LayerNorm", normalized_shape=[4]), (3, 4)),
    (spec("GroupNorm", num_groups=2, num_channels=4), (2, 4, 3)),
    (spec("GELU"), (2, 5)),
    (spec("SiLU"), (2, 5)),
    (spec("ELU"), (2, 5)),
    (spec("Mish"), (2, 5)),
    (spec("Softplus"), (2, 5)),
    (spec("LeakyReLU"), (2, 5)),
    (spec("LogSigmoid"), (2, 5)),
    (spec("Softsign"), (2, 5)),
    (spec("Hardswish"), (2, 5)),
    (spec("Hardsigmoid"), (2, 5)),
    (spec("PReLU"), (2, 5)),
    (spec("LogSoftmax", dim=1), (2, 5)),
    (spec("Embedding", num_embeddings=5, embedding_dim=3), [[0, 3], [3, 1]]),
    (spec("LSTM", input_size=3, hidden_size=2, batch_first=True), (2, 3, 3)),
    (spec("GRU", input_size=3, hidden_size=2), (3, 2, 3)),
    (spec("TransformerEncoderLayer", d_model=4, nhead=2, dim_feedforward=5, dropout=0.0, batch_first=True), (2, 3, 4)),
    (
        seq(
            spec("Conv2d", in_channels=1, out_channels=2, kernel_size=3),
            spec("BatchNorm2d", num_features=2),
            spec("ReLU"),
            spec("MaxPool2d", kernel_size=2),
            spec("Flatten"),
            spec("Linear", in_features=8, out_features=3),
        ),
        (2, 1, 6, 6),
    ),
]


def array(t):
    return {"dtype": str(t.dtype)[6:], "shape": list(t.shape), "values": t.detach().reshape(-1).tolist()}


cases = []
for s, shape in CASES:
    module = build(s)
    x = torch.tensor(shape) if isinstance(shape, list) else torch.randn(shape).requires_grad_()
    state = {k: array(v.clone()) for k, v in module.state_dict().items()}
    output = module(x)
    output = output[0] if isinstance(output, tuple) else output
    gradient = (torch.arange(output.numel()) % 7 + 1).reshape(output.shape) / 8
    output.backward(gradient)
    cases.append({
        "module": s, "state": state, "input": array(x), "output": array(output),
        "gradients": {k: array(p.grad) for k, p in module.named_parameters()},
        "input_gradient": None if x.grad is None else array(x.grad),
    })
print(json.dumps(cases).replace('{"module"', '\n{"module"'))
