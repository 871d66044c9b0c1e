using BriefBot.Corpus;
using BriefBot.Ingest.Pages;

namespace BriefBot.Ingest.Readers;

/// <summary>What a reader made of an input or a part of it: an article as found, or the reason why not.</summary>
public abstract record Reading
{
    Reading() { }

    /// <summary>An article, its text not cleaned yet.</summary>
    public sealed record Found(FoundArticle Article) : Reading;

    /// <summary>Nothing that could be stored.</summary>
    public sealed record Rejected(RejectedInput Input) : Reading
    {
        /// <summary>Names the input and the reason.</summary>
        public Rejected(string name, string reason)
            : this(new RejectedInput(name, reason)) { }
    }
}

/// <summary>How an article's text came, which decides how it is cleaned.</summary>
public enum TextForm
{
    /// <summary>As scraped: title, byline and dateline may stand in the text, boilerplate between paragraphs.</summary>
    Raw,

    /// <summary>The article's body alone; its title and metadata came separately. Nothing is taken for a title.</summary>
    Body,

    /// <summary>As it was stored elsewhere, cleaned already: text, title and date are taken as they are.</summary>
    Cleaned,
}

/// <summary>An article with the metadata that its input states, before cleaning and date inference.</summary>
/// <param name="Text">Not cleaned; may turn out to hold nothing.</param>
public sealed record FoundArticle(string Text, TextForm Form, Original Original)
{
    /// <summary>Title as given, null when none is.</summary>
    public string? Title { get; init; }

    /// <summary>Id that the input gave, else null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Web address, else null.</summary>
    public string? Url { get; init; }

    /// <summary>Outlet, else null.</summary>
    public string? Source { get; init; }

    /// <summary>Byline, else null.</summary>
    public string? Author { get; init; }

    /// <summary>Publication date as written, else null.</summary>
    public string? Published { get; init; }

    /// <summary>What <see cref="Published"/> was read from, for the basis ("the page's JSON-LD"); null for a record's own field.</summary>
    public string? PublishedFrom { get; init; }

    /// <summary>Why <see cref="Published"/> is thought to be so, where the text was cleaned already; null where it isn't told.</summary>
    public string? PublishedBasis { get; init; }

    /// <summary>True where <see cref="Published"/> was inferred when the text was cleaned.</summary>
    public bool IsPublishedInferred { get; init; }

    /// <summary>Further dates that the input states for its publication: in case the first can't be true, or one of them gives it in local
    /// time.</summary>
    public IReadOnlyList<WrittenDate> OtherDates { get; init; } = [];

    /// <summary>The local day that is printed for <see cref="Published"/> where that gives an instant in UTC; else null.</summary>
    public DateOnly? PrintedDay { get; init; }

    /// <summary>Label that the input gave, else null.</summary>
    public string? Topic { get; init; }

    /// <summary>Language that the input states: primary BCP 47 tag ("en"); null to detect it from the text.</summary>
    public string? Language { get; init; }

    /// <summary>Time of the last change as written, else null.</summary>
    public string? Modified { get; init; }

    /// <summary>How much of the article the input holds.</summary>
    public Completeness Completeness { get; init; }

    /// <summary>True for a live blog.</summary>
    public bool IsLive { get; init; }

    /// <summary>Web address on another site that the page names as the original, unchecked; else null.</summary>
    public string? SyndicatedFrom { get; init; }

    /// <summary>Address of the article's next page, where it is spread over several; else null.</summary>
    public string? NextPage { get; init; }

    /// <summary>What stands on the page at the place that its link names; null where it names none, or the page has no such
    /// place.</summary>
    public PagePart? Part { get; init; }
}
