namespace BriefBot.Corpus.Stories;

/// <summary>Numbers that stand for words, the same in every run and on every machine: what is stored is made of them.</summary>
/// <remarks>Source: FNV-1a (Fowler, Noll, Vo) over UTF-16 code units; SplitMix64's finalizer (Steele et al., OOPSLA 2014).</remarks>
static class WordHash
{
    const ulong Offset = 14695981039346656037;
    const ulong Prime = 1099511628211;

    /// <summary>Hash of a word.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word)
            hash = (hash ^ c) * Prime;
        return Mix(hash);
    }

    /// <summary>Spreads a number's bits over all 64.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
