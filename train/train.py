"""Trains the reader. `./dev train` calls it; it goes on where it was stopped.

`python3 train/train.py --encoder FOLDER --shared FOLDER --work FOLDER` trains in two courses: on public text alone, then on the newsroom
and a part of it. Everything is drawn from --seed; a run that was stopped ends with the same weights as one that wasn't.
"""
import argparse, collections, gc, math, pathlib, random, time

import numpy as np
import torch
import torch.nn.functional as F

import data, measure, model, rivals, wordpiece

TOKENS = 2048
"""Tokens of a batch, padding included."""

COURSES = {
    "public": {"epochs": 1.0, "copies": 1, "rate": 1e-4, "times": {"squad1.1": 2, "squad2.0": 2}, "part": {"claim": .5}},
    "news": {"epochs": 1.8, "copies": 2, "rate": 1e-4, "lists": .9, "times": {"news yes": 2, "news denied": 2, "talk": 2},
             "part": {"news yes": 1, "news denied": 1, "news-near": .35, "news-far": .4, "news-claim": .15, "asked": .25, "judge-near": .3,
                      "squad1.1": .12, "squad2.0": .12, "near": .05, "qamr": .05, "selqa": .06, "rtqa": .5, "claim": .15}},
}
"""How many times, at which rate and with which part (or how often) of each source a course goes over the examples; `copies`: in how
many different windows the newsroom's questions are put, one an epoch."""

HALVES = "avx512_bf16" in (pathlib.Path("/proc/cpuinfo").read_text() if pathlib.Path("/proc/cpuinfo").exists() else "")
"""Whether this processor multiplies bfloat16 (four times as fast here); weights and sums stay float32."""


def batches(examples, lists, course, seed, epoch):
    """The batches of an epoch, (examples, sizes of lists or None): alike in length within, in random order."""
    draw = random.Random(f"{seed} {course} {epoch}")
    plan = COURSES[course]
    chosen = []
    for e in examples:
        if e.get("copy", epoch % plan["copies"]) != epoch % plan["copies"]:
            continue
        names = (f"{e['source']} {model.KINDS[e['kind']]}" if e["kind"] >= 0 else "", e["source"])
        of = lambda table: next((table[name] for name in names if name in table), 1)
        chosen += [e] * of(plan["times"]) if draw.random() < of(plan["part"]) else []
    draw.shuffle(chosen)
    out = []
    for i in range(0, len(chosen), 1024):
        batch = []
        for e in sorted(chosen[i:i + 1024], key=lambda e: len(e["ids"])):
            if batch and (len(batch) + 1) * len(e["ids"]) > TOKENS:
                out.append((batch, None))
                batch = []
            batch.append(e)
        out.append((batch, None))
    chosen = [l for l in lists if draw.random() < plan.get("lists", 0)]
    longest = lambda l: max(len(e["ids"]) for e in l)
    for i in range(0, len(chosen), 256):
        batch, sizes = [], []
        for l in sorted(chosen[i:i + 256], key=longest):
            if batch and (len(batch) + len(l)) * longest(l) > TOKENS:
                out.append((batch, sizes))
                batch, sizes = [], []
            batch, sizes = batch + l, sizes + [len(l)]
        out.append((batch, sizes))
    draw.shuffle(out)
    return out


def loss_of(reader, batch, sizes=None):
    ids, types, mask, allowed = measure.tensors(batch)
    target = lambda key: torch.tensor([e[key] for e in batch])
    with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
        span, relevance, kind, judge = (t.float() for t in reader(ids, types, mask))
    span = span.masked_fill(~allowed[..., None], -1e4)
    total = rivals.loss_of(span, allowed, sizes) if sizes else 0
    for values, key, weight in ((span[..., 0], "start", .5), (span[..., 1], "end", .5), (kind, "kind", .5), (judge, "judge", 1.0)):
        right = target(key)
        known = int((right >= 0).sum())
        if known:
            total = total + weight * F.cross_entropy(values, right, ignore_index=data.UNKNOWN) * (known / len(batch))
    right = target("relevance")
    if (right >= 0).any():
        total = total + .5 * F.binary_cross_entropy_with_logits(relevance[right >= 0], right[right >= 0].float())
    return total


def course(reader, name, examples, lists, options, work):
    """One course of training, from where the checkpoint in `work` says that it was left."""
    kept, plan = work / f"{name}.pt", COURSES[name]
    frozen = {id(p) for p in reader.parameters() if not p.requires_grad}
    free = [p for p in reader.parameters() if id(p) not in frozen]
    optimizer = torch.optim.AdamW([{"params": [p for p in free if p.dim() < 2], "weight_decay": 0},
                                   {"params": [p for p in free if p.dim() >= 2], "weight_decay": .01}], lr=plan["rate"], betas=(.9, .98))
    epochs = plan["epochs"] * options.epochs
    steps = sum(len(batches(examples, lists, name, options.seed, e)) for e in range(math.ceil(epochs)))
    steps = min(int(steps * epochs / math.ceil(epochs)), options.steps or steps)
    done = 0
    if kept.exists():
        state = torch.load(kept)
        reader.load_state_dict(state["reader"])
        if state["done"] >= state["steps"]:
            print(f"{name}: done before")
            return
        optimizer.load_state_dict(state["optimizer"])
        done, steps = state["done"], state["steps"]
    print(f"{name}: {len(examples)} examples, {steps} steps, {done} of them done", flush=True)
    save = lambda: (torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "done": done, "steps": steps},
                               kept.with_suffix(".part")), kept.with_suffix(".part").replace(kept))
    # Hundreds of thousands of examples stay: looking through them for rubbish takes longer than a step.
    gc.collect()
    gc.freeze()
    losses, tokens, began, saved, at = collections.deque(maxlen=100), 0, time.monotonic(), time.monotonic(), 0
    reader.train()
    for epoch in range(math.ceil(epochs)):
        for batch, sizes in batches(examples, lists, name, options.seed, epoch):
            at += 1
            if at <= done or done >= steps:
                continue
            torch.manual_seed(options.seed * 1_000_003 + at)
            for group in optimizer.param_groups:
                group["lr"] = plan["rate"] * min(1, at / (.06 * steps)) * max(.02, 1 - at / steps)
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(reader, batch, sizes)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(free, 1.0)
            optimizer.step()
            done = at
            losses.append(float(loss))
            tokens += sum(len(e["ids"]) for e in batch)
            if done % 100 == 0:
                spent = time.monotonic() - began
                print(f"  {name} {done}/{steps} loss {np.mean(losses):.3f} {tokens / spent:.0f} tokens/s {spent / 60:.1f} min", flush=True)
            if time.monotonic() - saved > 120:
                save()
                saved = time.monotonic()
    save()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True, help="folder with model.onnx and vocab.txt")
    parser.add_argument("--shared", required=True, help="folder with eval/ and train/, the public sets")
    parser.add_argument("--work", required=True, help="folder for checkpoints")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--layers", default="0,1,2,3,4,5", help="which of the encoder's layers to keep")
    parser.add_argument("--courses", default="public,news")
    parser.add_argument("--threads", type=int, default=2 if HALVES else 1)
    parser.add_argument("--start", help="weights to begin with instead of the encoder's")
    parser.add_argument("--keep", type=float, default=0, help="share of the weights begun with (--start) in the mean that is kept at the end")
    parser.add_argument("--epochs", type=float, default=1.0, help="times the usual length")
    parser.add_argument("--steps", type=int, help="steps of a course, at most")
    parser.add_argument("--without", default="", help="what to leave out, to see what it is worth: newsroom, public, rivals")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    work = pathlib.Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    encoder = pathlib.Path(options.encoder)
    pieces = wordpiece.WordPiece(encoder / "vocab.txt")
    courses, without = options.courses.split(","), options.without.split(",")
    reader = model.from_encoder(str(encoder / "model.onnx"), [int(i) for i in options.layers.split(",")])
    begun = None
    if options.start:
        state = torch.load(options.start)
        begun = state.get("reader", state)
        reader.load_state_dict(begun)
    for name in courses:
        use = tuple(part for part in ("newsroom", "public") if part not in without and (part == "public" or name != "public"))
        examples, dev, test = data.build(pieces, options.shared, options.seed, use, COURSES[name]["copies"])
        lists = rivals.hardest(reader, data.Maker(pieces), options.seed, work / "rivals.json", HALVES) \
            if "lists" in COURSES[name] and "rivals" not in without else []
        course(reader, name, examples, lists, options, work)
    if begun and options.keep:
        # The mean of both knows the new without forgetting the old (Wortsman et al., CVPR 2022).
        reader.load_state_dict({k: options.keep * begun[k] + (1 - options.keep) * v for k, v in reader.state_dict().items()})
    torch.save(reader.state_dict(), work / "reader.pt")
    reader.eval()
    for title, held in (("dev", dev), ("test", test)):
        print(title)
        measure.show(measure.figures(held, measure.outputs(measure.torch_run(reader), held)))


if __name__ == "__main__":
    main()
