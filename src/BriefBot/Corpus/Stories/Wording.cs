using BriefBot.Language;

namespace BriefBot.Corpus.Stories;

/// <summary>
/// How a text is worded, to compare with another word for word: is one a reprint of the other? Slower and surer than a
/// <see cref="TextFingerprint"/>, which only proposes what to compare.
/// </summary>
/// <remarks>
/// Weather, markets and obituaries share most of their sentences with the day before, but not their numbers and names: a reprint keeps
/// those too.
/// </remarks>
public sealed class Wording
{
    /// <summary>Share of the shorter text's runs of words that the longer must have.</summary>
    public const double LeastContainment = 0.5;

    /// <summary>Share of the shorter text's numbers, and of its names, that the longer must have.</summary>
    public const double LeastParticulars = 0.5;

    /// <summary>Fewer runs than this are a headline or a caption, of which nothing can be told.</summary>
    public const int LeastRuns = 20;

    /// <summary>Fewer names or numbers than this decide nothing.</summary>
    const int FewestParticulars = 3;

    readonly HashSet<ulong> runs;
    readonly HashSet<ulong> numbers = [];
    readonly HashSet<ulong> names = [];

    Wording(string text)
    {
        runs = WordShingles.Of(text);
        ReadParticulars(text);
    }

    /// <summary>Reads a text.</summary>
    public static Wording Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>Share of the shorter text's runs of three words that the longer has, 0–1.</summary>
    public double Containment(Wording other) => WordShingles.Containment(runs, other.runs);

    /// <summary>True when one text is the other reprinted: cut, with another beginning, with something added or changed in
    /// places.</summary>
    public bool IsReprintOf(Wording other) =>
        Math.Min(runs.Count, other.runs.Count) >= LeastRuns
        && Containment(other) >= LeastContainment
        && Agree(numbers, other.numbers)
        && Agree(names, other.names);

    static bool Agree(HashSet<ulong> one, HashSet<ulong> other) =>
        Math.Min(one.Count, other.Count) < FewestParticulars || WordShingles.Containment(one, other) >= LeastParticulars;

    // A capital at the beginning of a sentence tells nothing; a name that matters stands elsewhere, too.
    void ReadParticulars(string text)
    {
        var opensSentence = true;
        var end = 0;
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        for (var words = 0; words < WordShingles.MostWords && tokenizer.Next(); words++)
        {
            opensSentence |= text.AsSpan(end, tokenizer.Start - end).ContainsAny(Openers);
            if (char.IsAsciiDigit(tokenizer.Word[0]))
                numbers.Add(WordHash.Of(tokenizer.Word));
            else if (char.IsUpper(text[tokenizer.Start]) && !opensSentence)
                names.Add(WordHash.Of(tokenizer.Word));
            opensSentence = false;
            end = tokenizer.End;
        }
    }

    static readonly System.Buffers.SearchValues<char> Openers = System.Buffers.SearchValues.Create(".!?…:\n\"“‘");
}
