namespace BriefBot.Ingest;

/// <summary>
/// Lines that come again and again in the articles of one source: its page furniture. Learned from the source's raw documents,
/// asked while each is cleaned.
/// </summary>
/// <remarks>
/// A reprint does not count: a document most of whose paragraphs were seen before adds nothing, so whole articles that were
/// published several times stay whole. Long narrative sentences need far more witnesses than labels do, because agencies repeat
/// their background paragraphs.
/// </remarks>
public sealed class RepetitionModel
{
    /// <summary>Fewest documents of the source that a line must stand in.</summary>
    public const int FewestDocuments = 3;

    /// <summary>Smallest share of the source's documents that a line must stand in.</summary>
    public const double SmallestShare = 0.2;

    /// <summary>Fewest documents for a line that reads like a paragraph of a story.</summary>
    public const int FewestForNarrative = 8;

    const int NarrativeLength = 120;
    readonly Dictionary<ulong, int> counts = [];

    /// <summary>How many documents were counted; reprints are not.</summary>
    public int Documents { get; private set; }

    /// <summary>Counts a document of the source.</summary>
    /// <param name="text">Raw text, tidied by <see cref="TextDecoder"/>.</param>
    public void Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new HashSet<ulong>();
        int paragraphs = 0, seenBefore = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty || !lines.Add(Key(line)) || line.Length < NarrativeLength) continue;
            paragraphs++;
            if (counts.ContainsKey(Key(line))) seenBefore++;
        }
        if (paragraphs > 0 && seenBefore * 2 > paragraphs) return;
        Documents++;
        foreach (var line in lines) counts[line] = counts.GetValueOrDefault(line) + 1;
    }

    /// <summary>True when the line is furniture of this source's pages.</summary>
    public bool IsBoilerplate(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (Documents < FewestDocuments || line.IsEmpty || !counts.TryGetValue(Key(line), out var count)) return false;
        var fewest = line.Length >= NarrativeLength ? FewestForNarrative : FewestDocuments;
        return count >= fewest && count >= SmallestShare * Documents;
    }

    /// <summary>64-bit FNV-1a over the lower-cased letters and digits.</summary>
    static ulong Key(ReadOnlySpan<char> line)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in line)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        }
        return hash;
    }
}
