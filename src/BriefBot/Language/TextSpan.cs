namespace BriefBot.Language;

/// <summary>Half-open range [Start, End) in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of code units.</summary>
    public int Length => End - Start;
}
