using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>How the bot is doing.</summary>
/// <param name="AnsweredBy">"extractive", or a model's name.</param>
/// <param name="Latency">Time from a heartbeat to its acknowledgement; null before the first.</param>
/// <param name="StartedAt">When the program started.</param>
/// <param name="Version">The program's version.</param>
public sealed record BotStatus(string AnsweredBy, TimeSpan? Latency, DateTimeOffset StartedAt, string Version)
{
    /// <summary>Names of models that are passed over for now since they failed; empty when none is.</summary>
    public string Paused { get; init; } = "";

    /// <summary>Whether nothing can be stored for now.</summary>
    public bool CannotStore { get; init; }

    /// <summary>What models used today, in words; null when none is configured.</summary>
    public string? UsedToday { get; init; }
}

/// <summary>What /status says.</summary>
public static class StatusMessage
{
    const int NameLimit = 100;

    /// <summary>The message.</summary>
    public static MessageProperties Of(BotStatus status, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        var description = SourceWords.Corpus(view.Corpus, words);
        if (view.Corpus.Articles == 0)
            description += "\n" + words[Term.HowToAdd];
        var embed = new Embed
        {
            Title = words[Term.StatusTitle],
            Description = description,
            Color = EmbedColour.Answer,
            Fields = [.. Fields(status, view, words)],
        };
        return new MessageProperties { Embeds = [embed] };
    }

    static IEnumerable<EmbedField> Fields(BotStatus status, AnswerView view, Localization words)
    {
        yield return Field(words[Term.Articles], words.Number(view.Corpus.Articles));
        if (status.CannotStore && view.Corpus.Unindexed > 0)
            yield return Field(words[Term.NotSearchable], words.Number(view.Corpus.Unindexed));
        if (status.CannotStore)
            yield return Field(words[Term.Storing], words[Term.CannotStore]);
        if (view.Corpus.Newest is { } newest)
            yield return Field(words[Term.Newest], SourceWords.Day(newest, words));
        if (FeedMessages.Summary(view.Corpus.Feeds, words) is { } feeds)
            yield return Field(words[Term.FeedsTitle], feeds);
        yield return Field(words[Term.AnsweredBy], status.AnsweredBy == "extractive" ? words[Term.Quoting] : Name(status.AnsweredBy));
        if (status.Paused.Length > 0)
            yield return Field(words[Term.PausedModels], Name(status.Paused));
        if (status.UsedToday is { } used)
            yield return Field(words[Term.UsedToday], Name(used));
        if (status.Latency is { } latency)
            yield return Field(words[Term.Latency], $"{Math.Ceiling(latency.TotalMilliseconds):0} ms");
        yield return Field(words[Term.Running], SourceWords.Timestamp(status.StartedAt));
        yield return Field(words[Term.VersionField], Name(status.Version));
    }

    static string Name(string name) => SourceWords.OrElse(Markdown.Escape(name, NameLimit), "–");

    static EmbedField Field(string name, string value) =>
        new()
        {
            Name = name,
            Value = value,
            Inline = true,
        };
}
