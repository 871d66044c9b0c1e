using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>What is told of an article beside its outlet and date, as plain text; in English where no language is given.</summary>
public static class ArticleFacts
{
    /// <summary>What readers should know of an article before they rely on it, a sentence each; mostly nothing.</summary>
    public static IEnumerable<string> Cautions(Article article, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        words ??= Localization.English;
        if (article.Completeness == Completeness.Excerpt)
            yield return words[Term.OnlyExcerpt];
        if (article.IsLive)
            yield return words[ReplyTerm.LiveBlogAsStored];
        if (article.SyndicatedFrom is { Length: > 0 } original)
            yield return words.With(ReplyTerm.OriginalElsewhere, VisibleText.Line(original));
    }

    /// <summary>
    /// Local time of publication, language, last change, and what was set by hand, as far as known: "published at 21:30 (UTC-04:00) ·
    /// language: en · changed on 4 March 2021".
    /// </summary>
    public static string Details(Article article, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        words ??= Localization.English;
        var changed =
            article.ModifiedAt is { } at && at != article.Published.Time
                ? words.With(ReplyTerm.ChangedOn, words.Day(DateOnly.FromDateTime(at.DateTime)))
                : null;
        var language = article.Language is { } tag ? words.With(ReplyTerm.LanguageIs, tag) : null;
        var byHand = article.ByHand.Count > 0 ? words.With(ReplyTerm.SetByHandAre, ByHand(article, words)) : null;
        return string.Join(" · ", new[] { Clock(article.Published, words), language, changed, byHand }.OfType<string>());
    }

    /// <summary>What somebody set by hand: "outlet, date".</summary>
    public static string ByHand(Article article, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        words ??= Localization.English;
        return string.Join(
            ", ",
            article.ByHand.Select(field =>
                words[
                    field switch
                    {
                        ArticleField.Source => ReplyTerm.OutletField,
                        ArticleField.Url => ReplyTerm.AddressField,
                        ArticleField.Published => ReplyTerm.DateField,
                        ArticleField.Author => ReplyTerm.AuthorField,
                        ArticleField.Topic => ReplyTerm.TopicField,
                        _ => ReplyTerm.TitleField,
                    }
                ]
            )
        );
    }

    // In UTC it isn't the outlet's own time, and may not even be that: sources that name no zone count as UTC.
    static string? Clock(PublicationDate published, Localization words) =>
        published.Time is { } at && at.Offset != TimeSpan.Zero
            ? words.With(
                ReplyTerm.PublishedAt,
                at.ToString("HH:mm", CultureInfo.InvariantCulture),
                at.ToString("zzz", CultureInfo.InvariantCulture)
            )
            : null;
}
