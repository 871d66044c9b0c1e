using System.Globalization;
using BriefBot.Answer.Briefings;

namespace BriefBot.Deliver;

/// <summary>The words around a briefing's content that terminal and web page share; Discord has them in four languages.</summary>
public static class BriefWords
{
    /// <summary>Heads the sentences that tell most.</summary>
    public const string Happened = "What happened";

    /// <summary>Heads the events by day.</summary>
    public const string Timeline = "Timeline";

    /// <summary>Heads people and organisations.</summary>
    public const string Involved = "Who is involved";

    /// <summary>Heads those named for earlier occasions only.</summary>
    public const string Earlier = "Named for earlier occasions";

    /// <summary>Heads what was said.</summary>
    public const string Quotes = "In their words";

    /// <summary>Heads the numbers.</summary>
    public const string Numbers = "Numbers";

    /// <summary>Heads what sources say isn't known.</summary>
    public const string Open = "What isn't known, as the sources put it";

    /// <summary>Heads what to know of the sources.</summary>
    public const string Cautions = "About these sources";

    /// <summary>Who says something, with the role at the time: "Ann Rao (CEO, Volta)".</summary>
    public static string Speaker(Answer.Sayings.Saying saying)
    {
        ArgumentNullException.ThrowIfNull(saying);
        if (saying.Role is not { } role)
            return VisibleText.Line(saying.Speaker);
        var parts = new[] { role.Text, role.Organisation ?? "" }.Where(part => part.Length > 0).Select(part => VisibleText.Line(part));
        return $"{VisibleText.Line(saying.Speaker)} ({string.Join(", ", parts)})";
    }

    /// <summary>How an event's day is known: "inferred from “Monday” and the article's date"; null when the sentence says it in
    /// full.</summary>
    public static string? Basis(DatedEvent dated)
    {
        ArgumentNullException.ThrowIfNull(dated);
        return dated.Basis switch
        {
            DayBasis.CountedFromArticle => $"inferred: “{VisibleText.Line(dated.Words)}” counted from the article's date",
            DayBasis.YearFromArticle => "year inferred from the article's date",
            _ => null,
        };
    }

    /// <summary>A day for readers: "23 November 2020", "November 2020", "2020".</summary>
    public static string Day(EventDay day)
    {
        if (day is { Month: { } month, Day: { } date })
            return ReplyWords.Day(new DateOnly(day.Year, month, date));
        return day.Month is { } alone
            ? string.Create(CultureInfo.InvariantCulture, $"{Language.DateWords.MonthName(alone)} {day.Year}")
            : day.Year.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What someone was when articles were written: "Chief Executive, Qualcomm (2020-11-23)"; empty when no role is
    /// told.</summary>
    public static string Roles(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return string.Join("; ", participant.Roles.Select(Role));
    }

    static string Role(RoleAtTime role)
    {
        var words = string.Join(
            ", ",
            new[] { role.Text, role.Organisation ?? "" }.Where(part => part.Length > 0).Select(part => VisibleText.Line(part))
        );
        return role.AsOf is { } day ? $"{words} ({day})" : words;
    }

    /// <summary>A caution as a sentence.</summary>
    public static string Of(Caution caution)
    {
        ArgumentNullException.ThrowIfNull(caution);
        return caution.Kind switch
        {
            CautionKind.FewArticles => caution.Count == 1
                ? "There is only one article on this."
                : $"There are only {Number(caution.Count)} articles on this.",
            CautionKind.OneOutlet => caution.Outlet is { } outlet
                ? $"All articles are of one outlet, {VisibleText.Line(outlet)}."
                : "No article says which outlet it is of.",
            CautionKind.Old => $"The newest article is of {ReplyWords.Day(caution.Day!.Value)}.",
            CautionKind.Undated => caution.Count == 1 ? "One article has no date." : $"{Number(caution.Count)} articles have no date.",
            CautionKind.InferredDates => caution.Count == 1
                ? "The date of one article is inferred."
                : $"The dates of {Number(caution.Count)} articles are inferred.",
            CautionKind.Excerpts => caution.Count == 1
                ? "Of one article only a part could be read."
                : $"Of {Number(caution.Count)} articles only a part could be read.",
            _ => caution.Count == 1
                ? "One more article only repeats another."
                : $"{Number(caution.Count)} more articles only repeat others.",
        };
    }

    static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
