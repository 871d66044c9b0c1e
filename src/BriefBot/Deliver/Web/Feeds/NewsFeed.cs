using System.Globalization;
using System.Xml;
using BriefBot.Corpus;
using BriefBot.Ingest;
using BriefBot.Language;

namespace BriefBot.Deliver.Web.Feeds;

/// <summary>An item of a feed that others follow.</summary>
/// <param name="Id">The same for as long as the item is told.</param>
/// <param name="Title">As stored.</param>
/// <param name="Link">Where it is read here, in full.</param>
/// <param name="Outlet">Null where it isn't known.</param>
/// <param name="At">When it was published; null where that isn't known.</param>
/// <param name="Quote">Its first sentences, word for word.</param>
public sealed record NewsItem(string Id, string Title, string Link, string? Outlet, DateTimeOffset? At, string Quote)
{
    const int LongestQuote = 500;

    /// <summary>Of an article.</summary>
    /// <param name="article">Which.</param>
    /// <param name="home">Where the pages are reached, without a slash at its end.</param>
    public static NewsItem Of(Article article, string home)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"urn:x-briefbot:article:{article.Id.Value}"),
            Plain(article.Title),
            home + PagePaths.Reader(article.Id),
            article.Source is { } source ? Plain(source) : null,
            Instant(article.Published),
            Plain(Quoted(article.Body, article.Language))
        );
    }

    /// <summary>When something was published, at noon UTC where only the day is known.</summary>
    public static DateTimeOffset? Instant(PublicationDate published)
    {
        ArgumentNullException.ThrowIfNull(published);
        return published.Time ?? (published.Day is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) : null);
    }

    /// <summary>As XML and JSON can hold it.</summary>
    public static string Plain(string text)
    {
        var tidy = TextDecoder.Tidy(text);
        return tidy.All(IsPlain) ? tidy : new string([.. tidy.Select(c => IsPlain(c) ? c : '\uFFFD')]);
    }

    static bool IsPlain(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);

    static string Quoted(string body, string? language)
    {
        var end = 0;
        foreach (var sentence in Sentences.Split(body, language))
        {
            if (sentence.End > LongestQuote)
                break;
            end = sentence.End;
        }
        return body[..end];
    }
}

/// <summary>A feed that others follow.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Address">Where it is, in full.</param>
/// <param name="Page">Where a page shows the same, in full.</param>
/// <param name="Items">Newest first.</param>
public sealed record NewsFeed(string Title, string Address, string Page, IReadOnlyList<NewsItem> Items)
{
    /// <summary>Most items of a feed.</summary>
    public const int MostItems = 30;
}
