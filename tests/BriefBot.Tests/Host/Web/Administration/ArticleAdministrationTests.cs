using System.Net;
using BriefBot.Corpus;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>Articles in the browser, over real sockets.</summary>
public class ArticleAdministrationTests
{
    [Fact]
    public async Task An_article_is_found_by_its_words_and_mended_and_that_is_taken_back()
    {
        await using var host = await AdministeredHost.StartAsync();
        var id = await host.StoreAsync(AdministeredHost.Hostile, "The ferry line between Sund and Orra returns in June.");
        await host.StoreAsync("Harbour opens", "The harbour of Orra opens in May.", draft => draft with { Source = "Orra Post" });
        var path = $"/admin/articles/{id}";

        var all = await host.PageAsync("/admin/articles");
        var found = await host.PageAsync("/admin/articles?words=HARBOUR+post");
        var none = await host.PageAsync("/admin/articles?words=%22%3E%3Cscript%3E+zeppelin");
        var form = await host.PageAsync(path);
        var mended = await host.DoneAsync(
            path,
            ("title", "Ferry returns"),
            ("source", "Sund Times"),
            ("published", "2022-05-03"),
            ("url", "https://sund.example/ferry"),
            ("topic", "Ports"),
            ("author", "Nina Falk")
        );
        var article = await host.Stores.Corpus.FindAsync(host.Home, id, null, AdministeredHost.Stop);
        await host.DoneAsync(path, ("title", "Ferry returns"), ("clear", "published"), ("clear", "title"), ("published", "2022-05-03"));
        var cleared = await host.Stores.Corpus.FindAsync(host.Home, id, null, AdministeredHost.Stop);

        all.ShouldContain("&lt;script&gt;");
        found.ShouldContain("Harbour opens");
        found.ShouldNotContain("alert");
        none.ShouldContain("Nothing.");
        form.ShouldContain("name=\"published\" maxlength=\"2000\" value=\"2021-04-30\"");
        form.ShouldNotContain("Take back");
        mended.ShouldContain("It is saved.");
        mended.ShouldContain("name=\"clear\" value=\"published\"");
        article!.Title.ShouldBe("Ferry returns");
        article.Source.ShouldBe("Sund Times");
        article.Url.ShouldBe("https://sund.example/ferry");
        article.Topic.ShouldBe("Ports");
        article.Author.ShouldBe("Nina Falk");
        article.Published.Day.ShouldBe(new DateOnly(2022, 5, 3));
        cleared!.Published.Day.ShouldBe(new DateOnly(2021, 4, 30));
        cleared.Title.ShouldStartWith("<script>");
        cleared.ByHand.ShouldBe([ArticleField.Source, ArticleField.Author, ArticleField.Url, ArticleField.Topic], ignoreOrder: true);
    }

    [Theory]
    [InlineData("published", "soon", "is no date")]
    [InlineData("published", "2999-01-01", "is after today")]
    [InlineData("url", "javascript:alert(1)", "no http or https address")]
    [InlineData("clear", "<script>", "there is no field")]
    public async Task What_cannot_be_set_is_refused_and_nothing_is_set(string field, string value, string reason)
    {
        await using var host = await AdministeredHost.StartAsync();
        var id = await host.StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June.");

        var response = await host.PostAsync($"/admin/articles/{id}", ("title", "Another"), (field, value));
        var html = await response.Content.ReadAsStringAsync(AdministeredHost.Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain(reason);
        AdministeredHost.ShouldBeHarmless(html);
        (await host.Stores.Corpus.FindAsync(host.Home, id, null, AdministeredHost.Stop))!.ByHand.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_that_changes_nothing_sets_nothing()
    {
        await using var host = await AdministeredHost.StartAsync();
        var id = await host.StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June.");

        await host.DoneAsync($"/admin/articles/{id}", ("title", "Ferry line returns"), ("source", ""), ("published", "2021-04-30"));
        await host.DoneAsync($"/admin/articles/{id}");

        (await host.Stores.Corpus.FindAsync(host.Home, id, null, AdministeredHost.Stop))!.ByHand.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_article_is_removed_once_that_is_confirmed()
    {
        await using var host = await AdministeredHost.StartAsync();
        var id = await host.StoreAsync(AdministeredHost.Hostile, "The ferry line between Sund and Orra returns in June.");

        var asked = await host.PageAsync($"/admin/articles/{id}/remove");
        var still = await host.Stores.Corpus.FindAsync(host.Home, id, null, AdministeredHost.Stop);
        var removed = await host.DoneAsync($"/admin/articles/{id}/remove");

        asked.ShouldContain("All its versions go");
        still.ShouldNotBeNull();
        removed.ShouldContain("It is removed.");
        (await host.GetAsync($"/admin/articles/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.PostAsync($"/admin/articles/{id}", ("title", "x"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_articles_are_shown_a_page_at_a_time()
    {
        await using var host = await AdministeredHost.StartAsync();
        for (var i = 0; i < 600; i++)
            await host.Stores.Corpus.StoreAsync(
                host.Home,
                new ArticleDraft(
                    $"{i:0000} {AdministeredHost.Hostile}",
                    $"Ferry number {i} sailed from Sund to Orra in June.",
                    PublicationDate.Stated(new DateOnly(2021, 4, 30)),
                    new Original("x"u8.ToArray(), "text/plain", $"{i}.txt")
                ),
                AdministeredHost.Stop
            );

        foreach (var path in new[] { "/admin", "/admin/articles", "/admin/articles?page=12", "/admin/articles?words=0599", "/" })
            await host.PageAsync(path);
        (await host.PageAsync("/admin/articles?page=11")).ShouldContain("page=12");
        (await host.PageAsync("/admin/articles?page=12")).ShouldNotContain("page=13");
        (await host.PageAsync("/admin/articles?page=2147483647")).ShouldContain("Nothing.");
    }
}
