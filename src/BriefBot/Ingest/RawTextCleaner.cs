using System.Text;
using BriefBot.Ingest.Boilerplate;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>
/// Separates a story from what a scraped page has around and between its paragraphs. Precision first: what may be story stays.
/// </summary>
public static class RawTextCleaner
{
    /// <summary>
    /// Version of the rules. Raised when they change so that texts come out differently: then articles that are ingested again are
    /// cleaned anew; otherwise the same input stays as it was stored.
    /// </summary>
    public const int Rules = 4;

    const int DatelineLines = 4;

    /// <summary>Characters in which the outlet is looked for before an article is cleaned.</summary>
    const int TopLength = 1500;

    /// <summary>Cleans a raw text.</summary>
    /// <param name="text">Tidied by <see cref="TextDecoder"/>.</param>
    /// <param name="knownTitle">The title when the input states it apart from the text; null to find it in the text.</param>
    /// <param name="repetition">What comes again in the documents of this source; null when nothing is known.</param>
    public static CleanedText Clean(string text, string? knownTitle = null, RepetitionModel? repetition = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var unwrapped = HardWraps.Unwrap(text);
        var lines = LineSplitter.Split(unwrapped);
        var furniture = repetition is null ? [] : RepeatedLines.Mark(lines, repetition, knownTitle);
        NeighbourRules.Apply(lines);
        var head = new HeadReader(lines);
        head.Read(knownTitle);
        var dateline = CutDateline(lines);
        return new CleanedText(head.Title, Join(lines, unwrapped.Length))
        {
            Author = head.Author,
            Source = string.Equals(head.Source, dateline?.Agency, StringComparison.OrdinalIgnoreCase) ? dateline?.Agency : head.Source,
            Url = head.Url,
            Furniture = furniture,
            Dateline = dateline,
            StatedDate = head.Date,
            StatedWhere = head.DateWhere,
            Updated = head.Updated,
        };
    }

    /// <summary>The outlet that the lines at the top of an article name; null when none does.</summary>
    public static string? OutletOf(FoundArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var top = TextDecoder.Tidy(article.Text.Length <= TopLength ? article.Text : article.Text[..TopLength]);
        var head = new HeadReader(LineSplitter.Split(top));
        head.Read(article.Title ?? (article.Form == TextForm.Body ? "" : null));
        return head.Source;
    }

    static Dateline? CutDateline(List<RawLine> lines)
    {
        var looked = 0;
        foreach (var line in lines)
        {
            if (line.IsDropped)
                continue;
            if (Datelines.Find(line.Text, out var length) is { } dateline)
            {
                if (length >= line.Text.Length)
                    line.Kind = LineKind.Boilerplate;
                else
                    line.Start += length;
                return dateline;
            }
            if (++looked == DatelineLines)
                break;
        }
        return null;
    }

    static string Join(List<RawLine> lines, int capacity)
    {
        var body = new StringBuilder(capacity);
        foreach (var line in lines)
        {
            if (line.IsDropped)
                continue;
            if (body.Length > 0)
                body.Append("\n\n");
            AppendSingleSpaced(body, line.Text);
        }
        return body.ToString();
    }

    static void AppendSingleSpaced(StringBuilder body, ReadOnlySpan<char> line)
    {
        if (!line.Contains("  ", StringComparison.Ordinal) && !line.Contains('\t'))
        {
            body.Append(line);
            return;
        }
        var wasWhite = false;
        foreach (var c in line)
        {
            var white = c is ' ' or '\t';
            if (!white)
                body.Append(c);
            else if (!wasWhite)
                body.Append(' ');
            wasWhite = white;
        }
    }
}
