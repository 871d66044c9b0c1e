using BriefBot.Language;

namespace BriefBot.Corpus.Stories;

/// <summary>The runs of three words in a text, as numbers: what two texts share of them tells how much they share word for word.</summary>
static class WordShingles
{
    /// <summary>Words in a run.</summary>
    public const int Length = 3;

    /// <summary>Most words of a text that are looked at; longer texts are told by their beginning.</summary>
    public const int MostWords = 5000;

    /// <summary>The distinct runs of a text; a text of one or two words has one run, an empty one none.</summary>
    public static HashSet<ulong> Of(ReadOnlySpan<char> text)
    {
        var words = Words(text);
        var runs = new HashSet<ulong>(words.Count);
        for (var i = 0; i == 0 || i + Length <= words.Count; i++)
        {
            if (words.Count == 0)
                break;
            var run = 0UL;
            for (var j = i; j < Math.Min(i + Length, words.Count); j++)
                run = WordHash.Mix((run * 31) + words[j]);
            runs.Add(run);
        }
        return runs;
    }

    /// <summary>Share of the smaller set that the other holds, 0–1; 0 when one is empty.</summary>
    public static double Containment(HashSet<ulong> one, HashSet<ulong> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        return small.Count == 0 ? 0 : (double)small.Count(large.Contains) / small.Count;
    }

    static List<ulong> Words(ReadOnlySpan<char> text)
    {
        var words = new List<ulong>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (words.Count < MostWords && tokenizer.Next())
            words.Add(WordHash.Of(tokenizer.Word));
        return words;
    }
}
