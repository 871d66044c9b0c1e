using System.Text.RegularExpressions;
using BriefBot.Corpus;

namespace BriefBot.Tests.Newsroom;

/// <summary>The newsroom is what it says it is: marks stand in the articles as the product reads them, kinds are known, splits are
/// apart.</summary>
public sealed partial class NewsroomTests
{
    static readonly string[] Splits = ["train", "dev", "test", "languages", "languages-2"];
    static readonly string[] Kinds = ["span", "yes", "no", "denied", "none"];
    static readonly string[] Labels = ["yes", "no", "neither"];
    static readonly string[] Leans = ["none", "ellipsis", "pronoun", "swap", "thanks"];

    static readonly IReadOnlyList<NewsroomStory> Stories = [.. Splits.SelectMany(NewsroomStory.Of)];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_as_large_as_reading_needs()
    {
        Stories.Count.ShouldBeGreaterThanOrEqualTo(60);
        Stories.Sum(story => story.Articles.Count).ShouldBeGreaterThanOrEqualTo(350);
        Stories.SelectMany(story => story.Articles).Select(article => article.Source).Distinct().Count().ShouldBeGreaterThanOrEqualTo(40);
        Stories.Sum(story => story.Questions.Count).ShouldBeGreaterThanOrEqualTo(5_000);
        Stories.Sum(story => story.Statements.Count).ShouldBeGreaterThanOrEqualTo(2_500);
        Stories.Sum(story => story.Dialogues.Count).ShouldBeGreaterThanOrEqualTo(300);
    }

    [Fact]
    public void Every_kind_label_and_lean_is_known()
    {
        Stories.SelectMany(story => story.Questions).Select(question => question.Kind).Distinct().ShouldBeSubsetOf(Kinds);
        Stories.SelectMany(story => story.Statements).Select(statement => statement.Label).Distinct().ShouldBeSubsetOf(Labels);
        Stories
            .SelectMany(story => story.Dialogues)
            .SelectMany(dialogue => dialogue.Turns)
            .Select(turn => turn.Lean)
            .Distinct()
            .ShouldBeSubsetOf(Leans);
        Stories.SelectMany(story => story.Questions).Where(question => question.Kind == "span" && question.Answer is null).ShouldBeEmpty();
    }

    // Cells of tables and lines that count as furniture are marked too; what the product leaves out of them is few.
    [Fact]
    public async Task Nearly_all_marks_stand_in_the_articles_as_the_product_reads_them()
    {
        var rejected = new List<string>();
        await using var corpus = await NewsroomCorpus.OpenAsync(Stories, rejected.Add, Stop);
        rejected.ShouldBeEmpty();
        var bodies = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = 0;
        var missing = new List<string>();
        foreach (var story in Stories)
        {
            foreach (
                var (file, text) in story
                    .Questions.Select(question => (question.File, question.Sentence))
                    .Concat(story.Statements.Select(statement => (statement.File, statement.Sentence)))
            )
            {
                var name = $"{story.Name}/{file}";
                if (!bodies.TryGetValue(name, out var body))
                    bodies[name] = body = await BodyAsync(corpus, name);
                all++;
                if (!body.Contains(Plain(text), StringComparison.Ordinal))
                    missing.Add($"{name}: {text}");
            }
        }
        missing.Count.ShouldBeLessThan(all / 33, string.Join('\n', missing.Take(40)));
    }

    [Theory]
    [InlineData("languages", 60)]
    [InlineData("languages-2", 45)]
    public async Task Stories_in_other_languages_are_read_in_theirs_and_hold_all_marks(string split, int questions)
    {
        var stories = NewsroomStory.Of(split);
        foreach (var language in new[] { "de", "es", "fr" })
            stories.Where(story => story.Language == language).Sum(story => story.Questions.Count).ShouldBeGreaterThanOrEqualTo(questions);
        await using var corpus = await NewsroomCorpus.OpenAsync(stories, rejected => Assert.Fail(rejected), Stop);
        foreach (var story in stories)
        {
            foreach (var file in story.Articles.Select(article => article.File))
            {
                var article = await ArticleAsync(corpus, $"{story.Name}/{file}");
                article.Language.ShouldBe(story.Language, $"{story.Name}/{file}");
                var body = Plain(article.Title + " " + article.Body);
                foreach (var question in story.Questions.Where(question => question.File == file))
                    body.ShouldContain(Plain(question.Sentence), Case.Sensitive, $"{story.Name}/{file}");
            }
        }
    }

    [Fact]
    public void No_article_stands_in_two_splits()
    {
        var texts = Splits.ToDictionary(
            split => split,
            split =>
                NewsroomStory
                    .Of(split)
                    .SelectMany(story =>
                        story.Articles.Select(article =>
                            (
                                Name: $"{story.Name}/{article.File}",
                                Parts: Shingles(File.ReadAllText(Path.Combine(story.Folder, article.File)))
                            )
                        )
                    )
                    .ToList()
        );
        foreach (var (a, b) in Splits.SelectMany((one, i) => Splits.Skip(i + 1).Select(other => (one, other))))
        {
            var alike = texts[a]
                .SelectMany(one =>
                    texts[b]
                        .Where(other => one.Parts.Count(other.Parts.Contains) > 0.2 * Math.Min(one.Parts.Count, other.Parts.Count))
                        .Select(other => $"{one.Name} and {other.Name}")
                );
            alike.ShouldBeEmpty();
        }
    }

    static async Task<string> BodyAsync(NewsroomCorpus corpus, string name)
    {
        var article = await ArticleAsync(corpus, name);
        return Plain(article.Title + " " + article.Body);
    }

    static async Task<Article> ArticleAsync(NewsroomCorpus corpus, string name)
    {
        var ids = await corpus.Corpus.FindByExternalIdAsync(corpus.Workspace, [name], Stop);
        return (await corpus.Corpus.FindAsync(corpus.Workspace, ids.Single(), null, Stop))!;
    }

    static string Plain(string text) =>
        string.Join(
            ' ',
            new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, 5_000)]
    private static partial Regex Markup { get; }

    static HashSet<string> Shingles(string text)
    {
        var words = Plain(Markup.Replace(text, " ")).Split(' ');
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 7)).Select(i => string.Join(' ', words[i..(i + 8)]))];
    }
}
