using System.Text;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;

namespace BriefBot.Tests.Deliver;

public class PublishedTimeTests
{
    static readonly DateTimeOffset Evening = new(2021, 7, 13, 21, 30, 0, TimeSpan.FromHours(-4));

    [Fact]
    public void Json_gives_the_day_and_the_instant_with_its_offset() =>
        Written(PublicationDate.Stated(new(2021, 7, 13), "stated", Evening))
            .ShouldBe("""{"published":"2021-07-13","published_time":"2021-07-13T21:30:00-04:00","published_basis":"stated"}""");

    [Fact]
    public void A_day_alone_has_no_time_in_json() =>
        Written(PublicationDate.Stated(new(2021, 7, 13)))
            .ShouldBe("""{"published":"2021-07-13","published_time":null,"published_basis":"stated"}""");

    [Fact]
    public void A_reader_is_told_the_local_time() => Details(Evening).ShouldBe("published at 21:30 (UTC-04:00)");

    [Fact]
    public void A_time_in_UTC_is_not_told_as_the_outlet_s() => Details(Evening.ToUniversalTime()).ShouldBe("");

    static string Details(DateTimeOffset time) =>
        ArticleFacts.Details(
            new Article(new(1), 1, new(1), "T", "B", PublicationDate.Stated(new(2021, 7, 13), "stated", time)) { OriginalName = "a.txt" }
        );

    static string Written(PublicationDate published)
    {
        var article = new Article(new(1), 1, new(1), "T", "B", published) { OriginalName = "a.txt" };
        var line = Encoding.UTF8.GetString(DocumentJson.Line(ExcerptDocument.Of(article, 0, 1), DocumentJson.Default.ExcerptDocument).Span);
        var (start, end) = (line.IndexOf("\"published\"", StringComparison.Ordinal), line.IndexOf(",\"length\"", StringComparison.Ordinal));
        return $"{{{line[start..end]}}}";
    }
}
