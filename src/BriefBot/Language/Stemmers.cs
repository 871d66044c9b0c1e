using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.In;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace BriefBot.Language;

/// <summary>The stemmers of languages other than English: Snowball's, and for languages that it lacks those of Lucene.</summary>
/// <remarks>
/// Sources: snowballstem.org; Lucene's analysis package, whose class of each language names its paper. Hebrew has no published light
/// stemmer there: the particles that are written together with a word are taken off.
/// </remarks>
static class Stemmers
{
    // Longer words are left as they are.
    const int Longest = 64;

    // Letters that must be left of a Hebrew word.
    const int ShortestHebrew = 3;

    /// <summary>Takes a word in lower case to its stem; null where there is none for the language.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    public static Func<string, string>? Of(string tag) =>
        tag switch
        {
            "ca" => Snowball(static () => new CatalanStemmer()),
            "da" => Snowball(static () => new DanishStemmer()),
            // The variant that takes "ae" for "ä".
            "de" => Snowball(static () => new German2Stemmer()),
            "es" => Snowball(static () => new SpanishStemmer()),
            "eu" => Snowball(static () => new BasqueStemmer()),
            "fi" => Snowball(static () => new FinnishStemmer()),
            "fr" => Snowball(static () => new FrenchStemmer()),
            "ga" => Snowball(static () => new IrishStemmer()),
            "hu" => Snowball(static () => new HungarianStemmer()),
            "hy" => Snowball(static () => new ArmenianStemmer()),
            "it" => Snowball(static () => new ItalianStemmer()),
            "nl" => Snowball(static () => new DutchStemmer()),
            "no" => Snowball(static () => new NorwegianStemmer()),
            "pt" => Snowball(static () => new PortugueseStemmer()),
            // Written for letters with a cedilla, which stood for those with a comma before these had a place in Unicode.
            "ro" => Behind(static word => word.Replace('ș', 'ş').Replace('ț', 'ţ'), Snowball(static () => new RomanianStemmer())),
            "ru" => Behind(static word => word.Replace('ё', 'е'), Snowball(static () => new RussianStemmer())),
            "sv" => Snowball(static () => new SwedishStemmer()),
            "tr" => Snowball(static () => new TurkishStemmer()),
            "ar" => Light(static (letters, length) => new ArabicStemmer().Stem(letters, new ArabicNormalizer().Normalize(letters, length))),
            "bg" => Light(static (letters, length) => new BulgarianStemmer().Stem(letters, length)),
            "cs" => Light(static (letters, length) => new CzechStemmer().Stem(letters, length)),
            "el" => Light(static (letters, length) => new GreekStemmer().Stem(letters, length)),
            "fa" => Light(static (letters, length) => new PersianNormalizer().Normalize(letters, length)),
            "gl" => Light(static (letters, length) => new GalicianStemmer().Stem(letters, length)),
            "he" => Hebrew,
            "hi" => Light(
                static (letters, length) =>
                    new HindiStemmer().Stem(
                        letters,
                        new HindiNormalizer().Normalize(letters, new IndicNormalizer().Normalize(letters, length))
                    )
            ),
            "id" => Light(static (letters, length) => new IndonesianStemmer().Stem(letters, length, stemDerivational: false)),
            "lv" => Light(static (letters, length) => new LatvianStemmer().Stem(letters, length)),
            _ => null,
        };

    // Snowball's programs hold the word they work on: one for each thread.
    static Func<string, string> Snowball(Func<SnowballProgram> create)
    {
        var own = new ThreadLocal<SnowballProgram>(create);
        return word =>
        {
            var program = own.Value!;
            program.SetCurrent(word);
            program.Stem();
            return program.Current is { Length: > 0 } stem ? stem : word;
        };
    }

    static Func<string, string> Behind(Func<string, string> first, Func<string, string> then) => word => then(first(word));

    static Func<string, string> Light(Func<char[], int, int> stem) =>
        word =>
        {
            if (word.Length > Longest)
                return word;
            // Some suffixes are replaced by longer ones.
            var letters = new char[word.Length + 8];
            word.CopyTo(letters);
            var length = stem(letters, word.Length);
            return length > 0 ? new string(letters, 0, length) : word;
        };

    // "and", then one of "the", "in", "to", "as", "from", "that".
    static string Hebrew(string word)
    {
        var start = word.Length > ShortestHebrew && word[0] == 'ו' ? 1 : 0;
        if (word.Length - start > ShortestHebrew && word[start] is 'ה' or 'ב' or 'ל' or 'כ' or 'מ' or 'ש')
            start++;
        return word[start..];
    }
}
