namespace BriefBot.Answer.Briefings;

/// <summary>Takes out of a briefing what doesn't stand on a quote that was checked.</summary>
static class BriefingFilter
{
    /// <summary>The briefing without what cites anything else than the numbers given.</summary>
    public static Briefing Keep(Briefing briefing, HashSet<int> good)
    {
        bool Stands(Claim claim) => good.Contains(claim.Citations[0]);
        Claim Kept(Claim claim) => claim with { Citations = [.. claim.Citations.Where(good.Contains)] };
        return briefing with
        {
            Happened = Claim.Standing(briefing.Happened, good),
            Timeline = [.. briefing.Timeline.Where(one => Stands(one.Claim)).Select(one => one with { Claim = Kept(one.Claim) })],
            Involved = [.. briefing.Involved.Select(one => WithGood(one, good)).Where(one => one.Citations.Count > 0)],
            Quotes = [.. briefing.Quotes.Where(one => Stands(one.Claim)).Select(one => one with { Claim = Kept(one.Claim) })],
            Numbers = [.. briefing.Numbers.Where(one => Stands(one.Claim)).Select(one => one with { Claim = Kept(one.Claim) })],
            Conflicts = [.. briefing.Conflicts.Where(conflict => conflict.Sides.All(side => good.Contains(side.Citation)))],
            Open = Claim.Standing(briefing.Open, good),
        };
    }

    /// <summary>The briefing without the texts that aren't the quotes that were compared.</summary>
    /// <param name="isQuote">Tells whether a text is the quote of a number.</param>
    public static Briefing CheckTexts(Briefing briefing, Func<string, int, bool> isQuote)
    {
        bool IsQuote(Claim claim) => isQuote(claim.Text, claim.Citations[0]);
        return briefing with
        {
            Happened = [.. briefing.Happened.Where(IsQuote)],
            Timeline = [.. briefing.Timeline.Where(one => IsQuote(one.Claim))],
            Quotes = [.. briefing.Quotes.Where(one => IsQuote(one.Claim))],
            Numbers = [.. briefing.Numbers.Where(one => IsQuote(one.Claim))],
            Conflicts = [.. briefing.Conflicts.Where(conflict => conflict.Sides.All(side => isQuote(side.Text, side.Citation)))],
            Open = [.. briefing.Open.Where(IsQuote)],
        };
    }

    /// <summary>True when nothing is left that cites a quote.</summary>
    public static bool IsEmpty(Briefing briefing) =>
        briefing is { Happened: [], Timeline: [], Involved: [], Quotes: [], Numbers: [], Conflicts: [], Open: [] };

    // How somebody took part may stand in any of the sentences cited: with one of them gone, it isn't borne out.
    static Participant WithGood(Participant participant, HashSet<int> good)
    {
        var citations = participant.Citations.Where(good.Contains).ToList();
        return participant with
        {
            Roles = [.. participant.Roles.Where(role => good.Contains(role.Citation))],
            Note = citations.Count == participant.Citations.Count ? participant.Note : null,
            Citations = citations,
        };
    }
}
