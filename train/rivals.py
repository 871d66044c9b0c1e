"""Passages that vie for a question: the one that answers it, and those of the newsroom that the reader itself takes for it most readily.

Which sentence is quoted is decided between passages, so the reader is also trained to tell them apart: of each question the passage that
answers must win over its rivals (softmax over the list, as in Cao et al., ICML 2007). Rivals are chosen by the reader as it is before
the course (hard negatives, as in Xiong et al., ICLR 2021), and kept in the work folder.
"""
import json, random

import torch
import torch.nn.functional as F

import data, measure, newsroom

OWN, OTHER, KEPT = 7, 3, 3
"""Candidates from the question's story and from other stories, and how many of them are kept."""

PART = .6
"""Share of the questions that get rivals: looking for them takes a fifth of the time of training."""


def candidates(make, seed):
    """For each answered question of the train stories (key, what answers it, passages that don't)."""
    stories = list(newsroom.stories("train"))
    cuts = [(s, f, a, b) for s in stories for f in s.texts for a, b in data.sentences(s.texts[f])]
    everything = data.Terms([s.texts[f][a:b] for s, f, a, b in cuts])
    for story in stories:
        own = [cut for cut in cuts if cut[0] is story]
        terms = data.Terms([story.texts[f][a:b] for _, f, a, b in own])
        for row in data.asked_of(story, random.Random(f"{seed} {story.name}")):
            bare, marked = newsroom.plain(row["text"])
            text = story.texts[row["file"]]
            around = newsroom.find(text, bare)
            if row["kind"] == "none" or not around:
                continue
            key = f"{story.name} {row['q']}"
            if data.share(key) >= PART:
                continue
            draw = random.Random(f"{seed} {key}")
            answer, said = around, []
            if row["kind"] == "span":
                said = [bare[marked[0]:marked[1]].lower(), *(v.lower() for v in row.get("earlier") or [])]
                inner = newsroom.find(text[around[0]:around[1]], bare[marked[0]:marked[1]])
                answer = (inner[0] + around[0], inner[1] + around[0])
            a, b = data.window(text, around, draw, 1, 4)
            right = make.question("rivals", row["q"], story.titles[row["file"]], text[a:b], (answer[0] - a, answer[1] - a), row["kind"], draw=draw)
            # Whether another sentence of the story also says yes or no can't be told by its words.
            found = [own[i] for i in terms.best(row["q"], 2 * OWN)] if row["kind"] == "span" else []
            found += [cuts[i] for i in everything.best(row["q"], 16) if cuts[i][0] is not story][:OTHER if found else 2 * OTHER]
            wrong = []
            for other, f, x, y in found:
                line = other.texts[f][x:y]
                if other is story and (data.alike(line, bare) or len([w for w in wrong if w["story"] == story.name]) == OWN):
                    continue
                x, y = data.window(other.texts[f], (x, y), draw, 1, 3)
                passage = other.texts[f][x:y]
                if other is story and (f == row["file"] and x < around[1] and y > around[0] or any(s in passage.lower() for s in said)):
                    continue
                wrong.append(make.question("rivals", row["q"], other.titles[f], passage, kind="none", story=other.name))
            if right and wrong:
                yield key, right, wrong


def soft_margin(span, allowed):
    """How much more the reader finds an answer in a passage than none; differentiable."""
    inside = allowed.clone()
    inside[:, 0] = False
    spread = torch.logsumexp(span.masked_fill(~inside[..., None], -1e4), 1)
    return (spread - span[:, 0]).sum(-1)


def hardest(reader, make, seed, kept, halves):
    """The lists [what answers, rivals…]; `kept`: file of the choice, made anew for questions that it lacks."""
    chosen = json.loads(kept.read_text()) if kept.exists() else {}
    everything = list(candidates(make, seed))
    open_ = [(key, i, e) for key, _, wrong in everything if key not in chosen for i, e in enumerate(wrong)]
    open_.sort(key=lambda item: len(item[2]["ids"]))
    margins, reader_mode = {}, reader.training
    reader.eval()
    print(f"rivals: {len(everything)} questions, {len(open_)} passages to look at", flush=True)
    for k in range(0, len(open_), 32):
        part = open_[k:k + 32]
        ids, types, mask, allowed = measure.tensors([e for _, _, e in part])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=halves):
            values = soft_margin(reader(ids, types, mask)[0].float(), allowed)
        for (key, i, _), value in zip(part, values.tolist()):
            margins.setdefault(key, []).append((value, i))
    reader.train(reader_mode)
    chosen.update({key: [i for _, i in sorted(found, reverse=True)[:KEPT]] for key, found in margins.items()})
    kept.write_text(json.dumps(chosen))
    return [[right] + [wrong[i] for i in chosen[key] if i < len(wrong)] for key, right, wrong in everything]


def loss_of(span, allowed, sizes):
    """Cross-entropy of what answers among its rivals, over lists that stand one after the other."""
    margins = soft_margin(span, allowed) / 2
    return torch.stack([F.cross_entropy(part[None], torch.zeros(1, dtype=torch.long)) for part in margins.split(sizes)]).mean()
