"""Writes coach/knowledge/minilm_graph.onnx: the arithmetic of all-MiniLM-L6-v2 without its weights.

The graph (some twenty kilobytes) names every weight as external data; `coach.knowledge.embedding` hands
the arrays over from the installed package when it opens the session, so that this repository holds no
weights. It has to be written again only if the architecture changes. Needs the package `onnx`, which the
product itself does not use:

    python evals/build_minilm_graph.py MODEL.safetensors coach/knowledge/minilm_graph.onnx

Architecture: six BERT encoder layers, hidden size 384 in 12 heads, exact GELU, mean pooling over the
attention mask, unit length (model card of sentence-transformers/all-MiniLM-L6-v2, Apache-2.0).
"""

import json
import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

HIDDEN, HEADS, LAYERS, LAYER_NORM_EPSILON = 384, 12, 6, 1e-12
OPSET, IR_VERSION = 20, 9
MASKED = 1e9  # subtracted from the attention score of padding


def weight_shapes(safetensors: Path) -> dict[str, list[int]]:
    """Name and shape of every 32-bit float array in a safetensors file, read from its header."""
    with safetensors.open("rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    header.pop("__metadata__", None)
    return {name: entry["shape"] for name, entry in header.items() if entry["dtype"] == "F32"}


class Graph:
    """Collects nodes and initialisers; every method returns the name of the tensor it makes."""

    def __init__(self, shapes: dict[str, list[int]]) -> None:
        self.shapes = shapes
        self.nodes: list[object] = []
        self.initialisers: dict[str, object] = {}

    def node(self, kind: str, *inputs: str, output: str = "", **attributes: object) -> str:
        output = output or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def constant(self, value: object, dtype: type = np.int64) -> str:
        array = np.asarray(value, dtype=dtype)
        name = f"constant_{array.dtype.name}_{array.tolist()}"
        self.initialisers.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def weight(self, name: str) -> str:
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=self.shapes[name])
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="weights")
        self.initialisers.setdefault(name, tensor)
        return name

    def linear(self, x: str, layer: str) -> str:
        turned = self.node("Transpose", self.weight(f"{layer}.weight"), perm=[1, 0])
        return self.node("Add", self.node("MatMul", x, turned), self.weight(f"{layer}.bias"))

    def layer_norm(self, x: str, layer: str) -> str:
        weights = self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")
        return self.node("LayerNormalization", x, *weights, axis=-1, epsilon=LAYER_NORM_EPSILON)


def embeddings(g: Graph) -> str:
    """Word, position and token-type embeddings, added and normalised: [batch, tokens, 384]."""
    zero = g.constant([0])
    length = g.node("Shape", "input_ids", start=1, end=2)
    positions = g.node("Slice", g.weight("embeddings.position_embeddings.weight"), zero, length, zero)
    sentence = g.node("Gather", g.weight("embeddings.token_type_embeddings.weight"), g.constant(0))
    words = g.node("Gather", g.weight("embeddings.word_embeddings.weight"), "input_ids")
    return g.layer_norm(g.node("Add", words, g.node("Add", positions, sentence)), "embeddings.LayerNorm")


def attention(g: Graph, x: str, layer: str, padding: str) -> str:
    """Multi-head self-attention with its residual: [batch, tokens, 384]."""
    split = g.constant([0, 0, HEADS, HIDDEN // HEADS])
    heads = {
        name: g.node("Transpose", g.node("Reshape", g.linear(x, f"{layer}.self.{name}"), split), perm=turn)
        for name, turn in {"query": [0, 2, 1, 3], "key": [0, 2, 3, 1], "value": [0, 2, 1, 3]}.items()
    }
    scale = g.constant((HIDDEN // HEADS) ** -0.5, np.float32)
    scores = g.node("Mul", g.node("MatMul", heads["query"], heads["key"]), scale)
    shares = g.node("Softmax", g.node("Add", scores, padding), axis=-1)
    mixed = g.node("Transpose", g.node("MatMul", shares, heads["value"]), perm=[0, 2, 1, 3])
    joined = g.node("Reshape", mixed, g.constant([0, 0, HIDDEN]))
    return g.layer_norm(g.node("Add", x, g.linear(joined, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")


def pooled(g: Graph, x: str, mask: str) -> None:
    """The output `embedding` [batch, 384]: the mean of the tokens that are not padding, at unit length."""
    column, tokens = g.node("Unsqueeze", mask, g.constant([2])), g.constant([1])
    total = g.node("ReduceSum", g.node("Mul", x, column), tokens, keepdims=0)
    mean = g.node("Div", total, g.node("ReduceSum", column, tokens, keepdims=0))
    g.node("LpNormalization", mean, output="embedding", axis=-1, p=2)


def build(shapes: dict[str, list[int]]) -> bytes:
    """The serialised model: int64 [batch, tokens] ids and mask in, float [batch, 384] out."""
    g = Graph(shapes)
    x = embeddings(g)
    mask = g.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    absent = g.node("Sub", g.node("Unsqueeze", mask, g.constant([1, 2])), g.constant(1, np.float32))
    padding = g.node("Mul", absent, g.constant(MASKED, np.float32))
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        x = attention(g, x, f"{layer}.attention", padding)
        inner = g.node("Gelu", g.linear(x, f"{layer}.intermediate.dense"))
        x = g.layer_norm(g.node("Add", x, g.linear(inner, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")
    pooled(g, x, mask)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", HIDDEN])
    graph = helper.make_graph(g.nodes, "minilm", inputs, [output], list(g.initialisers.values()))
    opsets = [helper.make_opsetid("", OPSET)]
    return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION).SerializeToString())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    Path(sys.argv[2]).write_bytes(build(weight_shapes(Path(sys.argv[1]))))
