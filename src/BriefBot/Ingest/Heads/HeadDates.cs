using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest.Heads;

/// <summary>Finds the days that a line around a story names.</summary>
static class HeadDates
{
    /// <summary>Mentions with day and month, in order.</summary>
    public static List<DateMention> Find(string line)
    {
        var found = new List<DateMention>();
        foreach (var mention in Dates.Find(line))
            if (mention is { Month: not null, Day: not null })
                found.Add(mention);
        if (found.Count == 0 && WrittenDate.Find(line) is { } written)
            found.Add(written);
        return found;
    }
}
