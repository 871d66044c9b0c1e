using WordSet = System.Collections.Generic.HashSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace BriefBot.Ingest.Heads;

/// <summary>What the label of a "Label: value" line says that the value is.</summary>
enum HeadKey
{
    /// <summary>Nothing that is read.</summary>
    None,
    Title,
    Author,
    Outlet,

    /// <summary>An outlet, if the value is one's name: "Paper: …" may be about paper.</summary>
    Medium,
    Address,
    Published,
    Updated,
}

/// <summary>Reads "Label: value" lines, in the languages that news comes in most.</summary>
static class HeadKeys
{
    const int LongestLabel = 20;

    /// <summary>The label's meaning.</summary>
    /// <param name="value">What follows it, not empty.</param>
    public static HeadKey Read(ReadOnlySpan<char> line, out ReadOnlySpan<char> value)
    {
        value = default;
        line = line.Trim("*_#- ");
        var colon = line.IndexOf(':');
        if (colon is < 3 or > LongestLabel)
            return HeadKey.None;
        var label = line[..colon].Trim(" *_\u00a0");
        value = line[(colon + 1)..].Trim(" *_\u00a0");
        if (value.IsEmpty)
            return HeadKey.None;
        foreach (var (labels, key) in Labels)
            if (labels.Contains(label))
                return key;
        return HeadKey.None;
    }

    /// <summary>True when a label stands for this.</summary>
    public static bool Names(ReadOnlySpan<char> label, HeadKey wanted)
    {
        foreach (var (labels, key) in Labels)
            if (key == wanted && labels.Contains(label))
                return true;
        return false;
    }

    static readonly (WordSet Labels, HeadKey Key)[] Labels =
    [
        (
            Set("title headline titel überschrift schlagzeile titre título titular titulo titolo kop rubrik overskrift tytuł başlık"),
            HeadKey.Title
        ),
        (Set("author authors byline writer autor autorin auteur auteurs autora autore författare forfatter yazar"), HeadKey.Author),
        (Set("source outlet publisher publication quelle fuente fonte bron kilde källa źródło kaynak"), HeadKey.Outlet),
        (Set("newspaper paper site website medium zeitung periódico medio testata giornale jornal krant journal média"), HeadKey.Medium),
        (Set("url link web address"), HeadKey.Address),
        (
            Set(
                "date published posted datum veröffentlicht erschienen publié fecha publicado data pubblicato gepubliceerd dato "
                    + "publicerad tarih"
            ),
            HeadKey.Published
        ),
        (Set("updated modified aktualisiert actualizado aggiornato atualizado bijgewerkt uppdaterad oppdatert opdateret"), HeadKey.Updated),
    ];

    static WordSet Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
