using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Finds a question's terms in text, each with all its forms. Not safe for concurrent use: it remembers words it has
/// seen.</summary>
public sealed class TermMatcher
{
    const int MaxRemembered = 50_000;

    readonly Dictionary<string, int> _byStem = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _near = new(StringComparer.Ordinal);
    readonly Dictionary<TextLanguage, KnownWords> _byWord = [];
    readonly List<(int Term, string Initials)> _abbreviations = [];

    // Whether a term is a shorter run of characters than those of texts.
    readonly bool _hasPart;

    /// <summary>Prepares to find the terms of a question.</summary>
    public TermMatcher(QuestionAnalysis question)
    {
        for (var i = 0; i < question.Terms.Count; i++)
        {
            foreach (var form in question.Terms[i].Forms)
                _byStem.TryAdd(form.Stem, i);
            foreach (var stem in question.Terms[i].Near)
                _near.TryAdd(stem, i);
            if (question.Terms[i].Initials is { } initials)
                _abbreviations.Add((i, initials));
        }
        Count = question.Terms.Count;
        _hasPart = question.Terms.Any(term =>
            Unspaced.Is(term.Surface[0]) && Unspaced.Parts(term.Term.Stem).Count < (Unspaced.Characters(term.Surface[0]) == 2 ? 2 : 5)
        );
    }

    /// <summary>Number of the question's terms.</summary>
    public int Count { get; }

    /// <summary>The text's words with the terms that they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    public List<MatchedWord> Match(ReadOnlySpan<char> text, TextLanguage language)
    {
        var words = new List<MatchedWord>(text.Length / 6);
        if (!_byWord.TryGetValue(language, out var known))
            _byWord.Add(language, known = new KnownWords());
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize], language.Writing);
        var before = new TextSpan(0, 0);
        while (tokenizer.Next())
        {
            var (term, near) = Find(tokenizer.Word, language, known);
            var span = new TextSpan(tokenizer.Start, tokenizer.End);
            if (term < 0 && _hasPart && Unspaced.Is(text[span.Start]))
                term = FindPart(tokenizer.Word);
            else if (term < 0 && Hyphens.Stand(text, before, span) && Hyphens.Join(text, before, span, language) is { } joined)
                term = _byStem.GetValueOrDefault(joined, -1);
            words.Add(new MatchedWord(span.Start, span.End, term) { Near = near });
            before = span;
        }
        foreach (var (term, initials) in _abbreviations)
            MatchInitials(text, words, term, initials);
        return words;
    }

    (int Term, int Near) Find(ReadOnlySpan<char> word, TextLanguage language, KnownWords known)
    {
        if (known.Of.TryGetValue(word, out var found))
            return found;
        var stem = language.Stem(word);
        found = (_byStem.GetValueOrDefault(stem, -1), _near.GetValueOrDefault(stem, -1));
        if (found.Term < 0 && language.PlainStem(stem) is { } plain)
            found.Term = _byStem.GetValueOrDefault(plain, -1);
        if (known.Words.Count < MaxRemembered)
            known.Words.Add(word.ToString(), found);
        return found;
    }

    // A question of one character finds it in the runs of a text.
    int FindPart(ReadOnlySpan<char> run)
    {
        foreach (var part in Unspaced.Parts(run))
            if (_byStem.TryGetValue(part, out var term))
                return term;
        return -1;
    }

    /// <summary>Words of a language that were seen before, with what they are.</summary>
    sealed class KnownWords
    {
        public KnownWords() => Of = Words.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<string, (int Term, int Near)> Words { get; } = new(StringComparer.Ordinal);

        // Made once: that takes longer than a look into it.
        public Dictionary<string, (int Term, int Near)>.AlternateLookup<ReadOnlySpan<char>> Of { get; }
    }

    // "Trans-Pacific Partnership" for "TPP": capitalised words in a row with these initials, small words between them skipped.
    static void MatchInitials(ReadOnlySpan<char> text, List<MatchedWord> words, int term, string initials)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var letters = 0;
            for (var j = i; j < words.Count && letters < initials.Length && j - i < initials.Length + 3; j++)
            {
                var first = text[words[j].Start];
                if (char.IsUpper(first) && char.ToLowerInvariant(first) == initials[letters])
                    letters++;
                else if (j == i || !StopWords.IsStopWord(text[words[j].Start..words[j].End]))
                    break;
            }
            if (letters == initials.Length)
                words[i] = words[i] with { Term = term };
        }
    }
}

/// <summary>A word of a text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Term">Index of the question's term that it is, −1 for none.</param>
public readonly record struct MatchedWord(int Start, int End, int Term)
{
    /// <summary>Index of the question's term that it may stand for, −1 for none.</summary>
    public int Near { get; init; } = -1;
}
