using System.Diagnostics;
using System.Diagnostics.Metrics;
using BriefBot.Answer;
using BriefBot.Answer.Judge.Claims;

namespace BriefBot.Deliver.Answering;

/// <summary>Counts, times and traces what is asked: where, what kind, and how it ended. No word of a question, no answer and no person is
/// among it.</summary>
static class QuestionMeter
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "BriefBot.Questions";

    const string SurfaceTag = "briefbot.surface";
    const string KindTag = "briefbot.question.kind";
    const string OutcomeTag = "briefbot.outcome";
    const string ErrorTag = "error.type";

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);

    // From an answer by rules to one that a model took its time for.
    static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "briefbot.question.duration",
        "s",
        "Time from when answering begins until the answer is there.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25] }
    );

    /// <summary>Answers a question, and notes how that went.</summary>
    public static ValueTask<Reply> MeasureAsync(string kind, Func<ValueTask<Reply>> answer) =>
        MeasureAsync(kind, answer, reply => reply is not Reply.NotFound);

    /// <summary>Checks a message, and notes how that went.</summary>
    public static ValueTask<ClaimReport> MeasureAsync(string kind, Func<ValueTask<ClaimReport>> check) =>
        MeasureAsync(kind, check, report => report.HasEvidence);

    static async ValueTask<T> MeasureAsync<T>(string kind, Func<ValueTask<T>> answer, Func<T, bool> isFound)
    {
        var tags = new TagList { { KindTag, kind }, { SurfaceTag, NameOf(AnswerThreads.Current) } };
        using var activity = Source.StartActivity($"question {kind}", ActivityKind.Internal, default(ActivityContext), [.. tags]);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var answered = await answer();
            tags.Add(OutcomeTag, isFound(answered) ? "answered" : "not_found");
            return answered;
        }
        catch (OperationCanceledException)
        {
            tags.Add(OutcomeTag, "cancelled");
            throw;
        }
        catch (Exception e)
        {
            tags.Add(OutcomeTag, "failed");
            tags.Add(ErrorTag, e.GetType().FullName);
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            foreach (var tag in tags)
                activity?.SetTag(tag.Key, tag.Value);
            Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    /// <summary>What a surface is called; none is the terminal.</summary>
    public static string NameOf(Surface? surface) =>
        surface switch
        {
            Surface.Discord => "discord",
            Surface.Web => "web",
            Surface.Mcp => "mcp",
            _ => "terminal",
        };
}
