using System.Globalization;
using BriefBot.Answer.Briefings;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>The words around a briefing's content, as plain text.</summary>
public static class BriefWords
{
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
    public static string? Basis(DatedEvent dated, Localization words)
    {
        ArgumentNullException.ThrowIfNull(dated);
        ArgumentNullException.ThrowIfNull(words);
        return dated.Basis switch
        {
            DayBasis.CountedFromArticle => words.With(ReplyTerm.CountedFromArticle, VisibleText.Line(dated.Words)),
            DayBasis.YearFromArticle => words[ReplyTerm.YearFromArticle],
            _ => null,
        };
    }

    /// <summary>A day for readers: "23 November 2020", "November 2020", "2020".</summary>
    public static string Day(EventDay day, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (day is { Month: { } month, Day: { } date })
            return words.Day(new DateOnly(day.Year, month, date));
        var year = day.Year.ToString(CultureInfo.InvariantCulture);
        return day.Month is { } alone ? words.With(ReplyTerm.MonthOfYear, words.Month(alone), year) : year;
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

    /// <summary>A caution as a sentence; in English where no language is given.</summary>
    public static string Of(Caution caution, Localization? words = null)
    {
        ArgumentNullException.ThrowIfNull(caution);
        words ??= Localization.English;
        return caution.Kind switch
        {
            CautionKind.FewArticles => Counted(ReplyTerm.FewOne, ReplyTerm.Few),
            CautionKind.OneOutlet => caution.Outlet is { } outlet
                ? words.With(ReplyTerm.OfOneOutlet, VisibleText.Line(outlet))
                : words[ReplyTerm.OfNoOutlet],
            CautionKind.Old => words.With(Term.NewestIsOf, words.Day(caution.Day!.Value)),
            CautionKind.Undated => Counted(ReplyTerm.UndatedOne, ReplyTerm.Undated),
            CautionKind.InferredDates => Counted(ReplyTerm.DateInferredOne, ReplyTerm.DatesInferred),
            CautionKind.Excerpts => Counted(ReplyTerm.PartOnlyOne, ReplyTerm.PartOnly),
            _ => Counted(ReplyTerm.RepeatsOne, ReplyTerm.Repeats),
        };

        string Counted(ReplyTerm one, ReplyTerm many) => caution.Count == 1 ? words[one] : words.With(many, words.Number(caution.Count));
    }
}
