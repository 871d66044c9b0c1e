using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class PorterStemmerTests
{
    [Fact]
    public void Stems_are_those_of_the_full_text_index()
    {
        string[] stems =
        [
            "speak",
            "confer",
            "nation",
            "relat",
            "vietnam",
            "hop",
            "agree",
            "plast",
            "motor",
            "argu",
            "electric",
            "hope",
            "form",
            "toll",
            "sk",
            "conflict",
            "fill",
            "rapid",
        ];
        string[] endings =
        [
            "",
            "s",
            "es",
            "ies",
            "sses",
            "ed",
            "eed",
            "ing",
            "bled",
            "ated",
            "izing",
            "y",
            "ational",
            "tional",
            "enci",
            "anci",
            "izer",
            "logi",
            "bli",
            "alli",
            "entli",
            "eli",
            "ousli",
            "ization",
            "ation",
            "ator",
            "alism",
            "iveness",
            "fulness",
            "ousness",
            "aliti",
            "iviti",
            "biliti",
            "icate",
            "ative",
            "alize",
            "iciti",
            "ical",
            "ful",
            "ness",
            "al",
            "ance",
            "ence",
            "er",
            "ic",
            "able",
            "ible",
            "ant",
            "ement",
            "ment",
            "ent",
            "ou",
            "ism",
            "ate",
            "iti",
            "ous",
            "ive",
            "ize",
            "e",
            "ll",
            "sion",
            "tion",
            "ion",
            "ying",
            "ting",
            "ss",
        ];
        var words = stems.SelectMany(stem => endings.Select(ending => stem + ending)).Distinct().ToList();

        var expected = StemsOfSqlite(words);

        words
            .Where(word => PorterStemmer.Stem(word) != expected[word])
            .Select(word => $"{word}: {PorterStemmer.Stem(word)} for {expected[word]}")
            .ShouldBeEmpty();
    }

    static Dictionary<string, string> StemsOfSqlite(List<string> words)
    {
        using var session = RawDatabase.Open(":memory:");
        session.Execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61'); CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);"
        );
        for (var i = 0; i < words.Count; i++)
            session.Execute($"INSERT INTO t(rowid, x) VALUES ({i + 1}, '{words[i]}')");
        using var rows = session.Prepare("SELECT doc, term FROM v").Rows();
        var stems = new Dictionary<string, string>();
        while (rows.Read())
            stems[words[rows.GetInt32(0) - 1]] = rows.GetString(1);
        return stems;
    }
}
