using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>Articles, to be worked on.</summary>
/// <param name="Articles">A page of them, newest first.</param>
/// <param name="Words">What their title, outlet, topic or address is to hold; empty for all.</param>
public sealed record ArticlesView(PageOf<ArticleSummary> Articles, string Words)
{
    /// <summary>Whether an article holds every word, case ignored.</summary>
    public static bool Holds(ArticleSummary article, string words)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(words);
        string?[] texts = [article.Title, article.Source, article.Topic, article.Url];
        return words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => texts.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));
    }
}

/// <summary>An article, to be mended.</summary>
/// <param name="Article">Its current version.</param>
/// <param name="Problem">What is wrong with what was just sent; null for nothing.</param>
public sealed record ArticleView(Article Article, string? Problem = null)
{
    /// <summary>Name of the fields that say what is taken back.</summary>
    public const string Clear = "clear";

    /// <summary>What can be set by hand: the field, its name in forms, its name for readers, and what it is now.</summary>
    public IReadOnlyList<(ArticleField Field, string Name, PageTerm Label, string Now)> Fields =>
        [
            (ArticleField.Title, "title", PageTerm.FieldTitle, Article.Title),
            (ArticleField.Source, "source", PageTerm.FieldSource, Article.Source ?? ""),
            (ArticleField.Published, "published", PageTerm.FieldPublished, Article.Published.Iso ?? ""),
            (ArticleField.Url, "url", PageTerm.FieldUrl, Article.Url ?? ""),
            (ArticleField.Topic, "topic", PageTerm.FieldTopic, Article.Topic ?? ""),
            (ArticleField.Author, "author", PageTerm.FieldAuthor, Article.Author ?? ""),
        ];
}
