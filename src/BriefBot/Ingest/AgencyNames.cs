using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Names of news agencies, as datelines and credits have them.</summary>
static class AgencyNames
{
    /// <summary>Usual names and letters.</summary>
    public static readonly string[] All = Lexicon.Lines("boilerplate/datelines", "agencies");

    /// <summary>True for a news agency's usual name or letters.</summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        foreach (var agency in All)
        {
            if (name.SequenceEqual(agency))
                return true;
        }
        return false;
    }
}
