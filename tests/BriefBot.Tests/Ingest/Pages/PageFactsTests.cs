namespace BriefBot.Tests.Ingest.Pages;

/// <summary>What a page says about itself: title, byline, language, address.</summary>
public class PageFactsTests
{
    const string Address = "https://www.shore.example/news/ferry-returns";

    static string Page(string head, string top = "", string lang = "") =>
        TestPage.Html(head, $"{top}<article>{TestPage.Story(6)}</article>", lang);

    [Theory]
    [InlineData("<title>Ferry returns | The Shore</title><meta property=\"og:site_name\" content=\"The Shore\">")]
    [InlineData("<title>The Shore » Ferry returns</title><meta property=\"og:site_name\" content=\"The Shore\">")]
    [InlineData("<title>The Shore: Ferry returns</title><meta property=\"og:site_name\" content=\"The Shore\">")]
    [InlineData("<title>Ferry returns - shore.example</title>")]
    [InlineData("<title>Ferry returns — Shore</title>")]
    [InlineData("<meta property=\"og:title\" content=\"Ferry returns · The Shore\"><meta property=\"og:site_name\" content=\"the shore\">")]
    public void A_title_comes_without_the_name_of_the_site(string head) =>
        TestPage.Article(Page(head), Address).Title.ShouldBe("Ferry returns");

    [Fact]
    public void A_dash_within_a_headline_stays() =>
        TestPage
            .Article(Page("<title>Ferry returns - and the captain stays ashore</title>"), Address)
            .Title.ShouldBe("Ferry returns - and the captain stays ashore");

    [Fact]
    public void The_heading_tells_the_headline_where_the_title_is_the_sites() =>
        TestPage
            .Article(
                Page(
                    "<title>The Shore</title><meta property=\"og:site_name\" content=\"The Shore\">",
                    "<h1>Ferry returns to the old pier</h1>"
                ),
                Address
            )
            .Title.ShouldBe("Ferry returns to the old pier");

    [Fact]
    public void A_headline_that_was_cut_is_completed_from_another_mark() =>
        TestPage
            .Article(
                Page(
                    "<meta property=\"og:title\" content=\"Ferry returns to the old pier after a summer of…\">",
                    "<h1>Ferry returns to the old pier after a summer of repairs</h1>"
                ),
                Address
            )
            .Title.ShouldBe("Ferry returns to the old pier after a summer of repairs");

    [Theory]
    [InlineData("By Jane Roe", "Jane Roe")]
    [InlineData("By Jane Roe and John Doe", "Jane Roe, John Doe")]
    [InlineData("By JANE ROE, JOHN DOE and ANA SÁ", "JANE ROE, JOHN DOE, ANA SÁ")]
    [InlineData("Von Jana Roth und Jan Dörr", "Jana Roth, Jan Dörr")]
    [InlineData("Par Jeanne Roy et Luc Dos", "Jeanne Roy, Luc Dos")]
    [InlineData("Por Juana Rey y Luis Doz", "Juana Rey, Luis Doz")]
    [InlineData("By Jane Roe, Political Editor", "Jane Roe")]
    [InlineData("By Jane Roe, Reuters", "Jane Roe")]
    [InlineData("By Jane Roe | March 3, 2021", "Jane Roe")]
    [InlineData("Jane Roe (jane@shore.example) @janeroe", "Jane Roe")]
    [InlineData("By Jane van der Roe", "Jane van der Roe")]
    [InlineData("By Staff Writer", null)]
    [InlineData("By The Associated Press", null)]
    [InlineData("AFP", null)]
    [InlineData("@shorenews", null)]
    [InlineData("https://facebook.com/theshore", null)]
    [InlineData("News Desk", null)]
    [InlineData("Redaktion", null)]
    [InlineData("3 min read", null)]
    public void A_byline_gives_the_names_of_people(string byline, string? author)
    {
        TestPage.Article(Page("", $"<p class=\"byline\">{byline}</p>"), Address).Author.ShouldBe(author);
        TestPage.Article(Page($"<meta name=\"author\" content=\"{byline}\">"), Address).Author.ShouldBe(author);
    }

    [Fact]
    public void Several_elements_name_several_authors() =>
        TestPage
            .Article(
                Page("<meta property=\"article:author\" content=\"Jane Roe\"><meta property=\"article:author\" content=\"John Doe\">"),
                Address
            )
            .Author.ShouldBe("Jane Roe, John Doe");

    [Fact]
    public void The_outlet_is_no_author() =>
        TestPage
            .Article(Page("<meta name=\"author\" content=\"The Shore\"><meta property=\"og:site_name\" content=\"The Shore\">"), Address)
            .Author.ShouldBeNull();

    [Fact]
    public void Who_comments_is_no_author() =>
        TestPage
            .Article(
                Page(
                    "",
                    "<ol class=\"comments\"><li class=\"comment\"><span class=\"vcard\"><a class=\"fn\" rel=\"author\">Angry "
                        + "Reader</a></span></li></ol>"
                ),
                Address
            )
            .Author.ShouldBeNull();

    [Fact]
    public void References_within_json_ld_are_followed_once()
    {
        var json =
            """{"@graph": [{"@type": "NewsArticle", "headline": "Ferry returns", "author": {"@id": "#jane"}, "publisher": {"@id": "#site"}}, {"@type": "Person", "@id": "#jane", "name": "Jane Roe"}, {"@type": "Organization", "@id": "#site", "name": "The Shore"}]}""";

        var article = TestPage.Article(Page(TestPage.Linked(json)), Address);

        (article.Title, article.Author, article.Source).ShouldBe(("Ferry returns", "Jane Roe", "The Shore"));
    }

    [Fact]
    public void Of_several_articles_the_one_with_the_pages_address_counts()
    {
        var json =
            $$"""[{"@type": "NewsArticle", "headline": "Another story", "url": "https://www.shore.example/news/other"}, {"@type": "NewsArticle", "headline": "Ferry returns", "url": "{{Address}}/"}]""";

        TestPage.Article(Page(TestPage.Linked(json)), Address).Title.ShouldBe("Ferry returns");
    }

    [Theory]
    [InlineData("", "de-CH", "", "de")]
    [InlineData("<meta property=\"og:locale\" content=\"pt_BR\">", "", "", "pt")]
    [InlineData("<meta http-equiv=\"Content-Language\" content=\"fr\">", "", "", "fr")]
    [InlineData("", "", "it, en", "it")]
    [InlineData("<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"inLanguage\": \"nb-NO\"}</script>", "", "", "no")]
    [InlineData("", "", "", null)]
    public void The_language_that_a_page_states_is_read(string head, string lang, string header, string? language) =>
        TestPage.Article(Page(head, "", lang), Address, header).Language.ShouldBe(language);

    [Theory]
    [InlineData("<link rel=\"canonical\" href=\"https://shore.example/2021/ferry\">", "https://shore.example/2021/ferry")]
    [InlineData("<link rel=\"canonical\" href=\"/2021/ferry\">", "https://www.shore.example/2021/ferry")]
    [InlineData("<meta property=\"og:url\" content=\"https://www.shore.example/2021/ferry\">", "https://www.shore.example/2021/ferry")]
    [InlineData("<link rel=\"canonical\" href=\"https://www.shore.example/\">", Address)]
    [InlineData(
        "<link rel=\"canonical\" href=\"https://www.shore.example/\"><meta property=\"og:url\" "
            + "content=\"https://www.shore.example/2021/ferry\">",
        "https://www.shore.example/2021/ferry"
    )]
    [InlineData("<link rel=\"canonical\" href=\"javascript:alert(1)\">", Address)]
    [InlineData("<link rel=\"canonical\" href=\"ftp://www.shore.example/2021/ferry\">", Address)]
    [InlineData("<link rel=\"canonical\" href=\"http://10.0.0.7/admin\">", Address)]
    [InlineData("<link rel=\"canonical\" href=\"https://user:secret@www.shore.example/2021/ferry\">", Address)]
    [InlineData("", Address)]
    public void The_address_that_a_page_claims_is_checked_against_where_it_was_read(string head, string address)
    {
        var article = TestPage.Article(Page(head), Address);

        (article.Url, article.SyndicatedFrom).ShouldBe((address, null));
    }

    [Fact]
    public void An_original_on_another_site_is_noted_and_not_taken_for_the_pages_own()
    {
        var article = TestPage.Article(Page("<link rel=\"canonical\" href=\"https://agency.example/wire/ferry\">"), Address);

        (article.Url, article.SyndicatedFrom).ShouldBe((Address, "https://agency.example/wire/ferry"));
    }

    [Fact]
    public void A_page_in_AMP_leads_back_to_the_article()
    {
        var amp = Page("<link rel=\"canonical\" href=\"https://www.shore.example/news/ferry-returns\">");

        TestPage.Article(amp, "https://www.shore.example/amp/news/ferry-returns").Url.ShouldBe(Address);
        TestPage.Article(amp, "https://amp.shore.example/news/ferry-returns").Url.ShouldBe(Address);
        TestPage.Article(amp, "https://www-shore-example.cache.example/c/s/www.shore.example/amp/news/ferry-returns").Url.ShouldBe(Address);
    }

    [Fact]
    public void Neighbours_below_a_shared_host_are_other_sites() =>
        TestPage
            .Article(
                Page("<link rel=\"canonical\" href=\"https://other.blogspot.com/2021/ferry.html\">"),
                "https://shore.blogspot.com/2021/ferry.html"
            )
            .SyndicatedFrom.ShouldBe("https://other.blogspot.com/2021/ferry.html");
}
