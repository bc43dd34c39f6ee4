"""Writes Fixtures/layers.json: what PyTorch's layers are, compute and refuse.

Run it with a Python that has torch. Every case is a model spec, built after manual_seed(SEED):
its repr, its state dict (values as made), its outputs for inputs that follow a simple rule, or the
exception of the constructor or of the call.
"""

import json
import os
import pathlib
import sys

# Some messages print Python sets, whose order follows the hash seed.
if os.environ.get("PYTHONHASHSEED") != "0":
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})

import torch
from torch import nn

SEED = 20261123
cases = []


def build(spec):
    args = {key: tuple(value) if isinstance(value, list) else value for key, value in spec.get("args", {}).items()}
    if "layer" in args:
        args["encoder_layer"] = build(args.pop("layer"))
    if isinstance(args.get("module"), dict):
        args["module"] = build(args["module"])
    return getattr(nn, spec["class"])(**args)


def ramp(shape):
    """(7i mod 15 - 7) / 4, in row-major order."""
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([((7 * i) % 15 - 7) / 4 for i in range(count)]).reshape(shape)


def error(exception):
    return {"class": type(exception).__name__, "message": str(exception)}


def array(tensor):
    return {"dtype": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape),
            "values": [float(format(value, ".8g")) for value in tensor.detach().double().flatten().tolist()]}


def case(name, *shapes, train=False, dtype="float32", indices=None, **args):
    spec = {"class": name, "args": args}
    record = {"model": spec, "shapes": [list(s) for s in shapes], "training": train, "dtype": dtype}
    cases.append(record)
    torch.manual_seed(SEED)
    try:
        module = build(spec)
    except Exception as exception:
        record["exception"] = error(exception)
        return
    record["repr"] = repr(module)
    record["state"] = [[key, array(value)] for key, value in module.state_dict().items()]
    record["next"] = torch.rand(1).item()
    module.train(train)
    record["outputs"] = []
    for shape in shapes:
        x = ramp(shape).to(getattr(torch, dtype))
        if dtype == "int64":
            x = (ramp(shape) * 4 + 7).long()
        try:
            with torch.no_grad():
                y = module(x, x, x) if name == "MultiheadAttention" else module(x, x) if name == "Bilinear" else module(x)
            record["outputs"].append(array(y[0] if isinstance(y, tuple) else y))
        except Exception as exception:
            record["outputs"].append(error(exception))
    record["after"] = [[key, array(value)] for key, value in module.state_dict().items()]


for n, size in ((1, [7]), (2, [6, 5]), (3, [4, 5, 3])):
    conv, transpose = f"Conv{n}d", f"ConvTranspose{n}d"
    case(conv, [2, 4, *size], [4, *size], [2, 3, *size], size, in_channels=4, out_channels=6, kernel_size=2)
    case(conv, [2, 4, *size], in_channels=4, out_channels=6, kernel_size=3, stride=2, padding=1, groups=2, bias=False)
    case(conv, [2, 4, *size], [1, 4] + [2] * n, in_channels=4, out_channels=2, kernel_size=2, dilation=2, padding=1)
    case(transpose, [2, 4, *size], [4, *size], [2, 3, *size], in_channels=4, out_channels=6, kernel_size=2, groups=2)
    case(transpose, [2, 4, *size], in_channels=4, out_channels=3, kernel_size=3, stride=2, padding=1, output_padding=1)
case("Conv2d", [1, 2, 6, 7], in_channels=2, out_channels=3, kernel_size=[1, 3], stride=[2, 1], padding=[0, 2], dilation=[1, 2])
case("Conv2d", [1, 2, 5, 5], dtype="float64", in_channels=2, out_channels=3, kernel_size=3)
case("Conv2d", [1, 2, 5, 5], in_channels=2, out_channels=3, kernel_size=3, padding=-1)
case("Conv2d", [1, 2, 5, 5], in_channels=2, out_channels=3, kernel_size=3, stride=0)
case("Conv2d", in_channels=2, out_channels=3, kernel_size=3, groups=3)
case("Conv2d", in_channels=3, out_channels=2, kernel_size=3, groups=3)
case("Conv2d", in_channels=3, out_channels=2, kernel_size=3, groups=0)
case("Conv2d", in_channels=3)
case("Conv2d", in_channels=3, out_channels=2, kernel_size=3, strides=2)
case("Conv2d")
case("Conv2d", [1, 2, 5, 5], in_channels=2, out_channels=3, kernel_size=3, dilation=0)
case("Conv2d", [1, 2, 5, 5], in_channels=2, out_channels=3, kernel_size=0)
case("ConvTranspose2d", [1, 2, 5, 5], in_channels=2, out_channels=3, kernel_size=2, padding=9)
for n, size in ((1, [7]), (2, [5, 6]), (3, [4, 5, 3])):
    for mode in ("zeros", "reflect", "replicate", "circular"):
        case(f"Conv{n}d", [2, 3, *size], [3, *size], [2] * n, in_channels=3, out_channels=2, kernel_size=3, padding=2, stride=2, padding_mode=mode)
        case(f"Conv{n}d", [2, 3, *size], [2, 4, *size], [1] * n, in_channels=3, out_channels=2, kernel_size=2, padding="same", padding_mode=mode)
    case(f"Conv{n}d", [2, 3, *size], [3] + [1] * n, in_channels=3, out_channels=2, kernel_size=2, padding="valid", stride=2)
    case(f"Conv{n}d", [1, 1] + [2] * n, [1, 1] + [3] * n, in_channels=1, out_channels=2, kernel_size=3, padding=3, padding_mode="reflect")
    case(f"Conv{n}d", [1, 1] + [2] * n, in_channels=1, out_channels=2, kernel_size=3, padding=3, padding_mode="circular")
    case(f"ConvTranspose{n}d", in_channels=1, out_channels=2, kernel_size=3, padding_mode="reflect", groups=0)
case("Conv2d", [1, 2, 5, 5], in_channels=2, out_channels=3, kernel_size=[2, 3], padding="same", dilation=[1, 2])
case("Conv2d", in_channels=2, out_channels=3, kernel_size=3, padding="some")
case("Conv2d", in_channels=2, out_channels=3, kernel_size=3, padding="same", stride=[1, 2], padding_mode="none")
case("Conv2d", in_channels=2, out_channels=3, kernel_size=3, padding_mode="none")

for n, size in ((1, [7]), (2, [6, 7])):
    case(f"MaxPool{n}d", [2, 3, *size], [3, *size], [2], [1, 1] + [1] * n, kernel_size=2)
    case(f"MaxPool{n}d", [2, 3, *size], kernel_size=3, stride=2, padding=1, ceil_mode=True)
    case(f"MaxPool{n}d", [2, 3, *size], kernel_size=2, stride=1, dilation=2)
    case(f"MaxPool{n}d", [2, 3, *size], kernel_size=2, padding=2)
    case(f"AvgPool{n}d", [2, 3, *size], [3, *size], [2, 2] if n == 2 else [2], [1, 1] + [1] * n, kernel_size=2)
    case(f"AvgPool{n}d", [2, 3, *size], kernel_size=3, stride=2, padding=1, ceil_mode=True)
    case(f"AvgPool{n}d", [2, 3, *size], kernel_size=3, stride=2, padding=1, count_include_pad=False)
    case(f"AdaptiveAvgPool{n}d", [2, 3, *size], [3, *size], [2, 2] if n == 2 else [2], output_size=3)
    case(f"AdaptiveMaxPool{n}d", [2, 3, *size], [3, *size], output_size=4)
case("MaxPool3d", [2, 3, 4, 5, 6], [3, 4, 5, 6], [2, 2], [1, 1, 1, 1, 1], kernel_size=2)
case("MaxPool3d", [2, 3, 4, 5, 6], kernel_size=[3, 2, 3], stride=[2, 1, 2], padding=[1, 0, 1], ceil_mode=True)
case("AvgPool3d", [2, 3, 4, 5, 6], [3, 4, 5, 6], [2, 2], [1, 1, 1, 1, 1], kernel_size=2)
case("AvgPool3d", [2, 3, 4, 5, 6], kernel_size=3, stride=2, padding=1, count_include_pad=False)
case("AvgPool3d", [2, 3, 4, 5, 6], kernel_size=3, stride=2, padding=1, divisor_override=5)
case("AvgPool2d", [2, 3, 6, 7], kernel_size=3, stride=2, padding=1, divisor_override=-5)
case("AvgPool2d", [2, 3, 6, 7], kernel_size=3, divisor_override=0)
case("MaxPool2d", [2, 3, 6, 7], kernel_size=2, return_indices=True)
case("AdaptiveAvgPool3d", [2, 3, 4, 5, 6], [3, 4, 5, 6], output_size=[2, None, 3])
case("AdaptiveMaxPool3d", [2, 3, 4, 5, 6], [3, 4, 5, 6], output_size=2, return_indices=True)
for wrong in ({"kernel_size": 0}, {"stride": 0}, {"stride": -1}, {"dilation": 0}, {"padding": -1}):
    case("MaxPool2d", [1, 2, 6, 7], **{"kernel_size": 2, **wrong})
    case("MaxPool1d", [1, 2, 6], **{"kernel_size": 2, **wrong})
    if "dilation" not in wrong:
        case("AvgPool2d", [1, 2, 6, 7], **{"kernel_size": 2, **wrong})
case("AdaptiveAvgPool2d", [1, 2, 6, 7], output_size=-1)
case("MaxPool2d", [1, 2, 6, 7], kernel_size=[2, 3], stride=[1, 2], padding=[1, 0])
case("AdaptiveAvgPool2d", [1, 2, 6, 7], output_size=[None, 2])

for name, shape in (("BatchNorm1d", [4, 3]), ("BatchNorm1d", [2, 3, 5]), ("BatchNorm2d", [2, 3, 2, 4]), ("BatchNorm3d", [2, 3, 2, 2, 2])):
    for train in (True, False):
        case(name, shape, shape, [1, 3], train=train, num_features=3)
    case(name, shape, shape, train=True, num_features=3, momentum=None, eps=0.5)
    case(name, shape, [1, 3], num_features=3, track_running_stats=False, affine=False)
    case(name, [2, 4] + shape[2:], train=True, num_features=3)
    case(name, [2, 4] + shape[2:], num_features=3, track_running_stats=False)
for n, size in ((1, [5]), (2, [2, 3]), (3, [2, 2, 2])):
    case(f"InstanceNorm{n}d", [2, 3, *size], [3, *size], [2], [2, 3] + [1] * n, num_features=3)
    case(f"InstanceNorm{n}d", [2, 3, *size], [2, 4, *size], num_features=3, affine=True)
    for train in (True, False):
        case(f"InstanceNorm{n}d", [2, 3, *size], [2, 3, *size], train=train, num_features=3, affine=True, track_running_stats=True, momentum=0.25)
case("LayerNorm", [4, 3], [2, 2, 3], [4], normalized_shape=3)
case("LayerNorm", [4, 2, 3], [3], normalized_shape=[2, 3], bias=False, eps=0.25)
case("LayerNorm", [4, 3], normalized_shape=[3], elementwise_affine=False)
case("RMSNorm", [4, 3], [4], normalized_shape=3)
case("RMSNorm", [4, 3], normalized_shape=[3], elementwise_affine=False, eps=0.5)
case("GroupNorm", [2, 4, 3], [2, 4, 2, 2], [2, 4], [2], [2, 3], [1, 2], num_groups=2, num_channels=4)
case("GroupNorm", [2, 6, 3], num_groups=3, num_channels=6, affine=False, eps=0.125)
case("GroupNorm", num_groups=3, num_channels=4)

case("Linear", [4, 3], [3], [2, 4, 3], [2, 4], in_features=3, out_features=2)
case("Linear", [4, 3], dtype="float64", in_features=3, out_features=2)
case("Linear", in_features=3)
case("Linear", in_features=3, out_features=2, biass=True)
case("Bilinear", [4, 3], [2, 2, 3], [4, 2], in1_features=3, in2_features=3, out_features=2)
case("Embedding", [2, 3], dtype="int64", num_embeddings=15, embedding_dim=2)
case("Embedding", [2, 3], [16], dtype="int64", num_embeddings=8, embedding_dim=3, padding_idx=-2)
case("Embedding", [2, 3], num_embeddings=15, embedding_dim=3)
case("Embedding", num_embeddings=3, embedding_dim=3, padding_idx=3)
case("Embedding", [2, 3], dtype="int64", num_embeddings=15, embedding_dim=2, max_norm=0.5)
case("Embedding", [2, 3], dtype="int64", num_embeddings=15, embedding_dim=3, max_norm=1.5, norm_type=1.0, scale_grad_by_freq=True, sparse=True)
case("Embedding", [2, 3], dtype="int64", num_embeddings=15, embedding_dim=3, max_norm=0.25, norm_type=2.5, padding_idx=7)
for rows in (1, 2, 3, 5, 9):
    case("Embedding", num_embeddings=rows, embedding_dim=7)

for name in ("RNN", "LSTM", "GRU"):
    case(name, [5, 2, 3], [5, 3], [2], [5, 2, 4], input_size=3, hidden_size=2)
    case(name, [2, 5, 3], [5, 3], input_size=3, hidden_size=4, num_layers=2, bidirectional=True, batch_first=True, dropout=0.25)
    case(name, [5, 2, 3], input_size=3, hidden_size=2, bias=False)
    case(name, [5, 2, 3], dtype="float64", input_size=3, hidden_size=2)
    case(name, input_size=0, hidden_size=2)
    case(name, input_size=2, hidden_size=2, num_layers=0)
    case(name, input_size=2)
case("RNN", [5, 2, 3], input_size=3, hidden_size=2, nonlinearity="relu")
case("LSTM", [5, 2, 3], input_size=3, hidden_size=4, num_layers=2, bidirectional=True, proj_size=2)
case("LSTM", input_size=2, hidden_size=2, proj_size=2)
case("MultiheadAttention", [5, 2, 4], [5, 4], [4], [5, 2, 3], embed_dim=4, num_heads=2)
case("MultiheadAttention", [2, 5, 4], embed_dim=4, num_heads=1, batch_first=True, bias=False)
case("MultiheadAttention", [5, 2, 6], embed_dim=6, num_heads=3, add_bias_kv=True, add_zero_attn=True)
case("MultiheadAttention", [5, 2, 6], embed_dim=6, num_heads=3, kdim=6, vdim=6)
case("MultiheadAttention", embed_dim=6, num_heads=3, kdim=5, vdim=4)
case("MultiheadAttention", embed_dim=5, num_heads=3)
case("MultiheadAttention", embed_dim=0, num_heads=3)
case("TransformerEncoderLayer", [5, 2, 4], [5, 4], d_model=4, nhead=2, dim_feedforward=6)
case("TransformerEncoderLayer", [2, 5, 4], d_model=4, nhead=2, dim_feedforward=6, batch_first=True, norm_first=True, activation="gelu", bias=False)
encoder = {"class": "TransformerEncoderLayer", "args": {"d_model": 4, "nhead": 2, "dim_feedforward": 3, "batch_first": True}}
case("TransformerEncoder", [2, 5, 4], layer=encoder, num_layers=3)
case("DataParallel", [2, 3], module={"class": "Linear", "args": {"in_features": 3, "out_features": 1}})

for name in ("ReLU", "ReLU6", "SELU", "SiLU", "Mish", "Hardswish", "Hardsigmoid", "Sigmoid", "Tanh", "LogSigmoid", "Softsign", "Tanhshrink",
             "GELU", "Softplus", "LeakyReLU", "ELU", "Hardtanh", "PReLU", "Softmax", "LogSoftmax", "Identity", "Flatten", "Dropout"):
    case(name, [4, 5], [2, 3, 2], [3])
for name in ("ReLU", "ReLU6", "SELU", "SiLU", "Mish", "Hardswish", "Hardsigmoid", "LeakyReLU", "ELU", "Hardtanh", "Dropout"):
    case(name, [4, 5], inplace=True)
case("GELU", [4, 5], approximate="tanh")
case("Softplus", [4, 5], beta=2.0, threshold=1.0)
case("LeakyReLU", [4, 5], negative_slope=0.5)
case("ELU", [4, 5], alpha=0.5)
case("Hardtanh", [4, 5], min_val=-0.5, max_val=0.75)
case("PReLU", [4, 5], [4, 5, 2], [4, 3], num_parameters=5, init=0.5)
for name in ("Hardshrink", "Softshrink", "CELU", "RReLU", "Softmin", "GLU", "Softmax2d", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout"):
    case(name, [4, 6] if "Dropout" not in name else [4, 6, 2], [2, 3, 2, 4])
for name in ("CELU", "RReLU", "Dropout1d", "Dropout2d", "AlphaDropout"):
    case(name, [4, 6, 2], inplace=True)
case("Hardshrink", [4, 5], lambd=0.25)
case("Softshrink", [4, 5], lambd=0.25)
case("Threshold", [4, 5], threshold=0.25, value=20.0)
case("Threshold", [4, 5], threshold=-0.5, value=0.5, inplace=True)
case("Threshold", threshold=0.5)
case("CELU", [4, 5], alpha=0.5)
case("CELU", [4, 5], alpha=0.0)
case("RReLU", [4, 5], lower=0.25, upper=0.5)
case("RReLU", [4, 5], lower=0.5, upper=0.25)
case("GLU", [4, 5], [2, 3, 2], [], dim=0)
case("Dropout2d", p=-0.5)
for dim in (0, 1, -1, 3):
    case("Softmax", [2, 3, 2], dim=dim)
    case("LogSoftmax", [2, 3, 2], dim=dim)
    case("Softmin", [2, 3, 2], dim=dim)
case("Flatten", [2, 3, 2], [2], start_dim=0, end_dim=1)
case("Flatten", [2, 3, 2], start_dim=2, end_dim=1)
case("Dropout", p=1.5)
case("NoSuchLayer")

target = pathlib.Path(__file__).parent / "Fixtures" / "layers.json"
lines = ",\n".join(json.dumps(record) for record in cases)
target.write_text('{"torch": ' + json.dumps(torch.__version__) + ', "seed": ' + str(SEED) + ', "cases": [\n' + lines + "\n]}\n")
print(len(cases), "cases,", target.stat().st_size, "bytes")
