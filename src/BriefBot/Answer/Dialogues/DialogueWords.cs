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
    public static readonly FrozenSet<string> Openers = Set("and but also so then ok okay oh well hmm");

    public static readonly FrozenSet<string> Wh = Set("who whom whose which what when where why how whos whats whens wheres whys hows");

    public static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were be been am do does did has have had will would shall should can could may might must " +
        "isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt");

    /// <summary>Pronouns that stand for somebody or something named before.</summary>
    public static readonly FrozenSet<string> Pronouns = Set(
        "he him his she her hers it its they them their theirs there that this those these one ones");

    /// <summary>Words behind "how", and such as measure without naming what.</summary>
    public static readonly FrozenSet<string> Measures = Set(
        "many much long old far tall big high large often fast heavy deep late early soon come few little exactly mostly");

    /// <summary>Words that compare with what was said before.</summary>
    public static readonly FrozenSet<string> Anaphoric = Set(
        "too also either instead else then still now yet again ever originally before after another other others");

    /// <summary>Words that ask for anybody or anything of what was spoken of.</summary>
    public static readonly FrozenSet<string> Any = Set("any anyone anybody anything anywhere someone somebody nobody");

    public static readonly FrozenSet<string> Prepositions = Set(
        "in on at by for with about against between into through during before after above below to from of since till until " +
        "under over per as");

    public static readonly FrozenSet<string> Determiners = Set("the a an his her its their another other");

    /// <summary>The words of a text.</summary>
    public static List<Spoken> Read(string text)
    {
        var words = new List<Spoken>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var surface = part.Trim('?', '.', '!', ',', ';', ':', '"', '“', '”', '(', ')', '…');
            if (surface.Length > 0 && Normalizer.Words(surface) is [var word, ..]) words.Add(new Spoken(surface, word));
        }
        return words;
    }

    /// <summary>Words put together again.</summary>
    public static string Join(IEnumerable<Spoken> words) => string.Join(' ', words.Select(word => word.Surface));

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
