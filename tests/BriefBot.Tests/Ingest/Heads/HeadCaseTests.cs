namespace BriefBot.Tests.Ingest.Heads;

/// <summary>What articles say of themselves in the lines around their text, in every kind of input.</summary>
public class HeadCaseTests
{
    static readonly string[] Files = ["heads.txt", "traps.txt", "fresh-heads.txt", "fresh-traps.txt", "titles-like-outlets.txt"];

    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        from file in Files
        from found in HeadCase.Read(file)
        select new TheoryDataRow<string, string>(file, found.Name);

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_article_is_known_by_what_it_says_of_itself(string file, string name) =>
        HeadCase.Read(file).Single(found => found.Name == name).Difference().ShouldBeEmpty();
}
