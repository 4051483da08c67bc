"""A 6-layer transformer token classifier in onnxruntime with random weights: what BERT-like names would cost.

The graph is a distilled BERT's (hidden size 768, 12 heads, feed-forward 3072, 23 classes) with a small vocabulary,
which costs nothing to look up. Its answers mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

__all__ = ["token_classifier"]

LAYERS, WIDTH, HEADS, INNER, CLASSES, VOCABULARY = 6, 768, 12, 3072, 23, 1000
WINDOW = 256
PIECES_A_WORD = 1.4
"""Word pieces of the usual Indonesian vocabularies for a word of news."""


class _Graph:
    """Nodes and weights under growing names."""

    def __init__(self) -> None:
        self.helper: Any = import_module("onnx").helper
        self.to_tensor: Any = import_module("onnx").numpy_helper.from_array
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.random = np.random.default_rng(0)

    def weight(self, *shape: int) -> str:
        return self.constant((self.random.standard_normal(shape) * 0.02).astype(np.float32))

    def constant(self, values: Any) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(self.to_tensor(np.asarray(values), name))
        return name

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(self.helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def linear(self, x: str, size_in: int, size_out: int) -> str:
        return self.node("Add", self.node("MatMul", x, self.weight(size_in, size_out)), self.weight(size_out))

    def normal(self, x: str) -> str:
        return self.node("LayerNormalization", x, self.weight(WIDTH), self.weight(WIDTH), axis=-1)

    def heads(self, x: str) -> str:
        split = self.node(
            "Reshape", x, self.constant(np.array([0, 0, HEADS, WIDTH // HEADS], dtype=np.int64))
        )
        return self.node("Transpose", split, perm=[0, 2, 1, 3])

    def attention(self, x: str) -> str:
        query, key, value = (self.heads(self.linear(x, WIDTH, WIDTH)) for _ in range(3))
        scores = self.node("MatMul", query, self.node("Transpose", key, perm=[0, 1, 3, 2]))
        scaled = self.node("Mul", scores, self.constant(np.float32((WIDTH // HEADS) ** -0.5)))
        mixed = self.node("MatMul", self.node("Softmax", scaled, axis=-1), value)
        joined = self.node("Transpose", mixed, perm=[0, 2, 1, 3])
        flat = self.node("Reshape", joined, self.constant(np.array([0, 0, WIDTH], dtype=np.int64)))
        return self.linear(flat, WIDTH, WIDTH)

    def layer(self, x: str) -> str:
        x = self.normal(self.node("Add", x, self.attention(x)))
        inner = self.linear(x, WIDTH, INNER)
        half = self.node("Mul", inner, self.constant(np.float32(0.5)))
        erf = self.node("Erf", self.node("Mul", inner, self.constant(np.float32(2**-0.5))))
        gelu = self.node("Mul", half, self.node("Add", erf, self.constant(np.float32(1))))
        return self.normal(self.node("Add", x, self.linear(gelu, INNER, WIDTH)))


def _model() -> bytes:
    helper, kinds = import_module("onnx").helper, import_module("onnx").TensorProto
    graph = _Graph()
    x = graph.node("Gather", graph.weight(VOCABULARY, WIDTH), "ids")
    for _ in range(LAYERS):
        x = graph.layer(x)
    scores = graph.linear(x, WIDTH, CLASSES)
    made = helper.make_graph(
        graph.nodes,
        "token_classifier",
        [helper.make_tensor_value_info("ids", kinds.INT64, [1, None])],
        [helper.make_tensor_value_info(scores, kinds.FLOAT, [1, None, CLASSES])],
        graph.weights,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return bytes(model.SerializeToString())


def token_classifier() -> Callable[[str], Any]:
    """A function that classifies as many word pieces as a text would have, in windows, on one thread."""
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = runtime.InferenceSession(_model(), options, providers=["CPUExecutionProvider"])

    def run(text: str) -> list[Any]:
        length = max(1, round(len(text.split()) * PIECES_A_WORD))
        ids = np.arange(length, dtype=np.int64) % VOCABULARY
        return [session.run(None, {"ids": ids[None, k : k + WINDOW]}) for k in range(0, length, WINDOW)]

    return run
