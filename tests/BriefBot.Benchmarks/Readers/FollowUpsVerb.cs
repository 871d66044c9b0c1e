using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Tests.Newsroom;

namespace BriefBot.Benchmarks.Readers;

/// <summary>Measures what is found for follow-ups of the newsroom's dialogues, without the reader: <c>followups [SPLIT] [--out
/// FILE]</c>.</summary>
static class FollowUpsVerb
{
    /// <summary>The argument that has this program measure it.</summary>
    public const string Verb = "followups";

    /// <summary>Prints the table; with --out, writes every turn with what came of it.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var stories = NewsroomStory.Of(arguments is [var split, ..] && !split.StartsWith('-') ? split : "dev");
        await using var corpus = await NewsroomCorpus.OpenAsync(stories, Console.Error.WriteLine, cancellation);
        await using var output = Array.IndexOf(arguments, "--out") is var at and >= 0
            ? new StreamWriter(arguments[at + 1])
            : StreamWriter.Null;
        var score = new FollowUpScore(
            new Answerer(corpus.Corpus, new AnswerOptions(), TimeProvider.System),
            corpus,
            (story, found) =>
                output.WriteLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            story = story.Name,
                            lean = found.Turn.Lean,
                            q = found.Turn.Q,
                            previous = found.Previous,
                            understood = found.Understood,
                            full = found.Turn.Full,
                            bare = found.Bare,
                            resolved = found.Resolved,
                            could = found.Full,
                        }
                    )
                )
        );
        await score.TalkAsync(stories, cancellation);
        foreach (var line in score.Lines())
            Console.WriteLine(line);
    }
}
