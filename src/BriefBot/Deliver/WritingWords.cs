using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Digests;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>What readers are told of a model's part in an answer.</summary>
public static class WritingWords
{
    const int MostLookups = 6;

    /// <summary>One line under an answer; null when no model was asked.</summary>
    public static string? Line(Reply reply, Localization words)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(words);
        if (reply.Writing is not { } writing)
            return null;
        var model = VisibleText.Line(writing.Model);
        return writing.Outcome switch
        {
            WritingOutcome.Written when reply.Written.Count > 0 => Share(model, writing, words),
            // Why is known in English only.
            WritingOutcome.Failed => words.With(
                ReplyTerm.WritingFailed,
                model,
                writing.Failure is { } failure ? VisibleText.Line(failure) : words[ReplyTerm.WritingItFailed]
            ),
            WritingOutcome.Nothing => words.With(ReplyTerm.WritingNothing, model),
            _ => words.With(ReplyTerm.WritingTooLittle, model, writing.Passed + writing.Repaired, writing.Sentences),
        };
    }

    /// <summary>One line under a digest; null when no model told any of it.</summary>
    public static string? Line(VerifiedDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        if (digest.Digest.Writing is not { } writing || !digest.Digest.Stories.Any(story => story.Written.Count > 0))
            return null;
        return $"Written by {VisibleText.Line(writing.Model)}; {Count(writing.Agreed, writing.Sentences)} sentences agree with the "
            + "sources, and what stands in quotation marks stands there so.";
    }

    /// <summary>A sentence as it is shown: one that stands so in an article, in quotation marks.</summary>
    public static string Shown(WrittenSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var text = VisibleText.Line(sentence.Text);
        return sentence.Origin is SentenceOrigin.Quote ? $"“{text}”" : text;
    }

    /// <summary>Lines for the trace.</summary>
    internal static IEnumerable<string> Trace(WritingReport? writing)
    {
        if (writing is null)
            yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{VisibleText.Line(writing.Model)}, prompt {writing.Prompt[..Math.Min(12, writing.Prompt.Length)]}: "
                + $"{writing.Sentences} sentences written, {writing.Passed} passed, {writing.Repaired} repaired, {writing.Replaced} "
                + $"replaced by quotes, {writing.Dropped} dropped; {Outcome(writing)}"
        );
        if (writing.Requests > 0)
            yield return $"  used {Used(writing)}";
        foreach (var lookup in (writing.Lookups ?? []).Take(MostLookups))
            yield return $"  looked up: {lookup.Tool} “{VisibleText.Line(lookup.Subject)}” — {Plural(lookup.Sentences, "sentence")}";
        foreach (var rejected in writing.Rejected.Take(4))
            yield return $"  did not pass: “{VisibleText.Line(rejected.Text)}” — {VisibleText.Line(string.Join("; ", rejected.Reasons))}";
    }

    static string Used(WritingReport writing) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plural(writing.Requests, "request")}, {writing.Tokens:N0} tokens")
        + (writing.Cost > 0 ? string.Create(CultureInfo.InvariantCulture, $", cost {writing.Cost:0.00####}") : "");

    static string Plural(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    static string Share(string model, WritingReport writing, Localization words)
    {
        if (writing.Passed == writing.Sentences)
            return writing.Sentences == 1
                ? words.With(ReplyTerm.WrittenOne, model)
                : words.With(ReplyTerm.WrittenAll, model, writing.Sentences);
        var parts = new List<string>();
        if (writing.Repaired > 0)
            parts.Add(words.With(ReplyTerm.WrittenAgain, writing.Repaired));
        if (writing.Replaced > 0)
            parts.Add(words.With(ReplyTerm.WrittenReplaced, writing.Replaced));
        if (writing.Dropped > 0)
            parts.Add(words.With(ReplyTerm.WrittenDropped, writing.Dropped));
        return words.With(ReplyTerm.WrittenMostly, model, writing.Passed + writing.Repaired, writing.Sentences, string.Join(", ", parts));
    }

    static string Count(int passed, int all) => string.Create(CultureInfo.InvariantCulture, $"{passed} of {all}");

    static string Outcome(WritingReport writing) =>
        writing.Outcome switch
        {
            WritingOutcome.Written => "shown.",
            WritingOutcome.Failed => $"not shown: {VisibleText.Line(writing.Failure ?? "it failed")}.",
            WritingOutcome.Nothing => "it wrote nothing.",
            _ => "not shown: too little passed.",
        };
}
