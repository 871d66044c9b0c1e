using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /feed says, and what is said about a feed by itself.</summary>
public static class FeedMessages
{
    const int TitleLimit = 150;
    const int ReasonLimit = 300;
    const int AddressLimit = 200;
    const int MostListed = 25;
    const int ListLimit = 3_800;

    /// <summary>What became of the wish to follow one.</summary>
    public static MessageProperties Of(FollowedFeed followed, string? locale)
    {
        ArgumentNullException.ThrowIfNull(followed);
        var words = Localization.For(locale);
        return followed switch
        {
            FollowedFeed.Added added => Added(added, words),
            FollowedFeed.Known known => Small(words[Term.FeedKnown], Named(known.Feed, words), EmbedColour.Answer),
            FollowedFeed.Full full => Small(
                words[Term.FeedRefused],
                words.With(Term.FeedsFull, words.Number(full.Most)),
                EmbedColour.Failed
            ),
            FollowedFeed.Missing missing => Small(
                words[Term.FeedRefused],
                Markdown.Escape(missing.Reason, ReasonLimit),
                EmbedColour.Failed
            ),
            _ => throw new ArgumentException("There is no such outcome.", nameof(followed)),
        };
    }

    /// <summary>The feeds of a server, those in trouble first.</summary>
    public static MessageProperties List(IReadOnlyList<Feed> feeds, string? locale)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var words = Localization.For(locale);
        if (feeds.Count == 0)
            return NoticeMessage.Of(Term.NoFeeds, locale);
        var lines = new List<string>();
        var length = 0;
        foreach (var feed in feeds.OrderByDescending(feed => feed.State is FeedState.Dead or FeedState.Failing).Take(MostListed))
        {
            var line = $"{Named(feed, words)}\n{State(feed, words)}";
            if ((length += line.Length + 2) > ListLimit)
                break;
            lines.Add(line);
        }
        var more = feeds.Count - lines.Count;
        if (more > 0)
            lines.Add(words.With(Term.MoreRejected, words.Number(more)));
        return Small($"{words[Term.FeedsTitle]}: {words.Number(feeds.Count)}", string.Join("\n\n", lines), EmbedColour.Answer);
    }

    /// <summary>A feed was removed, paused or resumed.</summary>
    /// <param name="done">Which of it, in a heading.</param>
    public static MessageProperties Changed(Term done, Feed feed, string? locale)
    {
        var words = Localization.For(locale);
        return Small(words[done], Named(feed, words), EmbedColour.Answer);
    }

    /// <summary>That a feed died, with what to do, or that it lives again.</summary>
    public static MessageProperties News(Feed feed, string? locale)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var words = Localization.For(locale);
        if (feed.News == FeedNews.Revived)
            return Small(words[Term.FeedRevived], Named(feed, words), EmbedColour.Answer);
        return Small(words[Term.FeedDied], $"{Named(feed, words)}\n{State(feed, words)}\n\n{words[Term.FeedDeadHelp]}", EmbedColour.Failed);
    }

    /// <summary>How many feeds are doing how, for /status; null when none is followed.</summary>
    public static string? Summary(FeedsHealth feeds, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (feeds.Followed == 0)
            return null;
        var parts = new List<string> { words.Number(feeds.Followed) };
        if (feeds.Failing > 0)
            parts.Add(words.With(Term.FeedsFailing, words.Number(feeds.Failing)));
        if (feeds.Dead > 0)
            parts.Add(words.With(Term.FeedsDead, words.Number(feeds.Dead)));
        return string.Join(", ", parts);
    }

    /// <summary>A feed as a choice of autocomplete, within <see cref="DiscordLimits.ChoiceName"/>.</summary>
    public static string ChoiceLabel(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var number = $" (#{feed.Id})";
        var shown = Markdown.Plain(feed.Title, DiscordLimits.ChoiceName - number.Length);
        return (string.IsNullOrWhiteSpace(shown) ? "–" : shown) + number;
    }

    static MessageProperties Added(FollowedFeed.Added added, Localization words)
    {
        var text = string.Join(
            "\n\n",
            new[]
            {
                Named(added.Feed, words),
                added.How is null ? null : words[Term.FeedFoundOnPage],
                words[Term.FeedComes],
            }.OfType<string>()
        );
        var language = Markdown.Escape(added.Document.Language ?? "", 35).Trim();
        var fields = new List<EmbedField> { Field(words[Term.FeedItems], words.Number(added.Document.Items.Count)) };
        if (language.Length > 0)
            fields.Add(Field(words[Term.FeedLanguage], language));
        if (added.Document.Items.Select(item => item.Published ?? item.Updated).Max() is { } newest)
            fields.Add(Field(words[Term.Newest], SourceWords.Timestamp(newest)));
        return new MessageProperties
        {
            Embeds =
            [
                new Embed
                {
                    Title = words[Term.FeedAdded],
                    Description = text,
                    Color = EmbedColour.Answer,
                    Fields = fields,
                },
            ],
        };
    }

    static string Named(Feed feed, Localization words)
    {
        var title = SourceWords.OrElse(Markdown.Escape(feed.Title, TitleLimit), words[Term.Untitled]);
        var topic = feed.Topic is { } label ? $" · {Markdown.Escape(label, 100)}" : "";
        return $"**{title}**{topic}\n{Markdown.Escape(feed.Address, AddressLimit)}";
    }

    static string State(Feed feed, Localization words)
    {
        var last = feed.LastSuccess is { } success
            ? words.With(Term.FeedLastRead, SourceWords.Timestamp(success))
            : words[Term.FeedNeverRead];
        var reason = Markdown.Escape(feed.Reason ?? "", ReasonLimit);
        return feed.State switch
        {
            FeedState.Failing => $"{words[Term.FeedIsFailing]} {reason} {last}",
            FeedState.Dead => $"{words[Term.FeedIsDead]} {reason} {last}",
            FeedState.Paused => $"{words[Term.FeedIsPaused]} {last}",
            _ => last,
        };
    }

    static EmbedField Field(string name, string value) =>
        new()
        {
            Name = name,
            Value = value,
            Inline = true,
        };

    static MessageProperties Small(string title, string text, int colour) =>
        new()
        {
            Embeds =
            [
                new Embed
                {
                    Title = title,
                    Description = text,
                    Color = colour,
                },
            ],
        };
}
