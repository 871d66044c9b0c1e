using System.Text;
using BriefBot.Ingest.Boilerplate;

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
    public const int Rules = 3;

    const int DatelineLines = 4;

    /// <summary>Cleans a raw text.</summary>
    /// <param name="text">Tidied by <see cref="TextDecoder"/>.</param>
    /// <param name="knownTitle">The title when the input states it apart from the text; null to find it in the text.</param>
    /// <param name="repetition">What comes again in the documents of this source; null when nothing is known.</param>
    public static CleanedText Clean(string text, string? knownTitle = null, RepetitionModel? repetition = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var unwrapped = HardWraps.Unwrap(text);
        var lines = LineSplitter.Split(unwrapped);
        var furniture = MarkRepeatedAcross(lines, repetition);
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

    static List<string> MarkRepeatedAcross(List<RawLine> lines, RepetitionModel? repetition)
    {
        if (repetition is null) return [];
        var repeated = lines.FindAll(l => !l.IsDropped && repetition.IsBoilerplate(l.Text));
        var length = 0;
        foreach (var line in lines) length += line.IsDropped ? 0 : line.Text.Length;
        foreach (var line in repeated) length -= line.Text.Length;

        // A document that is mostly repetition is a reprint, not furniture.
        if (length < repeated.Sum(l => l.Text.Length)) return [];
        foreach (var line in repeated) line.Kind = LineKind.Boilerplate;
        return repeated.ConvertAll(line => line.Text.ToString());
    }

    static Dateline? CutDateline(List<RawLine> lines)
    {
        var looked = 0;
        foreach (var line in lines)
        {
            if (line.IsDropped) continue;
            if (Datelines.Find(line.Text, out var length) is { } dateline)
            {
                if (length >= line.Text.Length) line.Kind = LineKind.Boilerplate;
                else line.Start += length;
                return dateline;
            }
            if (++looked == DatelineLines) break;
        }
        return null;
    }

    static string Join(List<RawLine> lines, int capacity)
    {
        var body = new StringBuilder(capacity);
        foreach (var line in lines)
        {
            if (line.IsDropped) continue;
            if (body.Length > 0) body.Append("\n\n");
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
            if (!white) body.Append(c);
            else if (!wasWhite) body.Append(' ');
            wasWhite = white;
        }
    }
}
