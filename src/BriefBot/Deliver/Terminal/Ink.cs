namespace BriefBot.Deliver.Terminal;

/// <summary>How a stretch of terminal text looks.</summary>
public enum Ink
{
    /// <summary>As everything else.</summary>
    Plain,

    /// <summary>The short answer, and headings.</summary>
    Strong,

    /// <summary>What supports it: sources, dates, hints.</summary>
    Faint,

    /// <summary>The short answer inside its quoted sentence: strong, or between «» where there are no colours.</summary>
    Marked,
}

/// <summary>A stretch of text of one ink; already safe to show.</summary>
public readonly record struct Inked(string Text, Ink Ink = Ink.Plain);
