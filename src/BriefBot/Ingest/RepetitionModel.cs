using BriefBot.Corpus;
using BriefBot.Ingest.Boilerplate;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>
/// Lines that come again and again in the articles of one source: its page furniture. Learned from the source's raw documents,
/// asked while each is cleaned.
/// </summary>
/// <remarks>
/// A reprint does not count: a document most of whose paragraphs were seen before adds nothing, so whole articles that were
/// published several times stay whole. A sentence that tells needs far more witnesses than a label or a plea does, and must have
/// nothing to do with the documents around it: agencies and series repeat their background, in words that the story has, too.
/// </remarks>
public sealed class RepetitionModel
{
    /// <summary>Fewest documents of the source that a line must stand in.</summary>
    public const int FewestDocuments = 3;

    /// <summary>Smallest share of the source's documents that a line must stand in.</summary>
    public const double SmallestShare = 0.2;

    /// <summary>Fewest documents for a line that reads like a paragraph of a story.</summary>
    public const int FewestForNarrative = 8;

    /// <summary>Smallest share of documents for such a line.</summary>
    public const double SmallestShareForNarrative = 0.5;

    /// <summary>Largest share of a narrative line's returns in which it had words in common with the rest of the document.</summary>
    const double LargestTiedShare = 0.25;

    const int NarrativeLength = 120;
    const int NarrativeWords = 8;

    /// <summary>The lowest bit of a remembered line's key: the line had to do with the rest of its document.</summary>
    const ulong TiedBit = 1;

    readonly Dictionary<ulong, int> counts = [];
    readonly Dictionary<ulong, int> tied = [];
    readonly HashSet<ulong> documents = [];

    /// <summary>How many documents were counted; reprints are not.</summary>
    public int Documents { get; private set; }

    /// <summary>Key under which a source is remembered; its name or host, case is ignored.</summary>
    public static long OutletKey(string source) => unchecked((long)Key(source));

    /// <summary>Counts a document that was counted in an earlier run.</summary>
    public void Add(OutletLines remembered)
    {
        ArgumentNullException.ThrowIfNull(remembered);
        if (!documents.Add(Signature(remembered.Lines)))
            return;
        Documents++;
        foreach (var line in remembered.Lines)
        {
            var key = line & ~TiedBit;
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if ((line & TiedBit) != 0)
                tied[key] = tied.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Counts a document of the source, unless it was counted before.</summary>
    /// <param name="text">Raw text, tidied by <see cref="TextDecoder"/>.</param>
    /// <returns>What to remember of it; null when it wasn't counted.</returns>
    public IReadOnlyList<ulong>? Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new Dictionary<ulong, Range>();
        int paragraphs = 0,
            seenBefore = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty || !lines.TryAdd(Key(line), range) || line.Length < NarrativeLength)
                continue;
            paragraphs++;
            if (counts.ContainsKey(Key(line)))
                seenBefore++;
        }
        if (lines.Count == 0 || documents.Contains(Signature(lines.Keys)) || (paragraphs > 0 && seenBefore * 2 > paragraphs))
            return null;
        documents.Add(Signature(lines.Keys));
        Documents++;
        var ties = CountTied(text, lines);
        foreach (var line in lines.Keys)
            counts[line] = counts.GetValueOrDefault(line) + 1;
        return [.. lines.Keys.Take(OutletLines.MostLines).Select(line => ties.Contains(line) ? line | TiedBit : line)];
    }

    /// <summary>Equal for documents of the same lines, whatever their order; of the lines that are remembered.</summary>
    static ulong Signature(IEnumerable<ulong> lines)
    {
        var sum = 0UL;
        foreach (var line in lines.Take(OutletLines.MostLines))
            sum = unchecked(sum + ((line & ~TiedBit) * 0x9E3779B97F4A7C15));
        return sum;
    }

    /// <summary>True when the line is furniture of this source's pages.</summary>
    public bool IsBoilerplate(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var key = Key(line);
        if (Documents < FewestDocuments || line.IsEmpty || !counts.TryGetValue(key, out var count))
            return false;
        if (!IsNarrative(line))
            return count >= FewestDocuments && count >= SmallestShare * Documents;
        var (fewest, share) =
            (!line.ContainsAny("\"“”«»") && LineText.AddressesReader(line))
                ? (FewestDocuments, SmallestShare)
                : (FewestForNarrative, SmallestShareForNarrative);
        return count >= fewest && count >= share * Documents && tied.GetValueOrDefault(key) <= LargestTiedShare * (count - 1);
    }

    /// <summary>How many documents the line stood in.</summary>
    public int CountOf(ReadOnlySpan<char> line) => counts.GetValueOrDefault(Key(line.Trim()));

    /// <summary>True when a line speaks of what a text tells: a headline does, a slogan of the page does not.</summary>
    public static bool IsAbout(ReadOnlySpan<char> line, IReadOnlySet<ulong> wordsOfText)
    {
        var words = Words(line);
        var shared = words.Count(wordsOfText.Contains);
        return shared >= FewestSharedWords && shared * 3 >= words.Count;
    }

    /// <summary>Keys of the words of a line that tell what it is about.</summary>
    public static IReadOnlySet<ulong> WordsOf(ReadOnlySpan<char> line) => Words(line);

    /// <summary>Counts the narrative lines that came again in a document which speaks of the same things elsewhere.</summary>
    /// <returns>Their keys.</returns>
    HashSet<ulong> CountTied(string text, Dictionary<ulong, Range> lines)
    {
        var ties = new HashSet<ulong>();
        Dictionary<ulong, int>? linesOfWord = null;
        foreach (var (key, range) in lines)
        {
            var line = text.AsSpan()[range].Trim();
            if (!counts.ContainsKey(key) || !IsNarrative(line))
                continue;
            linesOfWord ??= LinesOfWords(text, lines.Values);
            if (Words(line).Count(word => linesOfWord[word] > 1) < FewestSharedWords)
                continue;
            tied[key] = tied.GetValueOrDefault(key) + 1;
            ties.Add(key);
        }
        return ties;
    }

    const int FewestSharedWords = 2;

    static Dictionary<ulong, int> LinesOfWords(string text, IEnumerable<Range> lines)
    {
        var linesOfWord = new Dictionary<ulong, int>();
        foreach (var range in lines)
        foreach (var word in Words(text.AsSpan()[range]))
            linesOfWord[word] = linesOfWord.GetValueOrDefault(word) + 1;
        return linesOfWord;
    }

    /// <summary>Keys of the words of a line that tell what it is about.</summary>
    static HashSet<ulong> Words(ReadOnlySpan<char> line)
    {
        const int shortest = 4;
        var words = new HashSet<ulong>();
        foreach (var range in line.SplitAny(" \t-–—/"))
        {
            var word = line[range].Trim(" .,;:!?\"'“”‘’()[]");
            if (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal))
                word = word[..^2];
            if (word.Length >= shortest && !StopWords.IsStopWord(word))
                words.Add(Key(word));
        }
        return words;
    }

    /// <summary>True for a sentence of some length, and for anything as long as a paragraph.</summary>
    static bool IsNarrative(ReadOnlySpan<char> line)
    {
        if (line.Length >= NarrativeLength)
            return true;
        var rest = line.TrimEnd(" \"'”’)]*_");
        return rest.Length > 0 && rest[^1] is '.' or '!' or '?' or '…' && line.Count(' ') >= NarrativeWords - 1;
    }

    /// <summary>64-bit FNV-1a over the lower-cased letters and digits, the lowest bit left free.</summary>
    static ulong Key(ReadOnlySpan<char> line)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in line)
        {
            if (char.IsLetterOrDigit(c))
                hash = (hash ^ (char.IsAscii(c) ? (char)(c | 0x20) : char.ToLowerInvariant(c))) * 1099511628211UL;
        }
        return hash & ~TiedBit;
    }
}
