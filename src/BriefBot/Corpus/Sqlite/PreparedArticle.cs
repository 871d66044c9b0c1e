using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>An article's passages and the text that the index gets for them, worked out before the transaction that writes them.</summary>
/// <param name="Language">Whose stems they are: primary BCP 47 tag.</param>
/// <param name="Title">Index text of the title.</param>
/// <param name="Bytes">Length of all index text of the passages.</param>
sealed record PreparedArticle(string Language, Utf8Text Title, IReadOnlyList<PreparedPassage> Passages, int Bytes)
{
    /// <summary>Splits and normalises.</summary>
    /// <param name="title">The article's title.</param>
    /// <param name="body">Its text.</param>
    /// <param name="stated">Its language; null where it isn't known.</param>
    public static PreparedArticle Of(string title, string body, string? stated)
    {
        var language = TextLanguage.Of(stated, body);
        var passages = PassageSplitter
            .Split(body, stated)
            .ConvertAll(span => new PreparedPassage(span, new(Normalizer.IndexBytes(body.AsSpan(span.Start, span.Length), language))));
        return new(language.Tag, new(Normalizer.IndexBytes(title, language)), passages, passages.Sum(passage => passage.Text.Bytes.Length));
    }
}

/// <summary>A passage before it is stored.</summary>
/// <param name="Span">Where it stands in the body.</param>
/// <param name="Text">Its index text.</param>
readonly record struct PreparedPassage(TextSpan Span, Utf8Text Text);

/// <summary>Text as SQLite holds it, so that it need not be encoded once more for being written.</summary>
sealed record Utf8Text(byte[] Bytes);
