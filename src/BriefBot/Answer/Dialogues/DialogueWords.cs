using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Answer.Dialogues;

/// <summary>A word of a question as people type them.</summary>
/// <param name="Surface">As typed, without the punctuation around it.</param>
/// <param name="Word">Normalised, "who" of "who's".</param>
readonly record struct Spoken(string Surface, string Word)
{
    public bool IsCapital => char.IsUpper(Surface[0]);

    public bool IsYear => Word.Length == 4 && Word.All(char.IsAsciiDigit);

    /// <summary>True when it tells what is asked about: no little word and no measure.</summary>
    public bool IsContent =>
        !StopWords.IsStopWord(Word) && !DialogueWords.Measures.Contains(Word) && !DialogueWords.Anaphoric.Contains(Word);

    /// <summary>True of "Rao's".</summary>
    public bool IsPossessive => Surface is [_, .., '\'' or '’', 's'];

    /// <summary>Without "'s".</summary>
    public string Bare => IsPossessive ? Surface[..^2] : Surface;
}

/// <summary>The little words by which people lean on what was said before.</summary>
static class DialogueWords
{
    public static readonly FrozenSet<string> Openers = Lexicon.Set("en/dialogue", "openers");

    public static readonly FrozenSet<string> Wh = Lexicon.Set("en/dialogue", "wh");

    public static readonly FrozenSet<string> Auxiliaries = Lexicon.Set("en/dialogue", "auxiliaries");

    /// <summary>Pronouns that stand for somebody or something named before.</summary>
    public static readonly FrozenSet<string> Pronouns = Lexicon.Set("en/dialogue", "pronouns");

    /// <summary>Words behind "how", and such as measure without naming what.</summary>
    public static readonly FrozenSet<string> Measures = Lexicon.Set("en/dialogue", "measures");

    /// <summary>Words that compare with what was said before.</summary>
    public static readonly FrozenSet<string> Anaphoric = Lexicon.Set("en/dialogue", "anaphoric");

    /// <summary>Words that ask for anybody or anything of what was spoken of.</summary>
    public static readonly FrozenSet<string> Any = Lexicon.Set("en/dialogue", "any");

    public static readonly FrozenSet<string> Prepositions = Lexicon.Set("en/dialogue", "prepositions");

    public static readonly FrozenSet<string> Determiners = Lexicon.Set("en/dialogue", "determiners");

    /// <summary>The words of a text.</summary>
    public static List<Spoken> Read(string text)
    {
        var words = new List<Spoken>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var surface = part.Trim('?', '.', '!', ',', ';', ':', '"', '“', '”', '(', ')', '…');
            if (surface.Length > 0 && Normalizer.Words(surface) is [var word, ..])
                words.Add(new Spoken(surface, word));
        }
        return words;
    }

    /// <summary>Words put together again.</summary>
    public static string Join(IEnumerable<Spoken> words) => string.Join(' ', words.Select(word => word.Surface));
}
