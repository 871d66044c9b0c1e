using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest.Pages;

/// <summary>Reads live blogs: entries with their times, made into paragraphs in the order in which things happened.</summary>
static partial class LiveBlog
{
    const int FewestEntries = 3;
    const int MostTimes = 600;
    const int MostLevels = 6;
    const int ShortestEntry = 40;
    const int MostIntroduction = 5;

    /// <summary>The text of a live blog; null when the page is none.</summary>
    /// <param name="text">The page's main text.</param>
    public static string? Text(IDocument page, string? address, LinkedArticle linked, string text)
    {
        if (!linked.IsLive && (address is null || !LiveAddress().IsMatch(address)))
            return null;
        var entries = linked.Entries.Count >= 2 ? linked.Entries : Shown(page);
        if (entries.Count < (linked.IsLive ? 1 : FewestEntries))
            return linked.IsLive ? text : null;
        var ordered = entries.All(entry => entry.Time is not null) ? entries.OrderBy(entry => entry.Time).ToList() : entries;
        var written = new StringBuilder();
        foreach (var paragraph in Introduction(text, entries))
            Append(written, paragraph);
        foreach (var entry in ordered)
            Append(written, Write(entry));
        return written.ToString();
    }

    /// <summary>What stands before the first entry.</summary>
    static IEnumerable<string> Introduction(string text, IReadOnlyList<LiveEntry> entries)
    {
        var known = entries
            .SelectMany(entry => entry.Text.Split("\n\n").Append(entry.Headline ?? ""))
            .Where(p => p.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return text.Split("\n\n")
            .TakeWhile(paragraph =>
                !known.Contains(paragraph)
                && !known.Any(k =>
                    k.Length > ShortestEntry
                    && (k.StartsWith(paragraph, StringComparison.Ordinal) || paragraph.Contains(k, StringComparison.Ordinal))
                )
            )
            .Where(p => p.Length >= ShortestEntry)
            .Take(MostIntroduction);
    }

    static string Write(LiveEntry entry)
    {
        var time = entry.Time is { } at
            ? at.ToString(
                at.Offset == TimeSpan.Zero ? "d MMMM yyyy, HH:mm 'UTC'" : "d MMMM yyyy, HH:mm 'UTC'zzz",
                CultureInfo.InvariantCulture
            ) + ": "
            : "";
        if (entry.Headline is not { } headline || entry.Text.StartsWith(headline, StringComparison.OrdinalIgnoreCase))
            return time + (entry.Text.Length > 0 ? entry.Text : entry.Headline);
        var ended = char.IsPunctuation(headline[^1]) ? headline : headline + ".";
        return entry.Text.Length > 0 ? $"{time}{ended}\n\n{entry.Text}" : time + ended;
    }

    static void Append(StringBuilder text, string paragraph)
    {
        if (text.Length > 0)
            text.Append("\n\n");
        text.Append(paragraph);
    }

    /// <summary>The blocks that stand side by side, each with a time of its own.</summary>
    static IReadOnlyList<LiveEntry> Shown(IDocument page)
    {
        var blocks = new Dictionary<INode, List<(IElement Block, IElement Time)>>();
        foreach (var time in page.QuerySelectorAll("time[datetime]").Take(MostTimes))
        {
            var at = time;
            for (var level = 0; level < MostLevels && at.ParentElement is { } parent; level++, at = parent)
            {
                if (!blocks.TryGetValue(parent, out var beside))
                    blocks[parent] = beside = [];
                if (beside.Count == 0 || beside[^1].Block != at)
                    beside.Add((at, time));
            }
        }
        var best = blocks
            .Values.Where(b => b.Count >= FewestEntries)
            .OrderByDescending(b => b.Count(x => x.Block.TextContent.Length >= ShortestEntry))
            .FirstOrDefault();
        return best is null ? [] : [.. best.Select(b => Entry(b.Block, b.Time)).OfType<LiveEntry>()];
    }

    static LiveEntry? Entry(IElement block, IElement time)
    {
        var heading = Metadata.OneLine(block.QuerySelector("h2, h3, h4")?.TextContent);
        var paragraphs = block
            .QuerySelectorAll("p, li, blockquote, table, dl")
            .Where(p => p.QuerySelector("p, li") is null && !p.Contains(time) && p.ParentElement?.Closest("table, dl") is null)
            .SelectMany(p => MarkupText.Of(p).Split("\n\n"))
            .Select(p => Metadata.OneLine(p, 5000))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (heading is null && paragraphs.Sum(p => p.Length) < ShortestEntry)
            return null;
        return new(
            PublishedField.TryRead(time.GetAttribute("datetime"), out var at) ? at.Time : null,
            heading,
            string.Join("\n\n", paragraphs)
        );
    }

    [GeneratedRegex(
        @"live-?(?:blog|ticker|updates?|stream|news)|news-?blog|/live/|en-direct|en-vivo|minuto-a-minuto|ao-vivo|in-diretta",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LiveAddress();
}
