using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Corpus;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>What the reader made of the best passages for a question.</summary>
sealed class ReadPassages
{
    /// <summary>Nothing was read: rules decide alone.</summary>
    public static ReadPassages None { get; } = new([]);

    readonly Dictionary<PassageId, ReadPassage> _read;

    ReadPassages(IEnumerable<ReadPassage> read) => _read = read.ToDictionary(passage => passage.Passage.Passage.Id);

    /// <summary>True when at least one passage was read.</summary>
    public bool Any => _read.Count > 0;

    /// <summary>All that were read, in no order.</summary>
    public IEnumerable<ReadPassage> All => _read.Values;

    /// <summary>The reading of a passage; null when it wasn't read.</summary>
    public ReadPassage? Of(Passage passage) => _read.GetValueOrDefault(passage.Id);

    /// <summary>
    /// The passages that were read in the order that reading gives them, before those that weren't. Where a question asks for several
    /// things their order stays: it holds something for each.
    /// </summary>
    public Retrieval Reorder(Retrieval retrieval)
    {
        if (!Any || retrieval.Parts is not null)
            return retrieval;
        var read = retrieval
            .Passages.Where(passage => Of(passage.Passage) is not null)
            .Select(Weighed)
            .OrderByDescending(passage => passage.Score)
            .ToList();
        return retrieval with { Passages = [.. read, .. retrieval.Passages.Where(passage => Of(passage.Passage) is null)] };
    }

    ScoredPassage Weighed(ScoredPassage passage)
    {
        var added = ReadingWeights.Passage(Of(passage.Passage)!.Reading);
        return passage with { Score = passage.Score + added, Features = passage.Features with { Reading = added } };
    }

    // An article of the year asked for seldom names it: put to such a one, the question goes without it.
    static string? InYear(string question, QuestionAnalysis analysis, ScoredPassage passage)
    {
        if (passage.Passage.Article.Published.Year is not { } year || !analysis.Years.Contains(year))
            return null;
        var number = year.ToString(CultureInfo.InvariantCulture);
        if (passage.Passage.Text.Contains(number, StringComparison.Ordinal))
            return null;
        return Regex.Replace(
            question,
            $@"\s*\b(?:(?:in|of|during|for|from)\s+)?(?:the\s+year\s+)?{number}\b",
            "",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            Patience
        );
    }

    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Has the best passages read.</summary>
    /// <param name="reader">Reads.</param>
    /// <param name="question">What was asked, in the asker's words.</param>
    /// <param name="retrieval">What was found.</param>
    /// <param name="waiting">Questions that wait for their turn meanwhile.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static ReadPassages Read(
        QuestionReader reader,
        string question,
        Retrieval retrieval,
        int waiting,
        CancellationToken cancellation
    )
    {
        // The reader knows English.
        if (!retrieval.Question.Language.IsEnglish)
            return None;
        var chosen = retrieval
            .Passages.Where(passage => retrieval.Scorer.LanguageOf(passage.Passage.Article).IsEnglish)
            .Take(reader.Passages(waiting))
            .ToList();
        if (chosen.Count == 0)
            return None;
        var readings = reader.Read(
            question,
            [
                .. chosen.Select(passage => new TextToRead(passage.Passage.Article.Title, passage.Passage.Text)
                {
                    Asked = InYear(question, retrieval.Question, passage),
                }),
            ],
            cancellation
        );
        return new ReadPassages(
            chosen.Zip(readings).Where(pair => pair.Second is not null).Select(pair => new ReadPassage(pair.First, pair.Second!))
        );
    }
}
