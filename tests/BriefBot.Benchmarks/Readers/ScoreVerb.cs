using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Reader;
using BriefBot.Tests.Newsroom;

namespace BriefBot.Benchmarks.Readers;

/// <summary>Scores the product on the newsroom: <c>score [SPLIT] [--without-reader] [--step N] [--out FILE]</c>.</summary>
static class ScoreVerb
{
    /// <summary>The argument that has this program score.</summary>
    public const string Verb = "score";

    /// <summary>Prints the table; with --out, writes every question with what came of it.</summary>
    public static async Task RunAsync(string[] arguments, CancellationToken cancellation)
    {
        string? After(string name) => Array.IndexOf(arguments, name) is var at and >= 0 ? arguments[at + 1] : null;
        var stories = NewsroomStory.Of(arguments is [var split, ..] && !split.StartsWith('-') ? split : "test");
        var reader = new QuestionReader(
            new ReaderOptions { Enabled = !arguments.Contains("--without-reader"), Deadline = TimeSpan.FromSeconds(30) },
            TimeProvider.System
        );
        await using var corpus = await NewsroomCorpus.OpenAsync(stories, Console.Error.WriteLine, cancellation);
        await using var output = After("--out") is { } file ? new StreamWriter(file) : StreamWriter.Null;
        var score = new NewsroomScore(
            new Answerer(corpus.Corpus, new AnswerOptions(), TimeProvider.System, reader: reader),
            corpus,
            (story, question, reply, mark) =>
                output.WriteLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            story = story.Name,
                            q = question.Q,
                            kind = question.Kind,
                            cat = question.Cat,
                            text = question.Text,
                            right = mark.Right,
                            shown = mark.Short,
                            wrong = mark.ShortWrong,
                            items = (reply as Reply.Cited)?.Items.Select(item => item.Text + (item.Note is null ? "" : $" ({item.Note})")),
                            claims = reply is Reply.Cited cited
                                ? cited.Claims.Select(claim => claim.Text)
                                : ((reply as Reply.NotFound)?.Nearest ?? []).Select(claim => claim.Text),
                            reason = (reply as Reply.NotFound)?.Reason,
                            confidence = Math.Round(reply.Confidence, 3),
                        }
                    )
                )
        );
        await score.AskAsync(stories, int.Parse(After("--step") ?? "1", System.Globalization.CultureInfo.InvariantCulture), cancellation);
        await score.TalkAsync(stories, cancellation);
        foreach (var line in score.Lines())
            Console.WriteLine(line);
    }
}
