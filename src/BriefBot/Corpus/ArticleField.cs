namespace BriefBot.Corpus;

/// <summary>What of an article can be set by hand.</summary>
public enum ArticleField
{
    /// <summary>Headline.</summary>
    Title,

    /// <summary>Outlet.</summary>
    Source,

    /// <summary>Byline.</summary>
    Author,

    /// <summary>Web address.</summary>
    Url,

    /// <summary>Label.</summary>
    Topic,

    /// <summary>Date of publication.</summary>
    Published,
}
