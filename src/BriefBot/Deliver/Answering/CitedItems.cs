using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Deliver.Answering;

/// <summary>What a reply cites, and which of its short answers each citation bears out.</summary>
static class CitedItems
{
    /// <summary>A citation for each source, and one more for each further short answer that is taken from it. None of the samples: they
    /// never change.</summary>
    public static IReadOnlyList<AnswerCitation> Of(Reply reply)
    {
        if (reply.FromSamples)
            return [];
        var items = (reply as Reply.Cited)?.Items ?? [];
        var citations = new List<AnswerCitation>();
        foreach (var source in reply.Sources)
        {
            var borneOut = items
                .Index()
                .Where(item => item.Item.Citations.Contains(source.Number))
                .Select(item => new AnswerCitation(source.Citation, item.Index, Place(source, item.Item.Text)))
                .ToList();
            if (borneOut.Count == 0)
                citations.Add(new AnswerCitation(source.Citation));
            else
                citations.AddRange(borneOut);
        }
        return citations;
    }

    // Where a source says it in other words, the whole sentence counts.
    static TextSpan Place(CitedSource source, string item)
    {
        var at = item.Length == 0 ? -1 : source.Quote.IndexOf(item, StringComparison.OrdinalIgnoreCase);
        var start = source.Citation.Start;
        return at < 0 ? new(start, source.Citation.End) : new(start + at, start + at + item.Length);
    }
}
