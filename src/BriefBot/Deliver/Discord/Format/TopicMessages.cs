using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Topics;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /topic shows.</summary>
static class TopicMessages
{
    const int NameLimit = 80;
    const int TermLimit = 300;

    /// <summary>The topics with their terms, and names that are often asked about.</summary>
    /// <param name="alerts">Of the topics that tell a channel at once.</param>
    public static MessageProperties List(
        IReadOnlyList<SavedTopic> topics,
        IReadOnlyList<DigestSchedule> alerts,
        IReadOnlyList<TopicSuggestion> suggested,
        string? locale
    )
    {
        var words = Localization.For(locale);
        return MessageFlow.Of(1, "", words[Term.Cut], Write).Finish(null, null)[0];

        void Write(MessageFlow flow)
        {
            flow.Open(EmbedColour.Answer, words[Term.TopicListTitle]);
            if (topics.Count == 0)
                flow.Add(words[Term.TopicNone]);
            foreach (var topic in topics)
            {
                var alert = alerts.FirstOrDefault(one => one.What.Topic == topic.Name);
                var told = alert is null ? "" : $"; {Alert(alert, locale)}";
                flow.Add($"- **{Markdown.Escape(topic.Name, NameLimit)}**: {Terms(topic, words)}{told}", "\n");
            }
            if (suggested.Count > 0)
                flow.Add(
                    $"{words[Term.TopicSuggested]} {string.Join(", ", suggested.Select(one => Markdown.Escape(one.Name, NameLimit)))}"
                );
        }
    }

    /// <summary>Which channel an alert tells, and what keeps it from that.</summary>
    public static string Alert(DigestSchedule alert, string? locale)
    {
        var words = Localization.For(locale);
        var told = words.With(Term.AlertIn, $"<#{alert.What.Place.Channel}>");
        return alert.Trouble is { } trouble
            ? $"{told} — ⚠ {words.With(Term.DigestTrouble, TroubleWords.Of(trouble, locale))} {SourceWords.Timestamp(trouble.At)}"
            : told;
    }

    static string Terms(SavedTopic topic, Localization words)
    {
        var parts = new List<string> { List(topic.Include) };
        if (topic.Exclude.Count > 0)
            parts.Add($"{words[Term.TopicWithout]} {List(topic.Exclude)}");
        if (topic.Sources.Count > 0)
            parts.Add($"{words[Term.TopicFrom]} {List(topic.Sources)}");
        return string.Join("; ", parts);
    }

    static string List(IReadOnlyList<string> terms) => Markdown.Escape(string.Join(", ", terms), TermLimit);
}
