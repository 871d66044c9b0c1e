namespace BriefBot.Answer;

/// <summary>How much a trace holds.</summary>
public static class TraceLimits
{
    /// <summary>Most words that were left out.</summary>
    public const int LeftOut = 40;

    /// <summary>Most passages.</summary>
    public const int Passages = 10;

    /// <summary>Most sentences.</summary>
    public const int Sentences = 20;

    /// <summary>Longest text of a sentence or title, in UTF-16 code units; a longer one ends in "…".</summary>
    public const int Text = 200;
}
