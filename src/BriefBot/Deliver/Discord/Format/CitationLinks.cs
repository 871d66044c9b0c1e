using System.Globalization;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Web;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Where the numbers of citations lead: to the sentence on the live page, else in the reader.</summary>
/// <param name="readerLinks">Links to articles as they are stored; null when none are given.</param>
sealed class CitationLinks(IReadOnlyList<CitedSource> sources, ReaderLinks? readerLinks)
{
    /// <summary>
    /// Quotes up to this many characters are named in full by a link, longer ones by their first and last words: links count
    /// towards Discord's limits.
    /// </summary>
    const int LongestWhole = 60;

    /// <summary>Longest markdown of the numbers behind one text; those that would go beyond stand without their links.</summary>
    const int LongestLinks = 1_800;

    /// <summary>Most numbers shown behind one text.</summary>
    const int MostNumbers = 10;

    /// <summary>"[1] [2]", with or without their links.</summary>
    public string Numbers(IReadOnlyList<int> citations, bool linked = true)
    {
        var numbers = new List<string>();
        var room = LongestLinks;
        foreach (var number in citations.Take(MostNumbers))
        {
            var link = linked ? Number(number) : Bare(number);
            numbers.Add(link.Length <= room ? link : Bare(number));
            room -= numbers[^1].Length + 1;
        }

        return string.Join(' ', numbers);
    }

    /// <summary>The source's place in the reader; null when no such links are given.</summary>
    public string? Reader(CitedSource source) => Reader(readerLinks, source.Article, source.Citation);

    /// <summary>A place in the reader; null when no such links are given.</summary>
    public static string? Reader(ReaderLinks? links, Article article, Citation citation) =>
        Markdown.Address(links?.For(article.Workspace, citation));

    /// <summary>The source's sentence on the live page, or at least the page; null without an address that can be linked to.</summary>
    public static string? Live(CitedSource source) =>
        Markdown.Address(TextFragment.Link(source.Article.Url, source.Quote, LongestWhole)) ?? Markdown.Address(source.Article.Url);

    static string Bare(int number) => string.Create(CultureInfo.InvariantCulture, $"\\[{number}\\]");

    string Number(int number)
    {
        var source = sources.FirstOrDefault(source => source.Number == number);
        var address = source is null ? null : Live(source) ?? Reader(source);
        return address is null ? Bare(number) : string.Create(CultureInfo.InvariantCulture, $"[[{number}]]({address})");
    }
}
