using BriefBot.Language;

namespace BriefBot.Corpus.Changes;

/// <summary>What became of a cited stretch.</summary>
/// <param name="Fate">Unchanged, reworded, changed or removed; never added.</param>
/// <param name="To">Where it, or what replaced it, stands in the later body; null when nothing does.</param>
public readonly record struct CitedFate(SentenceFate Fate, TextSpan? To)
{
    /// <summary>True while what was cited is still said.</summary>
    public bool Stands => Fate is SentenceFate.Unchanged or SentenceFate.Reworded;
}

/// <summary>
/// The difference between two versions of an article's body, sentence by sentence. Sentences that only moved are unchanged. Takes time
/// in proportion to the texts; only <see cref="SentencePairing.MostLeft"/> sentences of each side are looked at for what became of them.
/// </summary>
public sealed class ArticleDifference
{
    readonly string from;
    readonly string to;

    ArticleDifference(string from, string to, IReadOnlyList<SentenceChange> sentences)
    {
        this.from = from;
        this.to = to;
        Sentences = sentences;
        Substantial = [.. sentences.Where(IsSubstantial)];
        Notice = FindNotice();
    }

    /// <summary>All sentences of both, in the order of the later one; removed ones after what they followed.</summary>
    public IReadOnlyList<SentenceChange> Sentences { get; }

    /// <summary>Those that were changed, added or removed, without lines that state nothing ("Updated at 10:40", headings of
    /// links).</summary>
    public IReadOnlyList<SentenceChange> Substantial { get; }

    /// <summary>What the outlet itself says it corrected, when only the later version says so; else null.</summary>
    public string? Notice { get; }

    /// <summary>Part of all words that stand unchanged in both, 0 to 1.</summary>
    public double Kept => Share();

    /// <summary>Compares two bodies.</summary>
    /// <param name="from">The earlier one.</param>
    /// <param name="to">The later one.</param>
    /// <param name="language">Primary BCP 47 tag of their language; null when it isn't known.</param>
    public static ArticleDifference Between(string from, string to, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new(from, to, SentenceAlignment.Align(from, to, language));
    }

    /// <summary>What became of a stretch of the earlier body; removed when it lies outside every sentence.</summary>
    public CitedFate Of(TextSpan cited)
    {
        var touched = Sentences.Where(sentence => sentence.From is { } at && at.Start < cited.End && cited.Start < at.End).ToList();
        if (touched.Count == 0)
            return new(SentenceFate.Removed, null);
        var worst = touched.Max(sentence => sentence.Fate);
        var places = touched
            .Where(sentence => sentence.Fate == worst && sentence.To is not null)
            .Select(sentence => sentence.To!.Value)
            .ToList();
        return new(worst, places.Count == 0 ? null : Extent(places));
    }

    /// <summary>The text of a place in the earlier body.</summary>
    public string From(TextSpan span) => from[span.Start..span.End];

    /// <summary>The text of a place in the later body.</summary>
    public string To(TextSpan span) => to[span.Start..span.End];

    // What replaced a stretch of several sentences may be scattered: only neighbours are shown as one.
    TextSpan Extent(List<TextSpan> places)
    {
        var extent = places[0];
        foreach (var place in places.Skip(1))
            if (place.Start >= extent.End && string.IsNullOrWhiteSpace(to[extent.End..place.Start]))
                extent = new(extent.Start, place.End);
        return extent;
    }

    bool IsSubstantial(SentenceChange change) =>
        change.Fate is SentenceFate.Changed or SentenceFate.Added or SentenceFate.Removed
        && ((change.From is { } old && !StatesNothing(From(old))) || (change.To is { } now && !StatesNothing(To(now))));

    /// <summary>A stamp, or a label: a few words with no point behind them and no number.</summary>
    static bool StatesNothing(string sentence)
    {
        const int longestLabel = 4;
        if (EditorialNotes.IsTimestamp(sentence))
            return true;
        var key = SentenceKey.Of(sentence);
        if (key.Length == 0)
            return true;
        return key.Count(c => c == ' ') < longestLabel
            && !key.Any(char.IsDigit)
            && !sentence.AsSpan().TrimEnd("\"”’')]»").EndsWithAny(".!?…。！？");
    }

    string? FindNotice()
    {
        const int longest = 600;
        foreach (var change in Sentences)
        {
            if (change.Fate is not (SentenceFate.Added or SentenceFate.Changed) || !EditorialNotes.IsCorrection(To(change.To!.Value)))
                continue;
            var end = to.IndexOf('\n', change.To.Value.Start) is var line and >= 0 ? line : to.Length;
            var notice = to[change.To.Value.Start..end].Trim();
            return notice.Length <= longest ? notice : BoundedText.Cut(notice, longest);
        }
        return null;
    }

    double Share()
    {
        long kept = 0,
            all = 0;
        foreach (var change in Sentences)
        {
            var length = (change.From?.Length ?? 0) + (change.To?.Length ?? 0);
            all += length;
            if (change.Fate is SentenceFate.Unchanged or SentenceFate.Reworded)
                kept += length;
        }
        return all == 0 ? 1 : (double)kept / all;
    }
}

static class EndsWith
{
    /// <summary>True when the last character is one of these.</summary>
    public static bool EndsWithAny(this ReadOnlySpan<char> text, string last) => text.Length > 0 && last.Contains(text[^1]);
}
