"""WordPiece as BERT's uncased vocabulary wants it, with the place of each token in the text.

The same ids come of src/BriefBot/Reader; tests/BriefBot.Tests/Reader compares both with stored ones.
"""
import functools, unicodedata

CLS, SEP, PAD, UNK = "[CLS]", "[SEP]", "[PAD]", "[UNK]"
JUDGE = "[unused1]"
"""Stands before a statement that is to be judged, so that one model knows both tasks apart."""


def is_punctuation(c):
    """As BERT's reference tokenizer has it: all ASCII symbols count, not only Unicode's punctuation."""
    code = ord(c)
    return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126 or unicodedata.category(c)[0] == "P"


def is_cjk(c):
    code = ord(c)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F


def is_control(c):
    return c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs")


class WordPiece:
    def __init__(self, vocabulary):
        with open(vocabulary, encoding="utf-8") as lines:
            self.ids = {line.rstrip("\n"): i for i, line in enumerate(lines)}
        self.cls, self.sep, self.pad, self.unk, self.judge = (self.ids[t] for t in (CLS, SEP, PAD, UNK, JUDGE))
        self.pieces = functools.lru_cache(400_000)(self.pieces_of)

    @staticmethod
    def words(text):
        """Words and signs, lower case and without accents: (word, start, end)."""
        i, n = 0, len(text)
        while i < n:
            c = text[i]
            if c.isspace() or is_control(c):
                i += 1
            elif is_punctuation(c) or is_cjk(c):
                yield c, i, i + 1
                i += 1
            else:
                j = i
                while j < n and not (text[j].isspace() or is_punctuation(text[j]) or is_cjk(text[j])):
                    j += 1
                word = unicodedata.normalize("NFD", text[i:j].lower())
                word = "".join(x for x in word if unicodedata.category(x) != "Mn" and not is_control(x))
                if word:
                    yield word, i, j
                i = j

    def pieces_of(self, word):
        if len(word) > 100:
            return (self.unk,)
        out, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return (self.unk,)
            out.append(self.ids[piece])
            start = end
        return tuple(out)

    def encode(self, text):
        """Ids, and the (start, end) of the word that each one belongs to."""
        ids, places = [], []
        for word, start, end in self.words(text):
            for piece in self.pieces(word):
                ids.append(piece)
                places.append((start, end))
        return ids, places


def write_letters(path):
    """What each letter is in lower case without its accents, where that differs: a runtime without Unicode's tables reads it from here."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for code in list(range(0x80, 0xAC00)) + list(range(0xD7A4, 0xD800)) + list(range(0xF900, 0x10000)):
            c = chr(code)
            bare = "".join(x for x in unicodedata.normalize("NFD", c.lower()) if unicodedata.category(x) != "Mn")
            if bare != c and bare:
                out.write(f"{c} {bare}\n")
