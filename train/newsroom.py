"""The newsroom: stories, their articles as plain text, and what is asked of them.

`python3 train/newsroom.py [STORY…]` checks stories and says what is wrong, a line for each fault.
"""
import difflib, html.parser, json, pathlib, re, sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent / "newsroom"
KINDS = ("span", "yes", "no", "denied", "none")
CATEGORIES = ("person", "role", "org", "place", "when", "duration", "count", "money", "measure", "reason", "manner", "thing",
              "choice", "yesno", "said", "latest", "plan")
NEAR = ("role", "date", "place", "quantity", "person", "event", "premise", "detail")
LABELS = ("yes", "no", "neither")
CHANGES = ("paraphrase", "name", "role", "number", "unit", "date", "place", "polarity", "hedge", "plan", "cause", "speaker", "order",
           "scope", "event", "detail")
LEANS = ("none", "ellipsis", "pronoun", "swap", "thanks")
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "li", "tr", "table", "ul", "ol", "article", "section", "figure", "figcaption", "header",
          "footer", "nav", "aside", "blockquote", "dt", "dd", "dl", "br", "time", "address", "td", "th"}


class Text(html.parser.HTMLParser):
    """The text of a page, a line for each block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style"):
            self.hidden += 1
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.hidden -= 1
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(data)


def squeeze(text):
    """Lines trimmed, runs of blanks as one, no empty lines."""
    lines = (re.sub(r"[ \t\u00a0\r]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def page_text(markup):
    parser = Text()
    parser.feed(re.sub(r"\s*\n\s*", " ", markup))
    return squeeze("".join(parser.out))


def article_text(path):
    """The text of an article's file, whatever its form."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return page_text(raw)
    if path.suffix == ".json":
        record = json.loads(raw)
        return page_text(record["html"]) if "html" in record else squeeze(record["body"])
    if path.suffix == ".xml":
        parts = []
        for node in xml.fromstring(raw).iter():
            name = node.tag.rsplit("}", 1)[-1]
            if name in ("encoded", "content") and node.text:
                parts.append(page_text(node.text))
            elif name == "description" and node.text and not parts:
                parts.append(page_text(node.text))
        return "\n".join(parts)
    if path.suffix == ".md":
        raw = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", raw)
        raw = re.sub(r"(?m)^\s*(?:#+|>|[-*+]|\d+\.)\s+", "", raw)
        raw = re.sub(r"(\*\*|__|(?<!\w)[*_]|[*_](?!\w))", "", raw)
        return squeeze(re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", raw))
    return squeeze(raw)


def plain(marked):
    """A marked sentence without its brackets, and the places of the answer in it (start, end), or None."""
    start = marked.find("[[")
    end = marked.find("]]")
    if start < 0 or end < start:
        return marked, None
    return marked[:start] + marked[start + 2:end] + marked[end + 2:], (start, end - 2)


def find(text, sentence):
    """Where a sentence stands in an article's text, blanks and line ends alike: (start, end), or None."""
    match = re.search(r"\s+".join(re.escape(word) for word in sentence.split()), text)
    return match.span() if match else None


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class Story:
    """A story's folder, read."""

    def __init__(self, folder):
        self.name = folder.name
        self.articles = rows(folder / "articles.jsonl")
        self.texts = {a["file"]: article_text(folder / a["file"]) for a in self.articles}
        self.dates = {a["file"]: a["published"] for a in self.articles}
        self.titles = {a["file"]: a["title"] for a in self.articles}
        read = lambda name: rows(folder / name) if (folder / name).exists() else []
        self.questions, self.statements, self.dialogues = read("questions.jsonl"), read("statements.jsonl"), read("dialogues.jsonl")


def stories(split=None):
    """All stories, by name, or those of one split."""
    splits = json.loads((ROOT / "splits.json").read_text()) if (ROOT / "splits.json").exists() else {}
    for folder in sorted(p for p in ROOT.iterdir() if (p / "dialogues.jsonl").exists()):
        if split is None or splits.get(folder.name, "train") == split:
            yield Story(folder)


def faults(story):
    """What is wrong with a story, a line for each fault."""
    def place(where, row):
        if row.get("file") not in story.texts:
            yield f"{where}: no article {row.get('file')}"
            return
        bare, answer = plain(row.get("text", ""))
        if not bare.strip():
            yield f"{where}: text is empty"
        elif find(story.texts[row["file"]], bare) is None:
            close = difflib.get_close_matches(bare, re.split(r"(?<=[.!?”\"])\s+|\n", story.texts[row["file"]]), 1, .5)
            yield f"{where}: not in {row['file']}: {bare[:160]}" + (f"\n      nearest: {close[0][:200]}" if close else "")
        if row.get("kind") == "span" and answer is None:
            yield f"{where}: a span needs [[brackets]]"
        if row.get("kind") == "none" and answer is not None:
            yield f"{where}: kind none has no [[brackets]]"
        if row.get("as_of") and story.dates.get(row["file"], "") > row["as_of"]:
            yield f"{where}: {row['file']} was published after as_of {row['as_of']}"

    def among(where, name, value, allowed):
        if value not in allowed:
            yield f"{where}: {name} {value!r} is none of {', '.join(allowed)}"

    for a in story.articles:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", a["published"]):
            yield f"articles: published {a['published']!r} is not a day"
        if len(story.texts[a["file"]]) < 200:
            yield f"articles: {a['file']} has no text to speak of"
    for i, q in enumerate(story.questions, 1):
        where = f"{story.name}/questions:{i}"
        yield from among(where, "kind", q.get("kind"), KINDS)
        yield from among(where, "cat", q.get("cat"), CATEGORIES)
        if q.get("kind") == "none":
            yield from among(where, "near", q.get("near"), NEAR)
        yield from place(where, q)
    for i, s in enumerate(story.statements, 1):
        where = f"{story.name}/statements:{i}"
        yield from among(where, "label", s.get("label"), LABELS)
        yield from among(where, "how", s.get("how"), CHANGES)
        yield from place(where, s)
    for i, d in enumerate(story.dialogues, 1):
        for j, t in enumerate(d["turns"], 1):
            where = f"{story.name}/dialogues:{i}.{j}"
            yield from among(where, "lean", t.get("lean"), LEANS)
            if t.get("lean") != "thanks":
                yield from among(where, "kind", t.get("kind"), KINDS)
                if not t.get("full"):
                    yield f"{where}: full is missing"
                yield from place(where, {**t, "as_of": d.get("as_of")})
    seen = {}
    for name, key in (("questions", "q"), ("statements", "s")):
        for i, row in enumerate(getattr(story, name), 1):
            words = " ".join(re.findall(r"\w+", row[key].lower()))
            if (name, words) in seen:
                yield f"{story.name}/{name}:{i}: the same as line {seen[name, words]}"
            seen[name, words] = i


def main(names):
    bad = 0
    total = [0, 0, 0, 0, 0]
    for story in stories():
        if names and story.name not in names:
            continue
        found = list(faults(story))
        bad += len(found)
        kinds = {k: sum(q["kind"] == k for q in story.questions) for k in KINDS}
        labels = {k: sum(s["label"] == k for s in story.statements) for k in LABELS}
        counts = [1, len(story.articles), len(story.questions), len(story.statements), len(story.dialogues)]
        total = [a + b for a, b in zip(total, counts)]
        print(f"{story.name}: {counts[1]} articles, {counts[2]} questions {kinds}, {counts[3]} statements {labels}, {counts[4]} dialogues")
        for line in found:
            print("   " + line)
    print("%d stories, %d articles, %d questions, %d statements, %d dialogues" % tuple(total) + f", {bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
