"""The reader: an encoder of at most six layers, and heads over its last one."""
import math

import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

HIDDEN, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
KINDS = ("span", "yes", "no", "denied", "none")
LABELS = ("yes", "no", "neither")


class Dropout(nn.Module):
    """Dropout whose draws are parts of one that was made before: drawing anew for each value costs a CPU more than the products do."""

    def __init__(self, rate):
        super().__init__()
        self.rate, self.drawn = rate, None

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        count = x.numel()
        if self.drawn is None or self.drawn.numel() < 2 * count or self.drawn.dtype != x.dtype:
            self.drawn = ((torch.rand(max(1 << 22, 3 * count)) >= self.rate) / (1 - self.rate)).to(x.dtype)
        at = int(torch.randint(0, self.drawn.numel() - count, (1,)))
        return x * self.drawn[at:at + count].view_as(x)


class Layer(nn.Module):
    """A transformer layer, normalised after each part (BERT: Devlin et al., NAACL 2019)."""

    def __init__(self, dropout):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = dropout

    def forward(self, x, hidden):
        batch, length, _ = x.shape
        split = lambda t: t.view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
        weights = split(self.query(x) / math.sqrt(HIDDEN // HEADS)) @ split(self.key(x)).transpose(-1, -2)
        with torch.autocast("cpu", enabled=False):
            weights = F.softmax(weights + hidden.to(weights.dtype), -1)
        seen = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Start and end of the answer for each token (the first token: not answered here), and from the first token
    whether the text bears on the question, the kind of answer, and whether it bears a statement out."""

    def __init__(self, layers, dropout=.1):
        super().__init__()
        self.words, self.positions, self.types = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(POSITIONS, HIDDEN), nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.span, self.relevance = nn.Linear(HIDDEN, 2), nn.Linear(HIDDEN, 1)
        self.kind, self.judge = nn.Linear(HIDDEN, len(KINDS)), nn.Linear(HIDDEN, len(LABELS))
        for head in (self.span, self.relevance, self.kind, self.judge):
            nn.init.normal_(head.weight, std=.02)
            nn.init.zeros_(head.bias)

    def forward(self, ids, types, mask):
        x = self.norm(self.words(ids) + self.types(types) + self.positions(torch.arange(ids.shape[1]))[None])
        hidden = (1 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        first = x[:, 0]
        return self.span(x), self.relevance(first).squeeze(-1), self.kind(first), self.judge(first)


def from_encoder(path, keep):
    """A reader with the encoder's weights, of whose six layers those in `keep` (numbered from 0)."""
    graph = onnx.load(path).graph
    stored = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    matrices = [next(stored[i] for i in n.input if i in stored and stored[i].dim() == 2)
                for n in graph.node if n.op_type == "MatMul" and any(i in stored and stored[i].dim() == 2 for i in n.input)]
    state = {"words.weight": stored["embeddings.word_embeddings.weight"],
             "positions.weight": stored["embeddings.position_embeddings.weight"],
             "types.weight": stored["embeddings.token_type_embeddings.weight"],
             "norm.weight": stored["embeddings.LayerNorm.weight"], "norm.bias": stored["embeddings.LayerNorm.bias"]}
    parts = (("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
             ("out", "attention.output.dense"), ("inner", "intermediate.dense"), ("outer", "output.dense"))
    for layer, source in enumerate(keep):
        for i, (ours, theirs) in enumerate(parts):
            state[f"layers.{layer}.{ours}.weight"] = matrices[source * 6 + i].t().contiguous()
            state[f"layers.{layer}.{ours}.bias"] = stored[f"encoder.layer.{source}.{theirs}.bias"]
        for ours, theirs in (("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm")):
            for kind in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{kind}"] = stored[f"encoder.layer.{source}.{theirs}.{kind}"]
    reader = Reader(len(keep))
    missing, unknown = reader.load_state_dict(state, strict=False)
    assert not unknown and all(m.split(".")[0] in ("span", "relevance", "kind", "judge") for m in missing), (missing, unknown)
    for frozen in (reader.words, reader.positions):
        frozen.weight.requires_grad_(False)
    return reader
