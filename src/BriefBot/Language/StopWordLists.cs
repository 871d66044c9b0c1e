using System.Collections.Frozen;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;

namespace BriefBot.Language;

/// <summary>Small words of languages other than English: the lists that come with Lucene's analysis package (Snowball's and Savoy's), the
/// commonest words by which the language is recognised, and the words that ask.</summary>
static class StopWordLists
{
    static readonly FrozenDictionary<string, string> Asking = ByLanguage(Lexicon.Lines("languages/questions", "asking"));
    static readonly FrozenDictionary<string, string> Showing = ByLanguage(Lexicon.Lines("languages/questions", "showing"));

    static FrozenDictionary<string, string> ByLanguage(string[] lines) =>
        lines.Select(line => line.Split(':', 2)).ToFrozenDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>All of a language.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    /// <param name="isFolded">Whether without accents.</param>
    public static FrozenSet<string> Of(string tag, bool isFolded)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in (IEnumerable<string>?)Listed(tag) ?? [])
            words.Add(Form(word));
        if (LanguageWords.Of(tag) is { } profile)
            words.UnionWith(profile.Words.Split(' ').Where(word => !word.StartsWith('-')).Select(Form));
        words.UnionWith(AskingIn(tag).Select(Form));
        return words.ToFrozenSet(StringComparer.Ordinal);

        string Form(string word) => isFolded ? Folding.Fold(word) : word;
    }

    static readonly FrozenSet<string> AccentsTell = Lexicon.Set("languages/words", "accents-tell");

    /// <summary>The words that ask, in lower case, with accents and, where these tell no words apart, without; empty where none are
    /// known.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    public static string[] AskingIn(string tag) => In(Asking, tag);

    /// <summary>Words that show a question's language without being small words, in the forms of <see cref="AskingIn"/>.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    public static string[] ShowingIn(string tag) => In(Showing, tag);

    static string[] In(FrozenDictionary<string, string> words, string tag) =>
        words.TryGetValue(tag, out var asking)
            ?
            [
                .. asking
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany(word => AccentsTell.Contains(tag) ? new[] { word } : [word, Folding.Fold(word)])
                    .Distinct(StringComparer.Ordinal),
            ]
            : [];

    static CharArraySet? Listed(string tag) =>
        tag switch
        {
            "ar" => ArabicAnalyzer.DefaultStopSet,
            "bg" => BulgarianAnalyzer.DefaultStopSet,
            "ca" => CatalanAnalyzer.DefaultStopSet,
            "cs" => CzechAnalyzer.DefaultStopSet,
            "da" => DanishAnalyzer.DefaultStopSet,
            "de" => GermanAnalyzer.DefaultStopSet,
            "el" => GreekAnalyzer.DefaultStopSet,
            "es" => SpanishAnalyzer.DefaultStopSet,
            "eu" => BasqueAnalyzer.DefaultStopSet,
            "fa" => PersianAnalyzer.DefaultStopSet,
            "fi" => FinnishAnalyzer.DefaultStopSet,
            "fr" => FrenchAnalyzer.DefaultStopSet,
            "ga" => IrishAnalyzer.DefaultStopSet,
            "gl" => GalicianAnalyzer.DefaultStopSet,
            "hi" => HindiAnalyzer.DefaultStopSet,
            "hu" => HungarianAnalyzer.DefaultStopSet,
            "hy" => ArmenianAnalyzer.DefaultStopSet,
            "id" => IndonesianAnalyzer.DefaultStopSet,
            "it" => ItalianAnalyzer.DefaultStopSet,
            "lv" => LatvianAnalyzer.DefaultStopSet,
            "nl" => DutchAnalyzer.DefaultStopSet,
            "no" => NorwegianAnalyzer.DefaultStopSet,
            "pt" => PortugueseAnalyzer.DefaultStopSet,
            "ro" => RomanianAnalyzer.DefaultStopSet,
            "ru" => RussianAnalyzer.DefaultStopSet,
            "sv" => SwedishAnalyzer.DefaultStopSet,
            "tr" => TurkishAnalyzer.DefaultStopSet,
            _ => null,
        };
}
