namespace BriefBot.Corpus.Sqlite;

/// <summary>A draft with everything worked out that storing it needs, before the write lock is taken.</summary>
/// <param name="Indexed">Its passages and their index text.</param>
/// <param name="Anchors">By which it is found again on its site; null when nothing tells it apart, or an id does.</param>
sealed record StorableArticle(
    ArticleDraft Draft,
    ArticleIdentity Identity,
    OriginalBytes Original,
    int Words,
    PreparedArticle Indexed,
    SiteAnchors? Anchors
) : PreparedDraft(Draft)
{
    /// <summary>Checks, hashes, compresses, counts, and cuts into passages.</summary>
    /// <exception cref="ArgumentException">The body is empty.</exception>
    public static StorableArticle Of(ArticleDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Body))
            throw new ArgumentException("An article needs a body.", nameof(draft));
        draft = WithoutNulls(draft);
        var original = OriginalBytes.Pack(draft.Original.Bytes.Span);
        var identity = ArticleIdentity.Of(draft, original.Sha256);
        var anchors = identity.IsAddress ? SiteAnchors.Of(draft.Url, draft.Body) : null;
        return new(draft, identity, original, CountWords(draft.Body), PreparedArticle.Of(draft.Title, draft.Body, draft.Language), anchors);
    }

    // SQLite's text ends at U+0000; a space in its place keeps all offsets.
    static ArticleDraft WithoutNulls(ArticleDraft draft) =>
        draft.Body.Contains('\0', StringComparison.Ordinal) || draft.Title.Contains('\0', StringComparison.Ordinal)
            ? draft with
            {
                Body = draft.Body.Replace('\0', ' '),
                Title = draft.Title.Replace('\0', ' '),
            }
            : draft;

    static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            words += !space & !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }
}
