using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Reader;

namespace BriefBot.Tests.Newsroom;

/// <summary>The product reads the test stories no worse than the committed baseline says; <c>./dev score</c> prints the whole
/// table.</summary>
public sealed class NewsroomScoreTests(ITestOutputHelper output)
{
    // Share by which a sample may fall short of the baseline: processors round differently.
    const double Slack = 0.02;

    // The sample shows eight short answers: one more of them may be wrong.
    const double SlackOfShort = 0.13;

    sealed record Baseline(int Step, double All, double WrongShort, double NotTold);

    [Fact]
    public async Task The_test_stories_are_read_as_well_as_before()
    {
        var baseline = JsonSerializer.Deserialize<Baseline>(
            await File.ReadAllTextAsync(Path.Combine(NewsroomStory.Root, "baseline.json"), TestContext.Current.CancellationToken),
            JsonSerializerOptions.Web
        )!;
        var stories = NewsroomStory.Of("test");
        var reader = new QuestionReader(new ReaderOptions { Deadline = TimeSpan.FromSeconds(30) }, TimeProvider.System);
        await using var corpus = await NewsroomCorpus.OpenAsync(stories, output.WriteLine, TestContext.Current.CancellationToken);
        var score = new NewsroomScore(new Answerer(corpus.Corpus, new AnswerOptions(), TimeProvider.System, reader: reader), corpus);

        await score.AskAsync(stories, baseline.Step, TestContext.Current.CancellationToken);

        foreach (var line in score.Lines())
            output.WriteLine(line);
        score.Share("all").ShouldBeGreaterThanOrEqualTo(baseline.All - Slack);
        score.Share("denied, false premise, not told").ShouldBeGreaterThanOrEqualTo(baseline.NotTold - Slack);
        score.WrongShort.ShouldBeLessThanOrEqualTo(baseline.WrongShort + SlackOfShort);
    }
}
