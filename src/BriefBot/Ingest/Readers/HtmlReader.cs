using BriefBot.Corpus;
using BriefBot.Ingest.Pages;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads a web page: its main text, and what it states about itself.</summary>
public sealed class HtmlReader(InputLimits limits)
{
    readonly PageParser _parser = new(limits);

    /// <summary>Reads a page, or says why it cannot be read.</summary>
    /// <param name="html">Decoded.</param>
    /// <param name="origin">Where it was read.</param>
    public Reading Read(string html, Original original, PageOrigin origin, CancellationToken cancellation)
    {
        try
        {
            using var page = _parser.Parse(html, cancellation);
            var metadata = PageMetadata.Of(page, limits);
            return new Reading.Found(new FoundArticle(PageExtractor.MainText(page), TextForm.Body, original)
            {
                Title = metadata.Title,
                Author = metadata.Author,
                Published = metadata.Published,
                PublishedFrom = metadata.PublishedFrom,
                Source = metadata.Source,
                Url = metadata.Url ?? Metadata.WebAddress(origin.Address),
            });
        }
        catch (InputRejectedException e)
        {
            return new Reading.Rejected(original.Name, e.Message);
        }
    }
}
