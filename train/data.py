"""Examples to train and to measure with, made from the newsroom and from public labelled text.

An example is a question (or a statement to be judged) with a title and a passage, as token ids, and what is right for each head;
what a source doesn't tell is left out of the loss. Public text never leaves this program: only the weights that come of it do.
"""
import collections, gzip, hashlib, json, math, pathlib, random, re

import newsroom
from model import KINDS, LABELS

LIMIT, QUESTION, TITLE = 320, 48, 24
"""Tokens of an example in all, of its question, of its title, at most; src/BriefBot/Reader has the same limits."""

UNKNOWN = -100
"""A target that no loss counts."""

SENTENCE = re.compile(r"(?<=[.!?][\"”’)])\s+(?=[\"“‘(]?[A-Z0-9])|(?<=[.!?])\s+(?=[\"“‘(]?[A-Z0-9])|\n+")


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def share(name):
    """A number in [0, 1) that belongs to a name: splits that stay the same whatever is added."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") / 2 ** 48


def sentences(text):
    """The (start, end) of each sentence, roughly: only where windows begin and end hangs on it."""
    start = 0
    for gap in SENTENCE.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def window(text, around, draw, low=1, high=7):
    """Some whole sentences of a text that hold `around` (start, end): (start, end) of the window."""
    cuts = list(sentences(text))
    inside = [i for i, (a, b) in enumerate(cuts) if b > around[0] and a < around[1]]
    size = max(len(inside), draw.randint(low, high))
    first = max(0, inside[0] - draw.randint(0, size - len(inside)))
    last = min(len(cuts) - 1, first + size - 1)
    return cuts[first][0], max(cuts[max(last, inside[-1])][1], around[1])


class Terms:
    """Which texts share rare words with a question (BM25, Robertson and Walker 1994): where near misses come from."""

    def __init__(self, texts):
        self.lengths, self.where = [], collections.defaultdict(dict)
        for i, text in enumerate(texts):
            counts = collections.Counter(re.findall(r"\w+", text.lower()))
            self.lengths.append(sum(counts.values()))
            for word, count in counts.items():
                self.where[word][i] = count
        self.mean = sum(self.lengths) / max(1, len(self.lengths))

    def best(self, question, count):
        scores = collections.Counter()
        for word in set(re.findall(r"\w+", question.lower())):
            found = self.where.get(word, {})
            if not found or len(found) > .3 * len(self.lengths) + 5:
                continue
            weight = math.log(1 + (len(self.lengths) - len(found) + .5) / (len(found) + .5))
            for i, n in found.items():
                scores[i] += weight * n * 2.2 / (n + 1.2 * (.25 + .75 * self.lengths[i] / self.mean))
        return [i for i, _ in scores.most_common(count)]


class Maker:
    """Turns questions and passages into examples."""

    def __init__(self, pieces):
        self.pieces = pieces

    def question(self, source, question, title, passage, answer=None, kind=None, relevant=None, draw=None, **more):
        """`answer`: (start, end) in the passage; kind None: only the relevance is known."""
        asked = self.pieces.encode(question)[0][:QUESTION]
        named = self.pieces.encode(title)[0][:TITLE] if title else []
        if named:
            named = named + self.pieces.encode(".")[0]
        ids, places = self.pieces.encode(passage)
        room, skip, start, end = LIMIT - 3 - len(asked) - len(named), 0, 0, 0
        if answer:
            inside = [i for i, (a, b) in enumerate(places) if b > answer[0] and a < answer[1]]
            if not inside:
                return None
            if inside[-1] >= room:
                skip = min(inside[0], max(0, inside[-1] - room + 1 + (draw or random).randint(0, room // 3)))
            if inside[-1] - skip >= room:
                return None
            start, end = inside[0] - skip, inside[-1] - skip
        ids, places = ids[skip:skip + room], places[skip:skip + room]
        head = [self.pieces.cls] + asked + [self.pieces.sep]
        first = len(head) + len(named)
        known = kind is not None
        return {"source": source, "ids": head + named + ids + [self.pieces.sep], "second": len(head), "first": first,
                "start": (first + start if answer else 0) if known else UNKNOWN,
                "end": (first + end if answer else 0) if known else UNKNOWN,
                "kind": KINDS.index(kind) if known else UNKNOWN, "judge": UNKNOWN,
                "relevance": int(kind != "none") if relevant is None else int(relevant),
                "q": question, "passage": passage, "places": places, **more}

    def statement(self, source, statement, text, label, **more):
        said = self.pieces.encode(statement)[0][:QUESTION * 2]
        ids, places = self.pieces.encode(text)
        head = [self.pieces.cls, self.pieces.judge] + said + [self.pieces.sep]
        ids = ids[:LIMIT - 1 - len(head)]
        return {"source": source, "ids": head + ids + [self.pieces.sep], "second": len(head), "first": len(head), "start": UNKNOWN,
                "end": UNKNOWN, "kind": UNKNOWN, "judge": LABELS.index(label), "relevance": UNKNOWN, "q": statement, "passage": text,
                "places": places, **more}


ASKING = re.compile(r"(?P<before>.*?)\b(?P<wh>who|whom|when|where|why|how many|how much|how long|how old|how|(?:what|which)"
                    r"(?: (?!is\b|are\b|was\b|were\b|did\b|do\b|does\b|has\b|have\b|had\b|can\b|could\b|will\b|would\b)\w+)?)\s+(?P<rest>.+)", re.I)
HELPING = re.compile(r"(did|does|do|is|are|was|were|has|have|had|will|would|can|could)\s+", re.I)


def declared(question, answer):
    """A question and an answer to it as a statement, roughly as one would say it; None where it isn't asked with a question word."""
    asked = ASKING.fullmatch(question.strip().rstrip("?").strip())
    if not asked:
        return None
    before, wh, rest = asked["before"].strip(), asked["wh"].lower(), asked["rest"].strip()
    helping = HELPING.match(rest)
    be = helping and helping[1].lower() in ("is", "are", "was", "were")
    if helping and not (be and wh.startswith(("who", "what", "which"))):
        said = f"{rest[helping.end():]} {before.lower()} {answer}"
    else:
        if rest.split()[0].lower() == answer.split()[-1].lower():
            answer = " ".join(answer.split()[:-1]) or answer
        said = f"{before} {answer} {rest}"
    return re.sub(r"\s+", " ", said).strip() + "."


def rival(answer, text, question, draw):
    """Something else in a text that looks like the answer: another number, another name; None where there is none."""
    if re.search(r"\d", answer):
        shape = re.sub(r"\d[\d.,]*", lambda m: "#" * min(2, len(m[0]) // 3), answer)
        found = re.findall(r"\d[\d.,]*\d|\d", text)
        ours = re.findall(r"\d[\d.,]*\d|\d", answer)
        others = sorted({n for n in found if n not in ours and n not in question and (len(n) > 3) == (len(ours[0]) > 3)})
        return answer.replace(ours[0], draw.choice(others)) if others and shape else None
    if answer[:1].isupper():
        names = re.findall(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |the |de |van |von )?[A-Z][\w’'-]+)*", text)
        known = set(re.findall(r"\w+", (answer + " " + question).lower()))
        others = sorted({n for n in names if not known & set(re.findall(r"\w+", n.lower())) and (" " in n) == (" " in answer)})
        return draw.choice(others) if others else None
    return None


def claimed(make, source, question, answer, text, around, draw):
    """A statement made of a question and its answer, and one of a rival answer, against the sentence that answers."""
    a, b = window(text, around, draw, 1, 2)
    out = []
    wrong = rival(answer, text[a:b], question, draw) or rival(answer, text, question, draw)
    for said, label in ((answer, "yes"), (wrong, "no")):
        statement = said and declared(question, said)
        if statement and (label == "no" or wrong or draw.random() < .3):
            out.append(make.statement(source, statement, text[a:b], label))
    others = [cut for cut in sentences(text) if (cut[1] <= a or cut[0] >= b) and answer.lower() not in text[cut[0]:cut[1]].lower()]
    statement = declared(question, answer if draw.random() < .5 or not wrong else wrong)
    if others and statement and draw.random() < .5:
        words = set(re.findall(r"\w{4,}", question.lower()))
        x, y = max(others, key=lambda c: (len(words & set(re.findall(r"\w{4,}", text[c[0]:c[1]].lower()))), draw.random()))
        out.append(make.statement(source, statement, text[x:y], "neither"))
    return out


def squad(make, folder, draw):
    """SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018): (train, dev), apart by article, a fifth of them for dev."""
    train, dev = [], []
    for name in ("squad1.1", "squad2.0"):
        texts = {c["id"]: c for c in read(folder / name / "corpus.jsonl.gz")}
        order = sorted(texts)
        terms = Terms([texts[i]["body"] for i in order])
        for row in read(folder / name / "queries.jsonl.gz"):
            text = texts[row.get("context_doc_id") or row["gold_doc_ids"][0]]
            held = share(text["title"]) < .2
            body, title = text["body"], text["title"].replace("_", " ")
            if row["unanswerable"]:
                example = make.question(name, row["question"], title, body, kind="none", answers=[])
            else:
                answer = collections.Counter(row["answers"]).most_common(1)[0][0]
                at = body.find(answer)
                if at < 0:
                    continue
                around = (at, at + len(answer))
                if not held and name == "squad1.1":
                    train += claimed(make, "claim", row["question"], answer, body, around, draw)
                if not held and draw.random() < .5:
                    a, b = window(body, around, draw)
                    body, around = body[a:b], (around[0] - a, around[1] - a)
                example = make.question(name, row["question"], title, body, around, "span", draw=draw, answers=row["answers"])
            if example:
                (dev if held else train).append(example)
            if not held and not row["unanswerable"]:
                near = [i for i in terms.best(row["question"], 6) if order[i] != text["id"]
                        and not any(a.lower() in texts[order[i]]["body"].lower() for a in row["answers"])]
                for i in near[:1]:
                    other = texts[order[i]]
                    train.append(make.question("near", row["question"], other["title"].replace("_", " "), other["body"], kind="none"))
    return train, dev


def qamr(make, folder, draw):
    """QAMR (Michael et al., NAACL 2018), the sentence among others of its kind: (train, dev)."""
    train, dev = [], []
    others = [row["sentence"] for row in read(folder / "qamr_other_sentences.jsonl.gz")]
    for row in read(folder / "qamr.jsonl.gz"):
        held, seen = share(row["id"]) < .06, set()
        for asked in draw.sample(row["qas"], len(row["qas"])):
            if asked["question"] in seen or len(seen) >= (8 if held else 24):
                continue
            seen.add(asked["question"])
            span = collections.Counter(map(tuple, asked["spans"])).most_common(1)[0][0]
            lines, without = draw.sample(others, draw.choice((1, 2, 3))), draw.random() < .15
            if not without:
                lines = lines[:draw.choice((0, 1, 2, 3))]
                lines.insert(draw.randint(0, len(lines)), row["sentence"])
            passage = " ".join(lines)
            at = passage.find(row["sentence"])
            answer = None if without else (at + span[0], at + span[1])
            example = make.question("qamr", asked["question"], "", passage, answer, "none" if without else "span", draw=draw,
                                    answers=[] if without else [passage[answer[0]:answer[1]]])
            if example:
                (dev if held else train).append(example)
            if example and answer and not held and draw.random() < .25:
                train += claimed(make, "claim", asked["question"], passage[answer[0]:answer[1]], passage, answer, draw)
    return train, dev


def selqa(make, folder, draw):
    """SelQA (Jurczyk et al., ICTAI 2016): which sentence answers; no spans."""
    train = []
    for row in read(folder / "selqa.jsonl.gz"):
        right = set(row["answers"])
        wrong = [i for i in range(len(row["candidates"])) if i not in right]
        for i in sorted(right)[:1] + draw.sample(wrong, min(2, len(wrong))):
            train.append(make.question("selqa", row["question"], "", row["candidates"][i], relevant=i in right))
    return train


def realtime(make, folder, draw):
    """RealTimeQA (Kasai et al. 2023): news questions. Half of them are never trained on."""
    train = []
    rows_ = [r for r in read(folder / "rtqa" / "queries.jsonl.gz") if share(r["id"]) < .5]
    corpus = {c["id"]: c for c in read(folder / "rtqa" / "corpus.jsonl.gz")}
    weeks = collections.defaultdict(list)
    for key, article in corpus.items():
        weeks[article.get("week")].append(key)
    index = {week: Terms([corpus[k]["body"] for k in keys]) for week, keys in weeks.items()}
    for row in rows_:
        week = row["date"]
        answers = sorted(row["answers"], key=len)
        for proof in [] if row["unanswerable"] else row["gold_evidence"][:4]:
            article = corpus.get(proof["doc"])
            around = newsroom.find(article["body"], proof["text"]) if article else None
            if not around:
                continue
            a, b = window(article["body"], around, draw)
            passage = article["body"][a:b]
            place = next((m.span() for x in answers
                          if (m := re.search(re.escape(x.strip("“”\"")), passage[around[0] - a:around[1] - a], re.I))), None)
            if place:
                place = (place[0] + around[0] - a, place[1] + around[0] - a)
                train.append(make.question("rtqa", row["question"], article["title"], passage, place, "span", draw=draw))
            else:
                train.append(make.question("rtqa", row["question"], article["title"], passage, relevant=True))
        if week in index:
            gold, added = set(row["gold_doc_ids"]), 0
            for i in index[week].best(row["question"], 8):
                article = corpus[weeks[week][i]]
                if article["id"] in gold or any(x.lower() in article["body"].lower() for x in answers) or added == 2:
                    continue
                cuts = list(sentences(article["body"]))
                best = Terms([article["body"][a:b] for a, b in cuts]).best(row["question"], 1)
                if best:
                    a, b = window(article["body"], cuts[best[0]], draw)
                    train.append(make.question("rtqa", row["question"], article["title"], article["body"][a:b], kind="none"))
                    added += 1
    return [e for e in train if e]


def asked_of(story, draw):
    """Everything that is asked of a story: its questions, the complete forms of its dialogues' turns, and the turns that lean on the one
    before as the reader gets them (src/BriefBot/Answer/Dialogues): behind the question before and its answer, or with words of it."""
    yield from story.questions
    for dialogue in story.dialogues:
        before = None
        for turn in dialogue["turns"]:
            if turn["lean"] == "thanks":
                continue
            yield {**turn, "q": turn["full"], "cat": "turn", "near": "detail"}
            if before and turn["lean"] != "none":
                yield {**turn, "q": in_talk(before, turn, draw), "cat": "turn", "near": "detail", "source": "talk"}
            before = turn


LITTLE = frozenset("a an the of in on at to for from by with and or is are was were did does do has have had will would be been what who whom whose when where "
                   "why how which that this it its he she his her they their there as about any than".split())


def carried(turn):
    """A turn with the words that it takes from before in brackets, as rules complete it."""
    own = set(re.findall(r"\w+", turn["q"].lower()))
    words = [w for w in re.findall(r"[\w’'-]+", turn["full"]) if w.lower() not in own and w.lower() not in LITTLE]
    return turn["q"].rstrip("?") + (f" ({' '.join(words[:8])})?" if words else "?")


def in_talk(before, turn, draw):
    """A turn as it stands in a dialogue."""
    if draw.random() < .2:
        return carried(turn)
    asked = before["full"] if before["lean"] == "none" or draw.random() < .5 else carried(before)
    _, marked = newsroom.plain(before["text"])
    told = before["text"][marked[0] + 2:marked[1] + 2] if before["kind"] == "span" and draw.random() < .7 else ""
    answer = f" ({first(told, ANSWER)})" if told else ""
    return f"{first(asked.rstrip('?'), BEFORE)}?{answer} {turn['q']}"


BEFORE, ANSWER = 18, 8
"""Words of the question before and of its answer, at most."""


def first(text, count):
    return " ".join(text.split()[:count])


class Elsewhere:
    """What other stories have that shares words with a question: another bridge, another strike, another birth."""

    def __init__(self, all_stories):
        self.cuts = [(story, f, a, b) for story in all_stories for f, text in story.texts.items() for a, b in sentences(text)]
        self.terms = Terms([story.texts[f][a:b] for story, f, a, b in self.cuts])

    def near(self, question, story, draw):
        """(story, file, start, end) of a sentence of another story; None where none shares a word."""
        found = [self.cuts[i] for i in self.terms.best(question, 12)]
        found = [cut for cut in found if cut[0] is not story][:4]
        return draw.choice(found) if found else None


def from_newsroom(make, split, draw, copies=1):
    """Questions of the stories of one split, each with a passage that answers it and one that comes near; for training (more than one
    copy) also with passages of other stories and as statements."""
    out, everything = [], list(newsroom.stories(split))
    elsewhere = Elsewhere(everything) if copies > 1 else None
    for story in everything:
        files = list(story.texts)
        cuts = [(f, a, b) for f in files for a, b in sentences(story.texts[f])]
        terms = Terms([story.texts[f][a:b] for f, a, b in cuts])
        for row in asked_of(story, draw):
            bare, marked = newsroom.plain(row["text"])
            text = story.texts[row["file"]]
            around = newsroom.find(text, bare)
            if not around:
                continue
            kind, answer = row["kind"], None
            if kind == "span":
                before = len(re.sub(r"\s+", " ", bare[:marked[0]]).lstrip())
                inner = newsroom.find(text[around[0]:around[1]], bare[marked[0]:marked[1]])
                exact = newsroom.find(text[around[0] + max(0, before - 2):around[1]], bare[marked[0]:marked[1]])
                answer = (exact[0] + max(0, before - 2), exact[1] + max(0, before - 2)) if exact else inner
                answer = (answer[0] + around[0], answer[1] + around[0])
            elif kind != "none":
                answer = around
            for copy in range(copies):
                a, b = window(text, around, draw, 2, 9)
                held = answer and (answer[0] - a, answer[1] - a)
                out.append(make.question(row.get("source", "news"), row["q"], story.titles[row["file"]], text[a:b], held, kind, draw=draw, cat=row["cat"],
                                         near=row.get("near"), story=story.name,
                                         copy=copy, answers=[text[answer[0]:answer[1]]] if kind == "span" else []))
                if kind == "span" and copies > 1 and "source" not in row:
                    claims = claimed(make, "news-claim", row["q"], text[answer[0]:answer[1]], text, answer, draw)
                    out += [{**claim, "copy": copy} for claim in claims]
                if elsewhere and row["kind"] != "none" and draw.random() < .4 and (far := elsewhere.near(row["q"], story, draw)):
                    other, f, x, y = far
                    x, y = window(other.texts[f], (x, y), draw, 1, 4)
                    out.append(make.question("news-far", row["q"], other.titles[f], other.texts[f][x:y], kind="none", copy=copy, answers=[]))
                said = bare[marked[0]:marked[1]].lower() if kind == "span" else None
                near = [cuts[i] for i in terms.best(row["q"], 14)]
                near = [(f, x, y) for f, x, y in near if not (f == row["file"] and y > around[0] and x < around[1])
                        and not alike(story.texts[f][x:y], bare) and (said is None or said not in story.texts[f][x:y].lower())]
                if near and (kind == "span" or kind == "none"):
                    f, x, y = near[min(len(near) - 1, copy + draw.choice((0, 0, 1)))]
                    x, y = window(story.texts[f], (x, y), draw, 1, 4)
                    passage = story.texts[f][x:y]
                    if not (said and said in passage.lower()) and not (f == row["file"] and x < around[1] and y > around[0]):
                        out.append(make.question("news-near", row["q"], story.titles[f], passage, kind="none", cat=row["cat"],
                                                 near="other", story=story.name, copy=copy, answers=[]))
    return [e for e in out if e]


def alike(one, other):
    """Whether two sentences tell much the same, as reprints do."""
    a, b = set(re.findall(r"\w{4,}|\d+", one.lower())), set(re.findall(r"\w{4,}|\d+", other.lower()))
    return len(a & b) > .5 * max(1, min(len(a), len(b)))


DENIAL = re.compile(r"\b(den(y|ies|ied|ial)|reject|dismiss|rul(e|ed|es) out|disput|refut)", re.I)


def judged(make, split, draw, more=False):
    """Statements of the stories of one split; with `more` also such as come of them for nothing: against sentences nearby, with
    another number, and asked as questions."""
    out = []
    for story in newsroom.stories(split):
        lines = [t[a:b] for t in story.texts.values() for a, b in sentences(t)]
        terms = Terms(lines)
        for row in story.statements:
            text, _ = newsroom.plain(row["text"])
            out.append(make.statement("judge", row["s"], text, row["label"], how=row["how"], story=story.name))
            if not more:
                continue
            if row["label"] != "neither":
                near = [i for i in terms.best(row["s"], 6) if not alike(lines[i], text)]
                if near:
                    out.append(make.statement("judge-near", row["s"], lines[draw.choice(near[:3])], "neither"))
            if draw.random() < .1:
                out.append(make.statement("judge-same", text, text, "yes"))
            changed = re.sub(r"\b(?<![.,])\d{1,3}\b(?![.,]\d)", lambda m: str(int(m[0]) + draw.choice((1, 2, 3, 7, 10))), row["s"], count=1)
            if row["label"] == "yes" and changed != row["s"] and draw.random() < .6:
                out.append(make.statement("judge-number", changed, text, "no"))
            if row["label"] == "yes" or not DENIAL.search(text):
                kind = {"yes": "yes", "no": "no", "neither": "none"}[row["label"]]
                asked = draw.choice(("Is it true that ", "is it right that ", "So ", "")) + row["s"].rstrip(".") + "?"
                around = newsroom.find(story.texts[row["file"]], text)
                a, b = window(story.texts[row["file"]], around, draw, 1, 4)
                if kind == "none":
                    a, b = around
                passage = story.texts[row["file"]][a:b]
                answer = (around[0] - a, around[1] - a) if kind != "none" else None
                out.append(make.question("asked", asked, story.titles[row["file"]], passage, answer, kind, draw=draw))
    return out


def build(pieces, shared, seed, use=("newsroom", "public"), copies=1):
    """(train, dev, test): lists of examples; of the newsroom's questions `copies` in different windows, numbered by `copy`."""
    make, draw = Maker(pieces), random.Random(seed)
    shared = pathlib.Path(shared)
    train, dev, test = [], [], []
    if "public" in use:
        more, held = squad(make, shared / "eval" / "dev", draw)
        train += more
        dev += held
        more, held = qamr(make, shared / "train", draw)
        train += more
        dev += held
        train += selqa(make, shared / "train", draw)
        train += realtime(make, shared / "eval" / "dev", draw)
    if "newsroom" in use:
        train += from_newsroom(make, "train", draw, copies) + judged(make, "train", draw, more=True)
    dev += from_newsroom(make, "dev", draw) + judged(make, "dev", draw)
    test += from_newsroom(make, "test", draw) + judged(make, "test", draw)
    return [e for e in train if e], [e for e in dev if e], [e for e in test if e]
