using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>A place in a question where an outlet is named.</summary>
/// <param name="Start">Its first word, an index into the question's words.</param>
/// <param name="End">One past its last word.</param>
/// <param name="Sources">What articles of it have as their source: several where it has sections.</param>
public sealed record OutletMention(int Start, int End, IReadOnlyList<string> Sources)
{
    /// <summary>Whether a word of the question, by its index, belongs to it.</summary>
    public bool Holds(int word) => word >= Start && word < End;

    /// <summary>Whether an article is of this outlet.</summary>
    public bool Names(string? source) => source is not null && Sources.Contains(source, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Finds the outlets of a corpus that a question names: "The Verge", "cnn.com", "the Elm Courier".</summary>
static class OutletMentions
{
    // Words that an outlet's name has at most.
    const int MostWords = 8;

    /// <summary>The mentions in their order, without overlap; of two at one place the longer.</summary>
    public static async ValueTask<IReadOnlyList<OutletMention>> FindAsync(
        ICorpus corpus,
        string question,
        WorkspaceId workspace,
        CancellationToken cancellation
    )
    {
        var words = QuestionWords.Read(question, TextLanguage.English);
        var runs = Runs(question, words);
        if (runs.Count == 0)
            return [];
        var outlets = await corpus.OutletsNamedAsync(
            workspace,
            runs.Select(run => run.Name).ToHashSet(StringComparer.Ordinal),
            cancellation
        );
        if (outlets.Count == 0)
            return [];
        var sources = outlets.ToLookup(outlet => outlet.Name, outlet => outlet.Source, StringComparer.Ordinal);
        var mentions = new List<OutletMention>();
        foreach (var (start, end, name) in runs)
        {
            if (!sources.Contains(name) || (mentions.Count > 0 && start < mentions[^1].End))
                continue;
            mentions.Add(new OutletMention(start, end, [.. sources[name]]));
        }
        return mentions;
    }

    // Longest first at each place.
    static List<(int Start, int End, string Name)> Runs(string question, List<QuestionWord> words)
    {
        var capitals = question.Any(char.IsLower) && words.Skip(1).Any(word => char.IsUpper(word.Surface[0]));
        var runs = new List<(int, int, string)>();
        for (var start = 0; start < words.Count; start++)
        {
            for (var end = Math.Min(words.Count, start + MostWords); end > start; end--)
            {
                if (!MayBeName(question, words, start, end, capitals))
                    continue;
                runs.Add((start, end, OutletAliases.Squeeze(words.GetRange(start, end - start).Select(word => word.Normalized))));
            }
        }
        return runs;
    }

    static bool MayBeName(string question, List<QuestionWord> words, int start, int end, bool capitals)
    {
        var own = words[start].Normalized == "the" && end > start + 1 ? start + 1 : start;
        if (StopWords.IsStopWord(words[end - 1].Normalized) && words[end - 1].Surface.Any(char.IsLower))
            return false;
        if (IsQuoted(question, words[start], words[end - 1]) || IsHost(question, words, start, end))
            return true;
        if (!capitals)
            return end > start + 1 || IsBehindPointer(words, start);
        for (var i = own; i < end; i++)
            if (!char.IsUpper(words[i].Surface[0]) && !char.IsDigit(words[i].Surface[0]) && !StopWords.IsStopWord(words[i].Normalized))
                return false;
        if (!char.IsUpper(words[own].Surface[0]))
            return false;
        return end > own + 1 || words[own].Surface.Skip(1).Any(char.IsUpper) || StandsAlone(question, words, own, start);
    }

    static bool IsQuoted(string question, QuestionWord first, QuestionWord last) =>
        first.Start > 0
        && question[first.Start - 1] is '"' or '“' or '«' or '‘' or '\'' or '„'
        && last.End < question.Length
        && question[last.End] is '"' or '”' or '»' or '’' or '\'' or '“';

    // "elmcourier.com": points between its words and no blanks.
    static bool IsHost(string question, List<QuestionWord> words, int start, int end)
    {
        if (end - start < 2)
            return false;
        for (var i = start + 1; i < end; i++)
            if (words.Gap(question, i) is not ".")
                return false;
        return true;
    }

    // "Age", but not that of "Ice Age" or "Age of Empires".
    static bool StandsAlone(string question, List<QuestionWord> words, int word, int start)
    {
        var before = start > 0 ? words[start - 1] : null;
        if (
            before is not null
            && start == word
            && char.IsUpper(before.Surface[0])
            && !StopWords.IsStopWord(before.Normalized)
            && Joined(question, before, words[start])
        )
            return false;
        if (word + 1 >= words.Count || !Joined(question, words[word], words[word + 1]))
            return true;
        var after = words[word + 1];
        return after.Normalized != "of" && (!char.IsUpper(after.Surface[0]) || StopWords.IsStopWord(after.Normalized));
    }

    static bool Joined(string question, QuestionWord first, QuestionWord second) =>
        second.Start - first.End <= 1 && (second.Start == first.End || char.IsWhiteSpace(question[first.End]));

    // In a question without capitals a single word is an outlet's name only where such a name may stand.
    static bool IsBehindPointer(List<QuestionWord> words, int start) =>
        words[start].Normalized.Length > 3
        && !CommonWords.IsCommonStem(PorterStemmer.Stem(words[start].Normalized))
        && start > 0
        && words[start - 1].Normalized
            is "by"
                or "in"
                or "from"
                or "to"
                or "and"
                or "or"
                or "both"
                or "than"
                or "between"
                or "with"
                or "versus"
                or "vs"
                or "do"
                or "does"
                or "did";
}
