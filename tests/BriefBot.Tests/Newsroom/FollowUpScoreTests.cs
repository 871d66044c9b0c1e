using BriefBot.Answer;

namespace BriefBot.Tests.Newsroom;

/// <summary>What follow-ups of the newsroom's dialogues find, held where it stands.</summary>
public sealed class FollowUpScoreTests
{
    [Fact]
    public async Task Follow_ups_find_nearly_what_the_complete_questions_find()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var stories = NewsroomStory.Of("dev");
        await using var corpus = await NewsroomCorpus.OpenAsync(
            stories,
            rejected => TestContext.Current.SendDiagnosticMessage(rejected),
            cancellation
        );
        var score = new FollowUpScore(new Answerer(corpus.Corpus, new AnswerOptions(), TimeProvider.System), corpus);

        await score.TalkAsync(stories, cancellation);

        foreach (var line in score.Lines())
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        score.OfPossible.ShouldBeGreaterThanOrEqualTo(0.89);
        score.KeptAlone.ShouldBeGreaterThanOrEqualTo(0.8);
        score.Thanked.ShouldBeGreaterThanOrEqualTo(0.9);
    }
}
