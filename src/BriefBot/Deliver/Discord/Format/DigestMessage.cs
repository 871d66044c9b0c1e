using BriefBot.Answer.Digests;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What the form of a digest depends on besides its content.</summary>
/// <param name="Day">The local day that it stands for.</param>
/// <param name="Locale">The readers' locale by Discord's code; null for English.</param>
public sealed record DigestView(DateOnly Day, string? Locale)
{
    /// <summary>Links to articles as they are stored; null when none are given.</summary>
    public ReaderLinks? ReaderLinks { get; init; }

    /// <summary>Number of the digest, for the button Why and to find the message again; null leaves the button out.</summary>
    public long? Run { get; init; }

    /// <summary>The words around the content.</summary>
    public Localization Words => Localization.For(Locale);
}

/// <summary>A digest as one Discord message: each story with its title, its quotes and who reports it.</summary>
/// <remarks>Everything stands in embeds: there a mention never pings and an address gets no preview.</remarks>
public static class DigestMessage
{
    const int TitleLimit = 220;
    const int OutletLimit = 40;
    const int MostNumbers = 3;

    // Quotes are shortened before stories are left out.
    static readonly int[] QuoteLimits = [420, 280, 180];

    /// <summary>The message.</summary>
    public static MessageProperties Of(VerifiedDigest digest, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(view);
        if (digest.Digest.IsEmpty)
            return Nothing(digest, view);
        var flow =
            QuoteLimits.Select(limit => Flow(digest, digest.Digest.Stories.Count, limit, view)).FirstOrDefault(flow => !flow.IsShortened)
            ?? Flow(digest, digest.Digest.Stories.Count, QuoteLimits[^1], view);
        return flow.Finish(digest.Digest.At, Buttons(view))[0];
    }

    /// <summary>How many of the stories one message has room for; 1 at least.</summary>
    public static int Room(VerifiedDigest digest, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(view);
        for (var stories = digest.Digest.Stories.Count; stories > 1; stories--)
            if (QuoteLimits.Any(limit => !Flow(digest, stories, limit, view).IsShortened))
                return stories;
        return 1;
    }

    /// <summary>One story of it, for a thread of its own.</summary>
    public static MessageProperties Story(VerifiedDigest digest, int story, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(view);
        var flow = new MessageFlow("", 1);
        flow.Open(EmbedColour.Answer);
        flow.Add(Block(digest, story, null, QuoteLimits[0], view));
        return flow.Finish(null, null)[0];
    }

    /// <summary>A story's title as a thread's name: 1 to 100 characters.</summary>
    public static string ThreadName(string title, string? locale) =>
        SourceWords.OrElse(Markdown.Plain(title, DiscordLimits.ThreadName), Localization.For(locale)[Term.Untitled]);

    /// <summary>The digest's title, as plain text.</summary>
    public static string Heading(Digest digest, DigestView view)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(view);
        var what = digest.Topic is { } topic
            ? view.Words.With(Term.DigestOf, Markdown.Plain(topic, TopicLimit))
            : view.Words[Term.DigestTitle];
        return $"{what} — {view.Words.Day(view.Day)}";
    }

    /// <summary>Most characters of a topic's name in a heading.</summary>
    internal const int TopicLimit = 60;

    static MessageProperties Nothing(VerifiedDigest digest, DigestView view)
    {
        var flow = new MessageFlow("", 1);
        flow.Open(EmbedColour.Quiet, Markdown.Escape(Heading(digest.Digest, view)));
        flow.Add(view.Words[Term.DigestNothingNew]);
        return flow.Finish(null, Buttons(view))[0];
    }

    static MessageFlow Flow(VerifiedDigest digest, int stories, int limit, DigestView view)
    {
        var words = view.Words;
        var left = digest.Digest.LeftOut + digest.Digest.Stories.Count - stories;
        var flow = new MessageFlow(Footer(digest.Digest, left, words), 1);
        flow.Open(EmbedColour.Answer, Markdown.Escape(Heading(digest.Digest, view)));
        for (var story = 0; story < stories; story++)
            flow.Add(Block(digest, story, stories > 1 ? story + 1 : null, limit, view));
        if (digest.Digest.Corrections.Count == 0)
            return flow;
        flow.Open(EmbedColour.Conflict, words[Term.DigestCorrected]);
        foreach (var correction in digest.Digest.Corrections)
            flow.Add(Corrected(correction, digest, limit, view));
        return flow;
    }

    static string Footer(Digest digest, int left, Localization words)
    {
        var parts = new List<string>();
        if (left > 0)
            parts.Add(words.With(Term.DigestMoreStories, words.Number(left)));
        if (digest.Writing is { } writing && digest.Stories.Any(story => story.Written.Count > 0))
            parts.Add(
                $"{words.With(Term.ByModel, Markdown.Plain(writing.Model, OutletLimit))} · "
                    + $"{words.With(Term.SentencesPassed, words.Number(writing.Agreed), words.Number(writing.Sentences))}"
            );
        return string.Join(" · ", parts);
    }

    static string Block(VerifiedDigest digest, int story, int? number, int limit, DigestView view)
    {
        var block = Block(digest, story, number, limit, linked: true, view);
        return block.Length <= MessageFlow.LongestBlock ? block : Block(digest, story, number, limit, linked: false, view);
    }

    static string Block(VerifiedDigest digest, int story, int? number, int limit, bool linked, DigestView view)
    {
        var (told, words) = (digest.Digest.Stories[story], view.Words);
        var links = new CitationLinks(digest.Sources, view.ReaderLinks);
        var title = SourceWords.OrElse(Markdown.Escape(told.Title, TitleLimit), words[Term.Untitled]);
        var heading =
            (number is { } place ? $"**{place}.** " : "")
            + (told.Before is null ? "" : $"**{words[Term.DigestUpdate]}** ")
            + $"**{title}**"
            + (told.Before is { } before ? $" — *{words.With(Term.DigestLastTold, words.Day(before))}*" : "");
        // What was checked is checked as a whole: cut, it may lose its hedge or who says so. Then the quotes stand instead.
        var lines =
            told.Written.Count > 0
            && told.Written.All(sentence => sentence.Origin is SentenceOrigin.Quote || Markdown.Escape(sentence.Text).Length <= limit)
                ? told.Written.Select(sentence => Written(sentence, links, limit, linked))
                : told.Sentences.Select(sentence => Quote(sentence, links, limit, linked));
        return string.Join('\n', [heading, .. lines, Reported(told, words)]);
    }

    static string Quote(DigestSentence sentence, CitationLinks links, int limit, bool linked) =>
        QuoteBlocks.One(sentence.Text, null, links.Numbers([.. sentence.Citations.Take(MostNumbers)], linked), limit);

    // What stands so in an article looks like every other quote.
    static string Written(WrittenSentence sentence, CitationLinks links, int limit, bool linked) =>
        sentence.Origin is SentenceOrigin.Quote
            ? Quote(new DigestSentence(sentence.Text, sentence.Citations), links, limit, linked)
            : $"{Markdown.Escape(sentence.Text)} {links.Numbers(sentence.Citations, linked)}".TrimEnd();

    static string Reported(DigestStory story, Localization words)
    {
        var parts = new List<string>();
        if (story.Outlets.Count > 0)
            parts.Add(string.Join(", ", story.Outlets.Select(outlet => Markdown.Escape(outlet, OutletLimit))));
        parts.Add(story.Sources == 1 ? words[Term.DigestOneSource] : words.With(Term.DigestSources, words.Number(story.Sources)));
        if (story.MoreNew > 0)
            parts.Add(words.With(Term.DigestMoreFacts, words.Number(story.MoreNew)));
        return string.Join(" · ", parts);
    }

    static string Corrected(DigestCorrection correction, VerifiedDigest digest, int limit, DigestView view)
    {
        var words = view.Words;
        var links = new CitationLinks(digest.Sources, view.ReaderLinks);
        var was = $"{words.With(Term.DigestQuotedOn, words.Day(correction.PostedOn))}\n{Quote(correction.Was, links, limit, linked: true)}";
        return correction.Now is { } now
            ? $"{was}\n{words[Term.DigestNowReads]}\n{Quote(now, links, limit, linked: true)}"
            : $"{was}\n{words[Term.DigestTakenOut]}";
    }

    /// <summary>The button that tells how it came about, by which the message is found again.</summary>
    internal static IReadOnlyList<MessageComponent>? Buttons(DigestView view) =>
        view.Run is not { } run
            ? null
            : [MessageComponent.Row(MessageComponent.Button(view.Words[Term.Why], new ButtonId(ButtonAction.DigestWhy, run).ToString()))];
}
