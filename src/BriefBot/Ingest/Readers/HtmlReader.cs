using AngleSharp.Dom;
using BriefBot.Corpus;
using BriefBot.Ingest.Pages;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads a web page: its main text, and what it states about itself.</summary>
public sealed class HtmlReader(InputLimits limits)
{
    readonly PageParser _parser = new(limits);

    /// <summary>Reads a page, or says why it cannot be read or is no article.</summary>
    /// <param name="html">Decoded.</param>
    /// <param name="origin">Where it was read.</param>
    public Reading Read(string html, Original original, PageOrigin origin, CancellationToken cancellation)
    {
        try
        {
            using var page = _parser.Parse(html, cancellation);
            return Read(page, original, origin);
        }
        catch (InputRejectedException e)
        {
            return new Reading.Rejected(original.Name, e.Message);
        }
    }

    Reading Read(IDocument page, Original original, PageOrigin origin)
    {
        var meta = MetaTags.Of(page);
        var linked = LinkedData.Read(page, origin.Address, limits);
        var metadata = PageMetadata.Of(page, origin, meta, linked);
        var text = PageExtractor.MainText(page);
        if (PageProblem.Find(page, origin, meta, linked, metadata.Title, text) is { } problem)
            return new Reading.Rejected(original.Name, problem);
        var live = LiveBlog.Text(page, metadata.Url, linked, text);
        var isExcerpt = live is null && Paywall.IsExcerpt(page, meta, linked, text);
        return new Reading.Found(
            new FoundArticle(live ?? (isExcerpt ? Paywall.WithoutPleas(text) : text), TextForm.Body, original)
            {
                Title = metadata.Title,
                Author = metadata.Author,
                Published = metadata.Published,
                PublishedFrom = metadata.PublishedFrom,
                OtherDates = [.. metadata.Dates.Skip(1)],
                PrintedDay = metadata.PrintedDay,
                Modified = metadata.Modified,
                Source = metadata.Source,
                Url = metadata.Url,
                SyndicatedFrom = metadata.SyndicatedFrom,
                Language = metadata.Language,
                Completeness = isExcerpt ? Completeness.Excerpt : Completeness.Whole,
                IsLive = live is not null,
                NextPage = PageSequence.Next(page, origin.Address),
                Part = origin.Place is null ? null : PagePart.Find(page, origin.Place),
            }
        );
    }
}
