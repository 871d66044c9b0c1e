"""How well a reader reads: for each source, spans, abstention, kinds and judgements."""
import collections, re, string

import numpy as np
import torch

from model import KINDS, LABELS

SPAN = 30
"""Tokens of an answer, at most; src/BriefBot/Reader has the same limit."""


def normal(text):
    """As SQuAD compares answers (Rajpurkar et al. 2016): lower case, no articles, no punctuation."""
    text = "".join(c for c in text.lower() if c not in string.punctuation + "“”‘’–—€£")
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def overlap(given, right):
    a, b = normal(given), normal(right)
    common = sum((collections.Counter(a) & collections.Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if common else float(a == b)


def auc(high, low):
    """The share of pairs in which the one of `high` is the higher; None where there are no pairs."""
    if not high or not low:
        return None
    values = np.concatenate([high, low])
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(1, len(values) + 1)
    return float((ranks[:len(high)].sum() - len(high) * (len(high) + 1) / 2) / (len(high) * len(low)))


def tensors(batch):
    length = max(len(e["ids"]) for e in batch)
    ids, types, mask = (np.zeros((len(batch), length), np.int64) for _ in range(3))
    allowed = np.zeros((len(batch), length), bool)
    for i, e in enumerate(batch):
        n = len(e["ids"])
        ids[i, :n], types[i, e["second"]:n], mask[i, :n] = e["ids"], 1, 1
        allowed[i, 0] = True
        allowed[i, e["first"]:n - 1] = True
    return tuple(map(torch.from_numpy, (ids, types, mask, allowed)))


def best_span(start, end, first, last):
    """(score, from, to) of the best span within [first, last)."""
    best = (-1e9, first, first)
    for a in np.argsort(-start[first:last])[:12] + first:
        stop = min(last, a + SPAN)
        b = a + int(np.argmax(end[a:stop]))
        if start[a] + end[b] > best[0]:
            best = (float(start[a] + end[b]), int(a), b)
    return best


def outputs(run, examples):
    """For each example {"margin", "text", "relevance", "kind", "judge"}: what the heads say of it."""
    out = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]["ids"]))
    for k in range(0, len(order), 24):
        chosen = order[k:k + 24]
        batch = [examples[i] for i in chosen]
        ids, types, mask, _ = tensors(batch)
        span, relevance, kind, judge = run(ids, types, mask)
        for row, i in enumerate(chosen):
            e, s = examples[i], span[row]
            last = len(e["ids"]) - 1
            score, a, b = best_span(s[:, 0], s[:, 1], e["first"], last) if last > e["first"] else (-1e9, 0, 0)
            places = e["places"]
            text = e["passage"][places[a - e["first"]][0]:places[b - e["first"]][1]] if last > e["first"] else ""
            out[i] = {"margin": score - float(s[0, 0] + s[0, 1]), "text": text, "relevance": float(relevance[row]),
                      "kind": int(np.argmax(kind[row])), "kinds": kind[row], "judge": int(np.argmax(judge[row])), "from": a, "to": b}
    return out


def torch_run(reader):
    def run(*inputs):
        with torch.no_grad():
            return [t.numpy() for t in reader(*inputs)]
    return run


def figures(examples, found):
    """{source: {figure: value}} over examples and what was found for them."""
    table = collections.defaultdict(lambda: collections.defaultdict(list))
    for e, f in zip(examples, found):
        row = table[e["source"]]
        if e["judge"] >= 0:
            row["judge"].append(e["judge"] == f["judge"])
            row["judge " + LABELS[e["judge"]]].append(e["judge"] == f["judge"])
            continue
        if e["kind"] >= 0:
            row["kind"].append(e["kind"] == f["kind"])
            row["kind " + KINDS[e["kind"]]].append(e["kind"] == f["kind"])
        if e.get("answers"):
            row["F1"].append(max(overlap(f["text"], a) for a in e["answers"]))
            row["exact"].append(max(normal(f["text"]) == normal(a) for a in e["answers"]))
        if e["relevance"] >= 0:
            row["+" if e["relevance"] else "-"].append((f["margin"], f["relevance"]))
    result = {}
    for source, row in table.items():
        plus, minus = row.pop("+", []), row.pop("-", [])
        result[source] = {k: (round(float(np.mean(v)), 3), len(v)) for k, v in row.items()}
        if plus and minus:
            for i, name in enumerate(("span", "relevance")):
                result[source]["auc " + name] = (round(auc([x[i] for x in plus], [x[i] for x in minus]), 3), len(plus) + len(minus))
    return result


def show(table):
    for source, row in sorted(table.items()):
        print(f"  {source:10}", "  ".join(f"{k} {v:.3f} ({n})" for k, (v, n) in row.items()), flush=True)
