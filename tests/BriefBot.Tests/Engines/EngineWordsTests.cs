using System.Text;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Engines;

/// <summary>An engine gets the words that the database's own index has.</summary>
public sealed class EngineWordsTests
{
    [Theory]
    [InlineData("ferri storm ferri", "ferri storm")]
    [InlineData("Ferry-STORM's 3.5%", "3 5 ferry s storm")]
    [InlineData("übung Übung 東京 ١٨٥٠ naïve", "naïve Übung übung ١٨٥٠ 東京")]
    [InlineData("a_b\"c\\d\t\n", "a b c d")]
    [InlineData("", "")]
    [InlineData("-- !", "")]
    public void Words_are_those_of_the_index(string text, string words)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        EngineWords.Of(bytes).ShouldBe(words);
        EngineWords
            .Of(text)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        using var session = SqliteDatabase.New(":memory:", Migrations.Latest);
        session.Prepare("INSERT INTO passage_word (rowid, title, text) VALUES (1, '', $text)").With(new Utf8Text(bytes)).Run();
        var indexed = new List<string>();
        using var rows = session.Prepare("SELECT term FROM passage_word_term").Rows();
        while (rows.Read())
            indexed.Add(rows.GetString(0));
        string.Join(' ', indexed.Order(StringComparer.Ordinal)).ShouldBe(words);
    }

    [Fact]
    public void An_outlet_goes_by_its_name_its_host_and_the_domains_that_it_is_in()
    {
        EngineDocument.OutletsOf("the star", "news.star.example").ShouldBe(["the star", "news.star.example", "star.example", "example"]);
        EngineDocument.OutletsOf("star.example", "star.example").ShouldBe(["star.example", "example"]);
        EngineDocument.OutletsOf(null, null).ShouldBeEmpty();
    }
}
