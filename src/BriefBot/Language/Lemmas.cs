using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Forms of irregular English verbs and a few nouns, which cutting endings does not bring together ("spoke", "speak").</summary>
public static class Lemmas
{
    static readonly string[] Groups =
    [
        "speak spoke spoken speaker speech speeches keynote", "own owned owner ownership owns", "attend attendance attendee participate participant participation", "win won winning winner", "withdraw withdrew withdrawn withdrawal", "say said says", "tell told", "give gave given", "take took taken", "go went gone",
        "come came", "become became", "begin began begun", "break broke broken", "bring brought", "build built", "buy bought", "catch caught", "choose chose chosen choice",
        "cut cuts cutting", "deal dealt", "do did done", "draw drew drawn", "drive drove driven", "eat ate eaten", "fall fell fallen", "feel felt", "fight fought",
        "find found finds finding", "fly flew flown flight", "forbid forbade forbidden", "forget forgot forgotten", "freeze froze frozen", "get got gotten", "grow grew grown growth",
        "hear heard", "hide hid hidden", "hit hits hitting", "hold held", "hurt hurts", "keep kept", "know knew known", "lay laid", "lead led", "leave left", "lend lent", "lose lost loss",
        "make made", "mean meant", "meet met", "pay paid", "put puts putting", "quit quits quitting", "read reads reading", "resign resignation", "ride rode ridden", "rise rose risen",
        "run ran running", "see saw seen", "seek sought", "sell sold", "send sent", "set sets setting", "shake shook shaken", "shoot shot", "show showed shown", "shut shuts", "sing sang sung",
        "sink sank sunk", "sit sat", "sleep slept", "spend spent", "split splits", "spread spreads", "stand stood", "steal stole stolen theft", "stick stuck", "strike struck stricken", "sue sued suit lawsuit",
        "swear swore sworn", "swim swam swum", "teach taught", "tear tore torn", "think thought", "throw threw thrown", "wake woke woken", "wear wore worn", "write wrote written",
        "die died dies death dead", "man men", "woman women", "child children", "person people", "life lives", "attack attacked attacks", "acquire acquired acquisition", "elect elected election",
        "announce announced announcement", "agree agreed agreement", "launch launched launches", "decide decided decision", "arrive arrived arrival", "appoint appointed appointment",
        "approve approved approval", "propose proposed proposal", "arrest arrested arrests", "refuse refused refusal", "retire retired retirement", "explode exploded explosion",
        "succeed success succeeded", "fail failed failure", "marry married marriage wedding", "behave behaviour behavior", "defend defence defense", "colour color", "labour labor", "centre center",
        "beat beats beaten", "blow blew blown", "flee fled", "feed fed", "hang hung", "shrink shrank shrunk", "slide slid", "swing swung", "ring rang rung", "spin spun",
        "overcome overcame", "overthrow overthrew overthrown", "overtake overtook overtaken", "undergo underwent undergone", "undertake undertook undertaken", "uphold upheld", "withhold withheld", "programme program", "organise organisation organize organization",
    ];

    // The first words of the groups that aren't verbs.
    static readonly FrozenSet<string> Nouns = "man woman child person life colour labour centre programme".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string[]> Forms = BuildForms();

    /// <summary>The other forms of a word that its stem does not cover; empty for most words.</summary>
    /// <param name="word">Normalised by <see cref="Tokenizer"/>.</param>
    public static IReadOnlyList<string> Related(string word) => Forms.TryGetValue(PorterStemmer.Stem(word), out var forms) ? forms : [];

    /// <summary>True for a form of an irregular verb, or for a noun made of one.</summary>
    /// <param name="word">Normalised by <see cref="Tokenizer"/>.</param>
    public static bool IsOfVerb(string word) => Related(word) is { Count: > 0 } forms && !Nouns.Contains(forms[0]);

    static FrozenDictionary<string, string[]> BuildForms()
    {
        var forms = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            var words = group.Split(' ');
            foreach (var word in words) forms.TryAdd(PorterStemmer.Stem(word), words);
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
