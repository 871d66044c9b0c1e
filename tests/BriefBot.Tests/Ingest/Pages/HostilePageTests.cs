using BriefBot.Ingest.Readers;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>Pages that are made to confuse or to exhaust give an article or a reason, in bounded time.</summary>
public class HostilePageTests
{
    static string Page(string head, string body = "") =>
        TestPage.Html(head, $"<h1>Ferry returns</h1><article>{TestPage.Story(6)}{body}</article>");

    public static TheoryData<string> Linked =>
        new(
            "{\"@graph\": ["
                + string.Join(
                    ',',
                    Enumerable.Repeat(
                        "{\"@type\": \"NewsArticle\", \"author\": {\"@id\": \"#a\"}, \"@id\": \"#a\", \"publisher\": {\"@id\": \"#a\"}}",
                        3000
                    )
                )
                + "]}",
            "{\"@type\": \"NewsArticle\", \"@id\": \"#a\", \"mainEntityOfPage\": {\"@id\": \"#a\", \"@type\": \"WebPage\", "
                + "\"mainEntity\": {\"@id\": \"#a\", \"@type\": \"NewsArticle\"}}}",
            "{\"@type\": \"NewsArticle\", \"headline\": \"" + new string('a', 1_100_000) + "\"}",
            "{\"@type\": \"LiveBlogPosting\", \"liveBlogUpdate\": ["
                + string.Join(
                    ',',
                    Enumerable.Repeat("{\"headline\": \"<<<\", \"articleBody\": \"<p <p <p < <\", \"datePublished\": 7}", 5000)
                )
                + "]}",
            "{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": [], \"hasPart\": [{\"isAccessibleForFree\": false, "
                + "\"cssSelector\": [\"*:has(*:has(*))\", \"#\", \"..\", 7]}], \"wordCount\": -5, \"inLanguage\": {\"name\": 3}, "
                + "\"author\": {\"name\": [\"x\"]}}",
            "{\"@type\": [\"NewsArticle\"], \"wordCount\": \"99999999999999999999\", \"datePublished\": \"0000-00-00\", "
                + "\"dateModified\": \"-1\"}",
            "<![CDATA[ {\"@type\": \"NewsArticle\" ]]>"
        );

    [Theory]
    [MemberData(nameof(Linked))]
    public void Json_ld_of_any_size_and_shape_is_borne(string json) => TestPage.Read(Page(TestPage.Linked(json))).ShouldNotBeNull();

    [Fact]
    public void Thousands_of_marks_are_borne()
    {
        var head = string.Concat(
            Enumerable
                .Range(0, 5000)
                .Select(n => $"<meta name=\"author\" content=\"Person Number{n}\"><meta name=\"date\" content=\"2021-03-0{n % 9 + 1}\">")
        );
        var body = string.Concat(
            Enumerable
                .Range(0, 5000)
                .Select(n => $"<time datetime=\"2021-03-03\">x</time><a rel=\"author\" href=\"?page={n}\">Jane Roe</a>")
        );

        var article = TestPage.Article(Page(head, body), "https://shore.example/live-blog/ferry");

        article.Published.ShouldBe("2021-03-01");
        article.OtherDates.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public void Any_metadata_gives_one_line_or_nothing() =>
        Prop.ForAll<string?, string?>(
                (first, second) =>
                {
                    var encoded = System.Net.WebUtility.HtmlEncode(first ?? "");
                    var reading = TestPage.Read(
                        Page(
                            $"<title>{encoded}</title><meta name=\"author\" content=\"{encoded}\"><meta name=\"date\" "
                                + $"content=\"{encoded}\"><link rel=\"canonical\" "
                                + $"href=\"{System.Net.WebUtility.HtmlEncode(second ?? "")}\"><meta property=\"og:site_name\" "
                                + $"content=\"{System.Net.WebUtility.HtmlEncode(second ?? "")}\">",
                            $"<span class=\"byline\">{encoded}</span>"
                        ),
                        "https://shore.example/ferry"
                    );
                    return reading is not Reading.Found { Article: var a }
                        || new[]
                        {
                            a.Title,
                            a.Author,
                            a.Source,
                            a.Url,
                            a.Published,
                            a.Modified,
                            a.Language,
                            a.SyndicatedFrom,
                            a.NextPage,
                        }.All(v => v is null || (v.Length is > 0 and <= 4000 && !v.Contains('\n', StringComparison.Ordinal)));
                }
            )
            .QuickCheckThrowOnFailure();
}
