"""Writes a trained reader as ONNX: int8 weights with a scale for each column, activations quantised as they come, or all in fp32.

`python3 train/export.py --weights reader.pt --out models/reader.onnx [--fp32]`

Weights take 7 of the 8 bits: products of unsigned and signed bytes are added in pairs in 16 bits on processors without VNNI, and would
overflow with all 8 (onnxruntime.ai, "Quantize ONNX models", reduce_range).
"""
import argparse, pathlib

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import HEADS, HIDDEN, KINDS, LABELS

LEVELS = 63
OPSET = 17


class Graph:
    """Nodes and constants, each under a name of its own."""

    def __init__(self, quantised):
        self.nodes, self.constants, self.quantised, self.count = [], {}, quantised, 0

    def constant(self, name, value):
        self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def node(self, kind, *inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"{kind}_{self.count}" + (f"_{i}" if outputs > 1 else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, f"{kind}_{self.count}", **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, name, x, weight, bias):
        """x times the weight (out, in), plus bias."""
        matrix = weight.T
        if not self.quantised:
            return self.node("Add", self.node("MatMul", x, self.constant(name + ".weight", matrix)), self.constant(name + ".bias", bias))
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / LEVELS
        packed = np.clip(np.rint(matrix / scale), -LEVELS, LEVELS).astype(np.int8)
        q, by, zero = self.bytes_of(x)
        product = self.node("MatMulInteger", q, self.constant(name + ".weight", packed), zero,
                            self.constant(name + ".zero", np.zeros((), np.int8)))
        real = self.node("Cast", product, to=TensorProto.FLOAT)
        scaled = self.node("Mul", real, self.node("Mul", by, self.constant(name + ".scale", scale.astype(np.float32))))
        return self.node("Add", scaled, self.constant(name + ".bias", bias))

    def bytes_of(self, x):
        return self.node("DynamicQuantizeLinear", x, outputs=3)

    def rows(self, name, weight, ids):
        """The rows of a table that ids name."""
        if not self.quantised:
            return self.node("Gather", self.constant(name, weight), ids)
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / 127
        packed = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
        found = self.node("Cast", self.node("Gather", self.constant(name, packed), ids), to=TensorProto.FLOAT)
        return self.node("Mul", found, self.node("Gather", self.constant(name + ".scale", scale.astype(np.float32)), ids))

    def norm(self, name, x, weights):
        return self.node("LayerNormalization", x, self.constant(name + ".weight", weights[name + ".weight"]),
                         self.constant(name + ".bias", weights[name + ".bias"]), axis=-1, epsilon=1e-12)

    def gelu(self, x):
        erf = self.node("Erf", self.node("Div", x, self.constant("root2", np.float32(np.sqrt(2)))))
        return self.node("Mul", self.node("Mul", x, self.node("Add", erf, self.constant("one", np.float32(1)))),
                         self.constant("half", np.float32(.5)))


def layer(g, x, hidden, name, w):
    def split(t, order):
        return g.node("Transpose", g.node("Reshape", t, "split"), perm=order)
    stacked = np.concatenate([w[f"{name}.query.weight"] / np.sqrt(HIDDEN // HEADS), w[f"{name}.key.weight"], w[f"{name}.value.weight"]])
    biases = np.concatenate([w[f"{name}.query.bias"] / np.sqrt(HIDDEN // HEADS), w[f"{name}.key.bias"], w[f"{name}.value.bias"]])
    q, k, v = g.node("Split", g.linear(name + ".qkv", x, stacked.astype(np.float32), biases.astype(np.float32)), outputs=3, axis=-1)
    weights = g.node("Softmax", g.node("Add", g.node("MatMul", split(q, [0, 2, 1, 3]), split(k, [0, 2, 3, 1])), hidden), axis=-1)
    seen = g.node("Reshape", g.node("Transpose", g.node("MatMul", weights, split(v, [0, 2, 1, 3])), perm=[0, 2, 1, 3]), "join")
    x = g.norm(name + ".norm1", g.node("Add", x, g.linear(name + ".out", seen, w[name + ".out.weight"], w[name + ".out.bias"])), w)
    inner = g.gelu(g.linear(name + ".inner", x, w[name + ".inner.weight"], w[name + ".inner.bias"]))
    return g.norm(name + ".norm2", g.node("Add", x, g.linear(name + ".outer", inner, w[name + ".outer.weight"], w[name + ".outer.bias"])), w)


def graph_of(state, quantised):
    w = {k: v.numpy().astype(np.float32) for k, v in state.items()}
    g = Graph(quantised)
    g.constant("split", np.array([0, 0, HEADS, HIDDEN // HEADS], np.int64))
    g.constant("join", np.array([0, 0, HIDDEN], np.int64))
    length = g.node("Gather", g.node("Shape", "ids"), g.constant("second", np.int64(1)))
    places = g.node("Range", g.constant("zero", np.int64(0)), length, g.constant("step", np.int64(1)))
    x = g.node("Add", g.rows("words.weight", w["words.weight"], "ids"), g.node("Gather", g.constant("types.weight", w["types.weight"]), "types"))
    x = g.norm("norm", g.node("Add", x, g.node("Gather", g.constant("positions.weight", w["positions.weight"]), places)), w)
    away = g.node("Mul", g.node("Sub", g.constant("all", np.float32(1)), g.node("Cast", "mask", to=TensorProto.FLOAT)), g.constant("far", np.float32(-1e4)))
    hidden = g.node("Unsqueeze", away, g.constant("axes", np.array([1, 2], np.int64)))
    layers = sum(k.endswith(".query.weight") for k in w)
    for i in range(layers):
        x = layer(g, x, hidden, f"layers.{i}", w)
    first = g.node("Gather", x, g.constant("first", np.int64(0)), axis=1)

    def head(name, source):
        return g.node("Add", g.node("MatMul", source, g.constant(name + ".weight", w[name + ".weight"].T)), g.constant(name + ".bias", w[name + ".bias"]))
    outputs = []
    for name, source, shape in (("span", x, ["batch", "length", 2]), ("relevance", first, ["batch", 1]), ("kind", first, ["batch", len(KINDS)]),
                                ("judge", first, ["batch", len(LABELS)])):
        g.nodes.append(helper.make_node("Identity", [head(name, source)], [name]))
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("ids", "types", "mask")]
    made = helper.make_model(helper.make_graph(g.nodes, "reader", inputs, outputs, list(g.constants.values())),
                             opset_imports=[helper.make_opsetid("", OPSET)], producer_name="BriefBot")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--fp32", action="store_true")
    options = parser.parse_args()
    state = torch.load(options.weights, map_location="cpu")
    made = graph_of(state.get("reader", state), not options.fp32)
    pathlib.Path(options.out).parent.mkdir(parents=True, exist_ok=True)
    onnx.save(made, options.out)
    print(options.out, pathlib.Path(options.out).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
