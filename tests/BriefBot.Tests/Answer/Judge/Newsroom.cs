using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Tests.Answer.Judge;

/// <summary>A sentence that somebody wrote of articles, with what it cites.</summary>
/// <param name="Text">Without citation marks.</param>
/// <param name="Cited">At least one sentence.</param>
sealed record Written(string Text, IReadOnlyList<CitedSentence> Cited)
{
    /// <summary>The article of the first sentence that it cites.</summary>
    public Article Article => Cited[0].Article;
}

/// <summary>The invented articles of newsroom.txt, with what an honest writer would make of them.</summary>
sealed class Newsroom
{
    readonly List<(Article Article, List<CitedSentence> Sentences, List<Written> Honest)> _articles = [];

    /// <summary>Articles.</summary>
    public IReadOnlyList<Article> Articles => [.. _articles.Select(one => one.Article)];

    /// <summary>What an honest writer makes of them.</summary>
    public IReadOnlyList<Written> Honest => [.. _articles.SelectMany(one => one.Honest)];

    /// <summary>The sentences of an article.</summary>
    public IReadOnlyList<CitedSentence> SentencesOf(Article article) => _articles.Find(one => one.Article.Id == article.Id).Sentences;

    /// <summary>Reads the file beside the tests.</summary>
    public static Newsroom Read(string text)
    {
        var room = new Newsroom();
        foreach (var block in text.Split("\n## ").Skip(1))
            room.Add(block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return room;
    }

    void Add(string[] lines)
    {
        var head = lines[0].Split(" | ");
        var sentences = lines.Skip(1).Where(line => !line.StartsWith('>')).ToList();
        var article = Article(
            _articles.Count + 1,
            head[0],
            head[1],
            DateOnly.ParseExact(head[2], "yyyy-MM-dd"),
            string.Join(' ', sentences)
        );
        var spans = new List<CitedSentence>();
        var at = 0;
        foreach (var sentence in sentences)
        {
            spans.Add(new CitedSentence(article, new TextSpan(at, at + sentence.Length)));
            at += sentence.Length + 1;
        }
        List<Written> honest = [];
        foreach (var line in lines.Where(line => line.StartsWith('>')))
        {
            var marks = line.IndexOf(" [", StringComparison.Ordinal);
            var numbers = line[marks..].Split(['[', ']', ' '], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
            honest.Add(new Written(line[2..marks], [.. numbers.Select(number => spans[number - 1])]));
        }
        _articles.Add((article, spans, honest));
    }

    /// <summary>An article as the corpus would give it.</summary>
    public static Article Article(long id, string title, string outlet, DateOnly day, string body) =>
        new(new ArticleId(id), 1, new WorkspaceId(1), title, body, PublicationDate.Stated(day))
        {
            Source = outlet,
            OriginalName = "newsroom.txt",
        };
}
