"""Weighs the reader beside words and rules, from features that the product wrote (tests/BriefBot.Benchmarks, verb "features").

`python3 train/fuse.py FEATURES.jsonl…` prints the constants of src/BriefBot/Answer/Reading/ReadingWeights.cs, each with what it gives
on questions that were left out (a fifth, by the question's name).
"""
import json, math, sys

import numpy as np

import data, measure

SURE, NEAR = 8.0, 4.0
clip = lambda x, bound: float(np.clip(-bound if x is None else x, -bound, bound))


def logistic(x, y, weight=None, ridge=1.0, steps=60):
    """Logistic regression with an intercept (first), by Newton's method; features aren't scaled."""
    x = np.hstack([np.ones((len(x), 1)), np.asarray(x, float)])
    y, weight = np.asarray(y, float), np.ones(len(y)) if weight is None else np.asarray(weight, float)
    w = np.zeros(x.shape[1])
    penalty = np.eye(x.shape[1]) * ridge
    penalty[0, 0] = 1e-6
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + penalty @ w
        w -= np.linalg.solve((x * (weight * p * (1 - p) + 1e-9)[:, None]).T @ x + penalty, gradient)
    return w


def listwise(groups, dimensions, ridge=.5, steps=400, rate=.3):
    """Weights under which the right ones of each group come first (softmax over a group; the first weight is held at 1)."""
    w = np.zeros(dimensions)
    w[0] = 1
    for _ in range(steps):
        gradient = np.zeros(dimensions)
        for x, y in groups:
            s = x @ w
            p = np.exp(s - s.max())
            p /= p.sum()
            q = p * y
            q /= q.sum()
            gradient += x.T @ (q - p)
        w += rate * (gradient / len(groups) - ridge / len(groups) * np.r_[0, w[1:]])
    return w


def told(kinds):
    """Log odds of the text telling what was asked."""
    return clip(math.log((1 - kinds[4] + .001) / (kinds[4] + .001)), NEAR)


def passages_of(row):
    return [(np.array([p["score"], clip(best(row, p), SURE)]), p["right"]) for p in row["passages"] if p["relevance"] is not None]


def best(row, passage):
    values = [s["margin"] for s in row["sentences"] if s["doc"] == passage["doc"] and s["relevance"] == passage["relevance"] and s["margin"] is not None]
    return max(values) if values else None


def sentence(s):
    return np.array([s["lexical"], clip(s["margin"], SURE)])


def groups_of(rows, items):
    out = []
    for row in rows:
        found = items(row)
        if found and any(y for _, y in found) and not all(y for _, y in found):
            out.append((np.array([x for x, _ in found]), np.array([y for _, y in found], float)))
    return out


def first(groups, w):
    return np.mean([y[np.argmax(x @ w)] for x, y in groups])


def confidence(row, ranked):
    read = [s for s in ranked if s["relevance"] is not None][:12]
    if not read or not row["confidence"]:
        return None
    # Without the first, BM25: in a corpus of a few articles, where all words are rare, it says nothing.
    return row["confidence"][1:] + [max(clip(s["margin"], SURE) for s in read),
                                    clip(read[0]["margin"], SURE), float(np.mean([told(s["kinds"]) for s in read[:3]]))]


def main(files):
    rows = [json.loads(line) for f in files for line in open(f)]
    for row in rows:
        row["held"] = data.share(row["id"]) < .2
    fit, held = [r for r in rows if not r["held"]], [r for r in rows if r["held"]]
    print(len(fit), "questions to fit,", len(held), "held back")

    a, b = groups_of(fit, passages_of), groups_of(held, passages_of)
    w = listwise(a, 2)
    print("passages: score 1, margin %.3f; first right %.3f (score alone %.3f)" % (w[1] / w[0], first(b, w), first(b, np.eye(2)[0])))
    for weight in (0, .03, .05, .07, .1, .15, .25):
        print("  margin %.2f: first right %.3f" % (weight, first(a + b, np.array([1, weight]))))

    of = lambda row: [(sentence(s), s["right"]) for s in row["sentences"] if s["relevance"] is not None]
    a, b = groups_of(fit, of), groups_of(held, of)
    w = listwise(a, 2)
    print("sentences: words 1, margin %.3f; first right %.3f (words alone %.3f, margin alone %.3f)" % (
        w[1] / w[0], first(b, w), first(b, np.eye(2)[0]), first(b, np.eye(2)[1])))

    for row in rows:
        row["ranked"] = sorted([s for s in row["sentences"] if s["relevance"] is not None], key=lambda s: -sentence(s) @ w)
    pairs = lambda rows: [(c, not r["unanswerable"]) for r in rows if (c := confidence(r, r["ranked"]))]
    a, b = pairs(fit), pairs(held)
    c = logistic([x for x, _ in a], [y for _, y in a])
    value = lambda x, c=c: c[0] + np.dot(c[1:], x)
    print("confidence:", np.round(c, 3).tolist(), "auc %.3f" % (measure.auc([value(x) for x, y in b if y], [value(x) for x, y in b if not y]) or 0))

    verdicts(rows)
    shorts = []
    for row in rows:
        found = short(row)
        if found:
            shorts.append((row["held"], *found))
    s = logistic([x for h, x, y in shorts if not h], [y for h, x, y in shorts if not h])
    print("short:", np.round(s, 3).tolist())
    scored = sorted(((s[0] + np.dot(s[1:], x), y) for h, x, y in shorts if h), reverse=True)
    for share in (.1, .2, .3, .4, .5, .6, .8, 1):
        top = scored[:max(1, int(len(scored) * share))]
        print("  of the surest %.0f %%: right %.3f, probability from %.3f" % (100 * share, np.mean([y for _, y in top]), 1 / (1 + np.exp(-top[-1][0]))))


OPENERS = frozenset("did does do was were is are am has have had will would can could should may might must".split())


def verdicts(rows):
    """How often yes, no and denied are right from which probability on: of questions for yes or no, and of the others (no or denied)."""
    found = {True: [], False: []}
    for row in rows:
        if row["ranked"]:
            kinds = row["ranked"][0]["kinds"]
            if row["question"].lower().split()[0] in OPENERS:
                against = kinds[2] + kinds[3]
                said, sure = ("yes", kinds[1]) if kinds[1] >= against else ("no", against)
                found[True].append((sure, said == ("no" if row["kind"] == "denied" else row["kind"])))
            else:
                found[False].append((kinds[2] + kinds[3], row["kind"] in ("no", "denied")))
    for asks, values in found.items():
        print("verdicts,", "yes/no questions" if asks else "other questions", len(values))
        for at in (.4, .5, .6, .7, .8, .9, .95):
            shown = [right for sure, right in values if sure >= at]
            if shown:
                print("  from %.2f: shown %d, right %.3f" % (at, len(shown), np.mean(shown)))


def short(row):
    """(features, right) of the best sentence's span, as ReadingWeights.Right has them; None where there is none."""
    top = [x for x in row["ranked"][:12] if x["margin"] is not None and x["margin"] >= .5 and x["kinds"][4] <= .7]
    if not top:
        return None
    groups = {}
    for x in top:
        key = " ".join(measure.normal(x["span"]))
        groups[key] = groups.get(key, 0) + (1 - x["kinds"][4]) / (1 + np.exp(1 - x["margin"]))
    best = top[0]
    key = " ".join(measure.normal(best["span"]))
    rival = max([v for k, v in groups.items() if k != key], default=0)
    right = row["kind"] == "span" and any(measure.overlap(best["span"], a) >= .5 or " ".join(measure.normal(a)) in key for a in row["answers"])
    agreed = bool(row["vote"]) and (measure.overlap(best["span"], row["vote"]) >= .5 or " ".join(measure.normal(row["vote"])) in key)
    return [clip(best["margin"], SURE), clip(best["relevance"], NEAR), best["kinds"][0], groups[key] / (groups[key] + rival), float(agreed)], right


if __name__ == "__main__":
    main(sys.argv[1:])
