"""Writes Fixtures/attention.json: what PyTorch's attention finds and refuses where it gets masks.

Run it with a Python that has torch. Every case is a model after manual_seed(SEED), the shape of its
input, and the arguments of the call; then the output with its input's gradient, or the exception.
"""

import json
import pathlib

import torch
from torch import nn

SEED = 20261126
cases = []


def ramp(shape):
    """(7i mod 15 - 7) / 4, in row-major order."""
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([((7 * i) % 15 - 7) / 4 for i in range(count)]).reshape(shape)


def array(tensor):
    return {"dtype": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape),
            "values": [str(float(format(value, ".8g"))) for value in tensor.detach().double().flatten().tolist()]}


def argument(value):
    return array(value) if isinstance(value, torch.Tensor) else value


def build(spec):
    args = dict(spec["args"])
    if "layer" in args:
        args["encoder_layer"] = build(args.pop("layer"))
    return getattr(nn, spec["class"])(**args)


def case(spec, shape, value_shape=None, **arguments):
    record = {"model": spec, "shape": list(shape), "value_shape": list(value_shape or shape),
              "arguments": {key: argument(value) for key, value in arguments.items()}}
    cases.append(record)
    torch.manual_seed(SEED)
    model = build(spec).eval()
    x = ramp(shape).requires_grad_()
    try:
        if spec["class"] == "MultiheadAttention":
            y = model(x, x, ramp(value_shape) if value_shape else x, **arguments)[0]
        else:
            y = model(x, **arguments)
        y.square().sum().backward()
        record["output"], record["gradient"] = array(y), array(x.grad)
    except Exception as exception:
        record["exception"] = {"class": type(exception).__name__, "message": str(exception)}


def attention(**args):
    return {"class": "MultiheadAttention", "args": {"embed_dim": 4, "num_heads": 2, **args}}


def layer(**args):
    return {"class": "TransformerEncoderLayer", "args": {"d_model": 4, "nhead": 2, "dim_feedforward": 6, **args}}


causal = nn.Transformer.generate_square_subsequent_mask(5)
some = torch.tensor([[(i * 3 + j) % 4 == 1 for j in range(5)] for i in range(5)])
padding = torch.tensor([[False, False, False, True, True], [False] * 5])
heads = ramp((4, 5, 5))
for spec in (attention(), attention(batch_first=True), attention(add_bias_kv=True, add_zero_attn=True), attention(bias=False)):
    shape = (2, 5, 4) if spec["args"].get("batch_first") else (5, 2, 4)
    case(spec, shape, attn_mask=causal)
    case(spec, shape, attn_mask=some, key_padding_mask=padding)
    case(spec, shape, attn_mask=heads, key_padding_mask=padding.float())
    case(spec, shape, key_padding_mask=padding)
    case(spec, shape, attn_mask=some, is_causal=True)
    case(spec, shape, attn_mask=some, is_causal=True, need_weights=False)
nowhere = torch.tensor([[True] * 5, [False] * 5])
for needed in (True, False):
    case(attention(), (5, 2, 4), key_padding_mask=nowhere, need_weights=needed)
    case(attention(), (5, 2, 4), attn_mask=causal, key_padding_mask=padding, is_causal=True, need_weights=needed)
case(attention(), (5, 4), attn_mask=some, key_padding_mask=padding[0])
case(attention(), (5, 4), attn_mask=heads[:2])
case(attention(), (5, 4), attn_mask=heads)
case(attention(), (5, 4), key_padding_mask=padding)
case(attention(), (5, 4), attn_mask=torch.zeros(5))
case(attention(), (5, 4), (5, 2, 4))
case(attention(), (5, 2, 4), (5, 4))
case(attention(), (5, 2, 4), (4, 2, 4))
case(attention(), (5, 2, 4), is_causal=True)
case(attention(), (5, 2, 4), attn_mask=torch.zeros(4, 5))
case(attention(), (5, 2, 4), attn_mask=torch.zeros(3, 5, 5))
case(attention(), (5, 2, 4), attn_mask=torch.zeros(5))
case(attention(), (5, 2, 4), key_padding_mask=torch.zeros(5))
case(attention(), (5, 2, 4), key_padding_mask=torch.zeros(3, 5))
case(attention(), (5, 2, 4), key_padding_mask=torch.zeros(2, 4))
case(attention(), (5, 2, 4), attn_mask=torch.zeros(5, 5, dtype=torch.int64))
case(attention(), (5, 2, 4), key_padding_mask=torch.zeros(2, 5, dtype=torch.uint8))

for spec, name in ((layer(), "src_mask"), (layer(norm_first=True, activation="gelu", batch_first=True), "src_mask"),
                   ({"class": "TransformerEncoder", "args": {"layer": layer(), "num_layers": 2}}, "mask")):
    shape = (2, 5, 4) if spec["args"].get("batch_first") else (5, 2, 4)
    case(spec, shape, **{name: causal})
    case(spec, shape, **{name: some, "src_key_padding_mask": padding})
    case(spec, shape, src_key_padding_mask=nowhere)
    case(spec, shape, **{name: causal, "is_causal": True})
    case(spec, shape, **{name: some.long()})
    case(spec, shape, src_key_padding_mask=padding.long())
    case(spec, shape, is_causal=True)

target = pathlib.Path(__file__).parent / "Fixtures" / "attention.json"
lines = ",\n".join(json.dumps(record) for record in cases)
target.write_text('{"torch": ' + json.dumps(torch.__version__) + ', "seed": ' + str(SEED) + ', "cases": [\n' + lines + "\n]}\n")
print(len(cases), "cases,", target.stat().st_size, "bytes")
