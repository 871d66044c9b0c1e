using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>An article's passages and the text that the index gets for them, worked out before the transaction that writes them.</summary>
/// <param name="Title">Index text of the title.</param>
sealed record PreparedArticle(string Title, IReadOnlyList<PreparedPassage> Passages)
{
    /// <summary>Splits and normalises.</summary>
    public static PreparedArticle Of(string title, string body) => new(
        Normalizer.IndexText(title),
        PassageSplitter.Split(body).ConvertAll(span => new PreparedPassage(span, Normalizer.IndexText(body.AsSpan(span.Start, span.Length)))));
}

/// <summary>A passage before it is stored.</summary>
/// <param name="Span">Where it stands in the body.</param>
/// <param name="Text">Its index text.</param>
readonly record struct PreparedPassage(TextSpan Span, string Text);
