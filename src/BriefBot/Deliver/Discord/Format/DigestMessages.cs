using System.Globalization;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /digest says about schedules, and the choices to pick one from.</summary>
static class DigestMessages
{
    const int TopicLimit = 80;

    /// <summary>A schedule was made.</summary>
    public static MessageProperties Scheduled(ScheduleId id, ScheduleDraft what, DateTimeOffset now, string? locale)
    {
        var words = Localization.For(locale);
        return new() { Content = words.With(Term.DigestScheduled, Line(id, what, words), Next(what, now)) };
    }

    /// <summary>A schedule goes on.</summary>
    public static MessageProperties Resumed(ScheduleDraft what, DateTimeOffset now, string? locale) =>
        new() { Content = Localization.For(locale).With(Term.DigestResumed, Next(what, now)) };

    /// <summary>All schedules with when the next digest comes and what keeps them from being posted.</summary>
    public static MessageProperties List(IReadOnlyList<DigestSchedule> schedules, DateTimeOffset now, string? locale)
    {
        var words = Localization.For(locale);
        if (schedules.Count == 0)
            return NoticeMessage.Of(Term.DigestNoSchedules, locale);
        return MessageFlow.Of(1, "", words[Term.Cut], Write).Finish(null, null)[0];

        void Write(MessageFlow flow)
        {
            flow.Open(
                schedules.Any(schedule => schedule.Trouble is not null) ? EmbedColour.Failed : EmbedColour.Answer,
                words[Term.DigestListTitle]
            );
            foreach (var schedule in schedules)
                flow.Add($"- {Line(schedule.Id, schedule.What, words)} — {State(schedule, now, words, locale)}", "\n");
        }
    }

    /// <summary>Days to choose from.</summary>
    public static IReadOnlyList<ApplicationCommandChoice> DayChoices(string written, string? locale)
    {
        var words = Localization.For(locale);
        var choices = new List<(Weekdays Days, string Label)>
        {
            (Weekdays.All, words[Term.DigestDaily]),
            (Weekdays.Working, words[Term.DigestWeekdays]),
            (Weekdays.Weekend, words[Term.DigestWeekend]),
        };
        if (DayWords.ParseDays(written) is { } parsed && choices.TrueForAll(choice => choice.Days != parsed))
            choices.Insert(0, (parsed, DayWords.Write(parsed)));
        else if (written.Trim().Length > 0)
            choices.RemoveAll(choice =>
                !choice.Label.Contains(written.Trim(), StringComparison.OrdinalIgnoreCase) && choice.Days != DayWords.ParseDays(written)
            );
        return [.. choices.Select(choice => ApplicationCommandChoice.Of(choice.Label, DayWords.Write(choice.Days)))];
    }

    /// <summary>Schedules to choose from.</summary>
    public static IReadOnlyList<ApplicationCommandChoice> ScheduleChoices(
        IReadOnlyList<DigestSchedule> schedules,
        ResolvedData? resolved,
        string written,
        string? locale
    )
    {
        var words = Localization.For(locale);
        return
        [
            .. schedules
                .Select(schedule => (schedule.Id, Label: Label(schedule, resolved, words)))
                .Where(choice => choice.Label.Contains(written.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(DiscordLimits.AutocompleteChoices)
                .Select(choice => ApplicationCommandChoice.Of(choice.Label, choice.Id.ToString())),
        ];
    }

    static string Label(DigestSchedule schedule, ResolvedData? resolved, Localization words)
    {
        var topic = schedule.What.Topic is { } name ? Markdown.Plain(name, 40) : words[Term.DigestEverything];
        var channel =
            Snowflake.TryParse(schedule.What.Place.Channel, out var id) && resolved?.Channels?.GetValueOrDefault(id)?.Name is { } known
                ? $" #{known}"
                : "";
        var label = string.Create(
            CultureInfo.InvariantCulture,
            $"{schedule.Id}: {topic}{channel}, {DayWords.Write(schedule.What.At)} {Days(schedule.What.Days, words)}, {schedule.What.Zone}"
        );
        return label.Length <= DiscordLimits.ChoiceName ? label : label[..DiscordLimits.ChoiceName];
    }

    static string Line(ScheduleId id, ScheduleDraft what, Localization words)
    {
        var topic = what.Topic is { } name ? Markdown.Escape(name, TopicLimit) : words[Term.DigestEverything];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"**{id}** · {topic} · <#{what.Place.Channel}> · {DayWords.Write(what.At)} {Days(what.Days, words)}, "
                + $"{Markdown.Escape(what.Zone)}"
        );
    }

    static string State(DigestSchedule schedule, DateTimeOffset now, Localization words, string? locale)
    {
        var state = schedule.Paused ? words[Term.DigestIsPaused] : words.With(Term.DigestNext, Next(schedule.What, now));
        return schedule.Trouble is not { } trouble
            ? state
            : $"{state} — ⚠ {words.With(Term.DigestTrouble, TroubleWords.Of(trouble, locale))} {SourceWords.Timestamp(trouble.At)}";
    }

    static string Days(Weekdays days, Localization words) =>
        days switch
        {
            Weekdays.All => words[Term.DigestDaily],
            Weekdays.Working => words[Term.DigestWeekdays],
            Weekdays.Weekend => words[Term.DigestWeekend],
            _ => DayWords.Write(days),
        };

    static string Next(ScheduleDraft what, DateTimeOffset now) =>
        SourceWords.Timestamp(LocalTimes.Next(now, what.At, what.Days, what.Zone).At);
}
