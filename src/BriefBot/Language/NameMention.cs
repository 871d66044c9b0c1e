namespace BriefBot.Language;

/// <summary>What a name is the name of, as far as words around it tell.</summary>
public enum NameKind
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A company, agency, team, party, outlet.</summary>
    Organisation,

    /// <summary>A country, city, river, building.</summary>
    Place,

    /// <summary>An event, law, prize or programme.</summary>
    Event,
}

/// <summary>A proper name in a text.</summary>
/// <param name="Span">The name without titles and possessive.</param>
/// <param name="Text">The name as it stands there.</param>
/// <param name="Title">Titles before it ("Chief Executive"), null when there are none.</param>
public readonly record struct NameMention(TextSpan Span, string Text, NameKind Kind, string? Title);
