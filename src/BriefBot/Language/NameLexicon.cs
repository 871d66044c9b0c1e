using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words by which names in English news are told apart. Lower case.</summary>
static class NameLexicon
{
    /// <summary>Titles and offices that stand before a person's name.</summary>
    public static readonly FrozenSet<string> Titles = Lexicon.Set("en/names", "titles", StringComparer.OrdinalIgnoreCase);

    /// <summary>Words for what a person is, in lower case before the name or behind a comma.</summary>
    public static readonly FrozenSet<string> RoleNouns = Lexicon.Set("en/names", "role-nouns", StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that make a name an organisation's.</summary>
    public static readonly FrozenSet<string> Organisations = Lexicon.Set("en/names", "organisations", StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that make a name a place's.</summary>
    public static readonly FrozenSet<string> Places = Lexicon.Set("en/names", "places", StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that make a name an event's, a work's or a law's.</summary>
    public static readonly FrozenSet<string> Events = Lexicon.Set("en/names", "events", StringComparer.OrdinalIgnoreCase);

    /// <summary>Adjectives of nations and faiths: capitalised, yet no name.</summary>
    public static readonly FrozenSet<string> Adjectives = Lexicon.Set("en/names", "adjectives", StringComparer.OrdinalIgnoreCase);

    /// <summary>Capitalised words that name nobody.</summary>
    public static readonly FrozenSet<string> NoNames = Lexicon.Set("en/names", "no-names", StringComparer.OrdinalIgnoreCase);

    /// <summary>Countries, states and large cities.</summary>
    public static readonly FrozenSet<string> Gazetteer = Lexicon.Set("en/names", "gazetteer", StringComparer.OrdinalIgnoreCase);

    /// <summary>Common given names of many languages, as news writes them.</summary>
    public static readonly FrozenSet<string> Given = Lexicon.Set("en/names", "given", StringComparer.OrdinalIgnoreCase);
}
