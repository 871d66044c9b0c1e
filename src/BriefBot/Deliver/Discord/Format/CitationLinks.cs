using System.Globalization;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Web;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Where the numbers of citations lead: to the sentence on the live page, else in the reader.</summary>
/// <param name="publicUrl">Where the web pages of this host are reached from outside; null when they aren't.</param>
sealed class CitationLinks(IReadOnlyList<CitedSource> sources, Uri? publicUrl)
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

    /// <summary>The source's place in the reader; null without a public address.</summary>
    public string? Reader(CitedSource source) => publicUrl is null ? null : Reader(publicUrl, source.Citation);

    /// <summary>A place in the reader.</summary>
    public static string? Reader(Uri publicUrl, Citation citation) =>
        Markdown.Address(publicUrl.AbsoluteUri.TrimEnd('/') + ReaderPage.Address(citation));

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
