namespace BriefBot.Corpus;

/// <summary>The bytes an article came from, kept as they arrived.</summary>
/// <param name="Bytes">Unchanged.</param>
/// <param name="MediaType">"text/plain", "text/html", "text/markdown", "application/json".</param>
/// <param name="Name">File path, address, or "-" for standard input; with "#12" for the twelfth line of a JSON Lines file.</param>
public sealed record Original(ReadOnlyMemory<byte> Bytes, string MediaType, string Name);

/// <summary>How much of an article could be read.</summary>
public enum Completeness
{
    /// <summary>All of it, as far as can be told.</summary>
    Whole = 0,

    /// <summary>Only a part: what stands before a paywall, a teaser, a text that breaks off.</summary>
    Excerpt = 1,
}

/// <summary>An article as Ingest found it, before it is stored.</summary>
/// <param name="Body">Clean text, paragraphs separated by a blank line, no boilerplate, never empty. Citations count its UTF-16 code
/// units.</param>
public sealed record ArticleDraft(string Title, string Body, PublicationDate Published, Original Original)
{
    /// <summary>Id that the input gave (JSON Lines), else null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Web address, else null.</summary>
    public string? Url { get; init; }

    /// <summary>Outlet: name or host, else null.</summary>
    public string? Source { get; init; }

    /// <summary>Byline, else null.</summary>
    public string? Author { get; init; }

    /// <summary>Label given at ingest, else null.</summary>
    public string? Topic { get; init; }

    /// <summary>Language: primary BCP 47 tag in lower case ("en"), else null.</summary>
    public string? Language { get; init; }

    /// <summary>When the source says that it was changed last, with the source's own offset; midnight UTC where only a day is said. Else
    /// null.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>How much of it could be read.</summary>
    public Completeness Completeness { get; init; }

    /// <summary>True for a live blog: its changes are new reports, they correct nothing.</summary>
    public bool IsLive { get; init; }

    /// <summary>Web address on another site that the page names as the original, unchecked; else null.</summary>
    public string? SyndicatedFrom { get; init; }

    /// <summary>News agency whose copy it is, as the dateline that was cut from the text names it ("Reuters"); else null.</summary>
    public string? Agency { get; init; }

    /// <summary>
    /// What besides the original bytes decides how the draft comes out: the rules it was cleaned by and what was asked for at ingest.
    /// The same bytes with the same treatment are the same version of an article, even where its text came out differently because
    /// of what was read along with it. Null when only the text tells versions apart.
    /// </summary>
    public string? Treatment { get; init; }

    /// <summary>
    /// The entry of a feed that it comes from; null when it comes from none. By it an article is found again at another address, and told
    /// from others at the same.
    /// </summary>
    public EntryId? Entry { get; init; }

    /// <summary>
    /// The article whose page was looked at again; null when somebody shows it. It is stored as that article's next version or not at all:
    /// what else stands there by now, whoever shows it will say.
    /// </summary>
    public ArticleId? RecheckOf { get; init; }

    /// <summary>Lines that were left out because the outlet's pages repeat them; an earlier version may still have them. Not
    /// stored.</summary>
    public IReadOnlyList<string> Furniture { get; init; } = [];

    /// <summary>Lines to remember for its outlet; null when it adds nothing to what is remembered.</summary>
    public OutletLines? Lines { get; init; }

    /// <summary>Editions of recurring events that the article reports on ("seventh World Internet Conference").</summary>
    public IReadOnlyList<EventEdition> Editions { get; init; } = [];
}

/// <summary>An edition of a recurring event named in an article.</summary>
/// <param name="Event">The event's name as key: lower-case words in the order of the text, without ordinal and little words ("world
/// internet conference wuzhen").</param>
/// <param name="Ordinal">1 for the first edition.</param>
/// <param name="Year">The year it takes place, when known.</param>
public sealed record EventEdition(string Event, int Ordinal, int? Year);

/// <summary>One version of a stored article.</summary>
public sealed record Article(ArticleId Id, int Version, WorkspaceId Workspace, string Title, string Body, PublicationDate Published)
{
    /// <summary>Id that the input gave (JSON Lines), else null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Web address, else null.</summary>
    public string? Url { get; init; }

    /// <summary>Outlet: name or host, else null.</summary>
    public string? Source { get; init; }

    /// <summary>Byline, else null.</summary>
    public string? Author { get; init; }

    /// <summary>Label given at ingest, else null.</summary>
    public string? Topic { get; init; }

    /// <summary>Language: primary BCP 47 tag in lower case ("en"), else null.</summary>
    public string? Language { get; init; }

    /// <summary>When the source says that it was changed last, with the source's own offset; midnight UTC where only a day is said. Else
    /// null.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>How much of it could be read.</summary>
    public Completeness Completeness { get; init; }

    /// <summary>True for a live blog: its changes are new reports, they correct nothing.</summary>
    public bool IsLive { get; init; }

    /// <summary>Web address on another site that the page names as the original, unchecked; else null.</summary>
    public string? SyndicatedFrom { get; init; }

    /// <summary>File path or address that it came from.</summary>
    public required string OriginalName { get; init; }

    /// <summary>When this version was stored.</summary>
    public DateTimeOffset StoredAt { get; init; }

    /// <summary>The article whose text it has, when it is a reprint; else null.</summary>
    public ArticleId? ReprintOf { get; init; }

    /// <summary>Other outlets with the same text, by name; of the same workspace, and only as far as articles were compared.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>What of the current version somebody set by hand; none in earlier versions.</summary>
    public IReadOnlyList<ArticleField> ByHand { get; init; } = [];

    /// <summary>True when both have the same text, as the same article or as reprints.</summary>
    public bool HasTextOf(Article other) => (ReprintOf ?? Id) == (other.ReprintOf ?? other.Id);
}

/// <summary>A stretch of an article's current version, 170–200 words on sentence boundaries, the last sentence of one being the first of
/// the next.</summary>
/// <param name="Ordinal">0 for the article's first passage.</param>
/// <param name="Start">First UTF-16 code unit in the article's body.</param>
/// <param name="End">One past the last.</param>
/// <param name="Article">The article it belongs to, body included (the same instance for all its passages in one answer).</param>
public sealed record Passage(PassageId Id, int Ordinal, int Start, int End, Article Article)
{
    /// <summary>The text itself.</summary>
    public string Text => Article.Body[Start..End];
}

/// <summary>A quote's place in an article's version, and the hash that proves it.</summary>
/// <param name="Start">First UTF-16 code unit in the version's body.</param>
/// <param name="End">One past the last.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the quote's UTF-8 bytes.</param>
public sealed record Citation(ArticleId Article, int Version, int Start, int End, string Sha256)
{
    /// <summary>Cites a stretch of an article.</summary>
    public static Citation Of(Article article, int start, int end) =>
        new(article.Id, article.Version, start, end, Hash(article.Body.AsSpan(start, end - start)));

    /// <summary>The quote's hash as citations hold it.</summary>
    public static string Hash(ReadOnlySpan<char> quote)
    {
        var bytes = new byte[System.Text.Encoding.UTF8.GetMaxByteCount(quote.Length)];
        var length = System.Text.Encoding.UTF8.GetBytes(quote, bytes);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, length)));
    }
}
