using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>A message that stands in a channel, as far as a note of corrections needs it.</summary>
public sealed record StandingMessage(string Content, IReadOnlyList<Embed> Embeds);

/// <summary>What to change in one of several messages.</summary>
/// <param name="Index">Which of them.</param>
public sealed record MessageChange(int Index, MessageProperties Changes);

/// <summary>
/// Says under an answer what was corrected in the articles that it cites: in an embed of its own, the last of the last message that has
/// room. Made anew from all corrections each time, in place of the one before, so that the same edit done twice changes nothing.
/// </summary>
public static class CorrectionNote
{
    const int LongestQuote = 600;
    const int OutletLimit = 100;

    // Less room than this holds no correction; the text of the message is used then, which has room of its own.
    const int LeastRoom = 900;

    /// <summary>The edits that make the messages say what is corrected; none when they do already.</summary>
    /// <param name="messages">All that carry the answer, in the order of reading.</param>
    /// <param name="corrected">What they have to say; without corrections a note that stands is taken away.</param>
    /// <param name="words">In the asker's language.</param>
    public static IReadOnlyList<MessageChange> Of(IReadOnlyList<StandingMessage> messages, CorrectedAnswer corrected, Localization words)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(corrected);
        ArgumentNullException.ThrowIfNull(words);
        var bare = messages.Select(Bare).ToList();
        var target =
            corrected.Corrections.Count == 0
                ? -1
                : bare.FindLastIndex(message => message.Embeds.Count < DiscordLimits.Embeds && Room(message) >= LeastRoom);
        if (target >= 0)
            bare[target] = bare[target] with { Embeds = [.. bare[target].Embeds, Note(corrected, Room(bare[target]), words)] };
        else if (corrected.Corrections.Count > 0)
            bare[^1] = bare[^1] with { Content = InText(bare[^1].Content, corrected, words) };
        var changes = new List<MessageChange>();
        for (var i = 0; i < bare.Count; i++)
        {
            var isOther =
                bare[i].Content != messages[i].Content
                || !bare[i].Embeds.Select(ShownEmbed.Of).SequenceEqual(messages[i].Embeds.Select(ShownEmbed.Of));
            if (isOther)
                changes.Add(new(i, new MessageProperties { Content = bare[i].Content, Embeds = bare[i].Embeds }));
        }
        return changes;
    }

    /// <summary>The message as it was before any note.</summary>
    static StandingMessage Bare(StandingMessage message) =>
        new(SharedLine(message.Content), [.. message.Embeds.Where(embed => embed.Color != EmbedColour.Corrected)]);

    // The bot writes text only above an answer that somebody shares: one line that names the person.
    static string SharedLine(string content)
    {
        var line = content.Split('\n', 2)[0];
        return line.Contains("<@", StringComparison.Ordinal) ? line : "";
    }

    static Embed Note(CorrectedAnswer corrected, int room, Localization words) =>
        new() { Description = Lines(corrected, Math.Min(room, DiscordLimits.EmbedDescription), words), Color = EmbedColour.Corrected };

    static string InText(string content, CorrectedAnswer corrected, Localization words)
    {
        var before = content.Length == 0 ? "" : content + "\n";
        return before + Lines(corrected, DiscordLimits.Content - before.Length, words);
    }

    static int Room(StandingMessage message) => DiscordLimits.EmbedsTotal - message.Embeds.Sum(Size);

    static int Size(Embed embed) =>
        (embed.Title?.Length ?? 0)
        + (embed.Description?.Length ?? 0)
        + (embed.Footer?.Text.Length ?? 0)
        + (embed.Author?.Name.Length ?? 0)
        + (embed.Fields ?? []).Sum(field => field.Name.Length + field.Value.Length);

    // The warning is worth most, then one whole correction; how many are left out is said.
    static string Lines(CorrectedAnswer corrected, int room, Localization words)
    {
        var warning = corrected.MayNotHold ? $"**{words[Term.MayNotHold]}**" : "";
        var lines = new List<string>();
        var used = warning.Length + 1 + More(corrected.Corrections.Count, words).Length + 1;
        foreach (var (index, correction) in corrected.Corrections.Index())
        {
            var line = Line(correction, index == 0 ? Math.Min(LongestQuote, (room - used - 300) / 2) : LongestQuote, words);
            if (index > 0 && used + line.Length + 1 > room)
                break;
            lines.Add(line);
            used += line.Length + 1;
        }
        if (lines.Count < corrected.Corrections.Count)
            lines.Add(More(corrected.Corrections.Count - lines.Count, words));
        if (warning.Length > 0)
            lines.Add(warning);
        return string.Join('\n', lines);
    }

    static string More(int count, Localization words) => words.With(Term.MoreRejected, words.Number(count));

    static string Line(AnswerCorrection correction, int longestQuote, Localization words)
    {
        var day = SourceWords.Day(DateOnly.FromDateTime(correction.NoticedAt.UtcDateTime), words);
        var outlet = SourceWords.OrElse(Markdown.Escape(correction.Article.Source ?? "", OutletLimit), words[Term.UnknownOutlet]);
        var changed = ChangedWording.Of(correction.From, correction.To);
        var from = SourceWords.OrElse(Markdown.Escape(OneLine(changed.From), longestQuote), "…");
        if (changed.To is not { } now)
            return words.With(Term.NoLongerSays, day, outlet, from);
        return words.With(Term.ChangedTo, day, outlet, from, SourceWords.OrElse(Markdown.Escape(OneLine(now), longestQuote), "…"));
    }

    // A correction is a line; a line break of a quote would start another.
    static string OneLine(string text) =>
        string.Join(
            ' ',
            text.Split(
                ['\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        );
}
