using System.Globalization;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>One-line notices, for the person concerned alone: whoever sends one makes it ephemeral where it can be.</summary>
public static class NoticeMessage
{
    const int ValueLimit = 100;

    /// <summary>A notice without placeholders.</summary>
    public static MessageProperties Of(Term notice, string? locale) => new() { Content = Localization.For(locale)[notice] };

    /// <summary>A notice with something of any origin in it.</summary>
    public static MessageProperties Of(Term notice, string value, string? locale) =>
        new() { Content = Localization.For(locale).With(notice, Markdown.Escape(value, ValueLimit)) };

    /// <summary>Too much to do at the moment.</summary>
    public static MessageProperties Busy(string? locale) => Of(Term.Busy, locale);

    /// <summary>This person asked too much; the client shows how long to wait.</summary>
    public static MessageProperties RateLimited(DateTimeOffset until, string? locale) => Until(Term.RateLimited, until, locale);

    /// <summary>Too much was asked, by this person or by the server.</summary>
    internal static MessageProperties Of(AskWait wait, DateTimeOffset now, string? locale) =>
        wait.OfServer ? GuildRateLimited(now + wait.Time, locale) : RateLimited(now + wait.Time, locale);

    /// <summary>This server asked too much; the client shows how long to wait.</summary>
    public static MessageProperties GuildRateLimited(DateTimeOffset until, string? locale) => Until(Term.GuildRateLimited, until, locale);

    /// <summary>Something went wrong.</summary>
    /// <param name="reference">Stands in the log too.</param>
    public static MessageProperties Failed(string reference, string? locale) => Of(Term.Failed, reference, locale);

    /// <summary>A text is too long.</summary>
    /// <param name="most">Characters allowed.</param>
    public static MessageProperties TooLong(int most, string? locale) =>
        new() { Content = Localization.For(locale).With(Term.TooLong, Localization.For(locale).Number(most)) };

    /// <summary>A permission is missing.</summary>
    public static MessageProperties NotAllowed(string? locale) => Of(Term.NotAllowed, locale);

    /// <summary>There is nothing to search yet.</summary>
    public static MessageProperties NoArticles(string? locale)
    {
        var words = Localization.For(locale);
        return new MessageProperties { Content = $"{words[Term.NoArticles]} {words[Term.HowToAdd]}" };
    }

    // Rounded up: a reader who waits until the time shown must not be refused again.
    static MessageProperties Until(Term notice, DateTimeOffset until, string? locale)
    {
        var seconds = (until.ToUnixTimeMilliseconds() + 999) / 1000;
        var shown = string.Create(CultureInfo.InvariantCulture, $"<t:{seconds}:R>");
        return new MessageProperties { Content = Localization.For(locale).With(notice, shown) };
    }
}
