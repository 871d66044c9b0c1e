using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Tests.Deliver;

/// <summary>Replies as Answer would give them, made by hand.</summary>
static class Replies
{
    public static readonly DateOnly AsOf = new(2020, 12, 1);

    public static Article Article(string body, string title = "Harbour opens", string? url = "https://news.example/harbour", long id = 1) =>
        new(
            new ArticleId(id),
            1,
            new WorkspaceId(1),
            title,
            body,
            PublicationDate.Inferred(new DateOnly(2020, 11, 23), "inferred: Monday 23 November")
        )
        {
            Url = url,
            Source = "Coast News",
            OriginalName = "harbour.txt",
        };

    public static CitedSource Source(int number, Article article, string quote)
    {
        var start = article.Body.IndexOf(quote, StringComparison.Ordinal);
        return new CitedSource(number, Citation.Of(article, start, start + quote.Length), quote, article);
    }

    /// <summary>One quote with one short answer in it.</summary>
    public static Reply.Cited Cited(
        string quote,
        string answer,
        string? note = null,
        string title = "Harbour opens",
        string? url = "https://news.example/harbour"
    )
    {
        var article = Article(quote, title, url);
        var at = quote.IndexOf(answer, StringComparison.Ordinal);
        var passages = new[] { new RankedPassage(new Passage(new PassageId(1), 0, 0, quote.Length, article), 1.5) };
        return new Reply.Cited(
            Question("Who opened it?"),
            [new AnswerItem(answer, note, [1])],
            [new Claim(quote, [new TextSpan(at, at + answer.Length)], [1])],
            [],
            0.8,
            passages,
            [Source(1, article, quote)],
            "extractive",
            TimeSpan.FromMilliseconds(2)
        );
    }

    public static Question Question(string text) => new(text, new SearchScope(new WorkspaceId(1)), AsOf);
}
