using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Wording;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>A text that several outlets print is one source.</summary>
public sealed class ReprintAnswerTests : IAsyncLifetime
{
    const string Text =
        "The lighthouse at Port Eldon reopened on Wednesday after a storm had damaged it in November, keeper Mara Quill said. "
        + "Repairs took four months and cost "
        + "2.1 million crowns, according to the harbour office. Visitors may climb the tower again from Saturday on, as long as "
        + "the wind allows it.";

    EmptyDesk _desk = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await EmptyDesk.OpenAsync(new DateOnly(2021, 3, 10));
        await StoreAsync("Coast News", "2021-03-03", Text);
        await StoreAsync("Inland Mail", "2021-03-04", Text[..(Text.IndexOf("Visitors", StringComparison.Ordinal) - 1)]);
        await StoreAsync(
            "Harbour Gazette",
            "2021-03-04",
            "Mara Quill, keeper at Port Eldon, has her lighthouse back: it opened its door on Wednesday. The bill of 2.1 million "
                + "crowns goes to the harbour office."
        );
        await _desk.Corpus.IndexAsync(Token);
        await _desk.Stores.Stories.PlaceAllAsync(Token);
    }

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_reprint_is_named_beside_the_source_that_is_cited_and_not_cited_itself()
    {
        var reply = (await AskAsync("How long did repairs of the lighthouse at Port Eldon take?")).ShouldBeOfType<Reply.Cited>();

        var source = reply.Sources.Where(source => source.Quote.Contains("four months", StringComparison.Ordinal)).ShouldHaveSingleItem();
        var both = new[] { "Coast News", "Inland Mail" };
        both.ShouldContain(source.Article.Source);
        source.Article.AlsoIn.ShouldBe(both.Where(outlet => outlet != source.Article.Source));
        ReplyWords.Origin(source.Article).ShouldEndWith($"; also in {source.Article.AlsoIn[0]}");
        SourceWords.Origin(source.Article, Localization.For("de")).ShouldEndWith($"; auch in {source.Article.AlsoIn[0]}");
    }

    [Fact]
    public async Task The_document_of_an_answer_names_them_too()
    {
        var reply = await AskAsync("How long did repairs of the lighthouse at Port Eldon take?");
        var document = DocumentJson.Line(ReplyDocument.Of(reply), DocumentJson.Default.ReplyDocument);

        using var read = JsonDocument.Parse(document);
        read.RootElement.GetProperty("citations")
            .EnumerateArray()
            .SelectMany(citation => citation.GetProperty("also_in").EnumerateArray())
            .Select(outlet => outlet.GetString())
            .Distinct()
            .ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_article_knows_its_reprints_only_in_its_own_workspace()
    {
        var elsewhere = await _desk.Corpus.WorkspaceAsync("elsewhere", Token);
        var stored = await _desk.Corpus.StoreAsync(
            elsewhere,
            Drafts.Of("Lighthouse", Text, "x", "2021-03-05") with
            {
                Source = "Far Away",
            },
            Token
        );
        await _desk.Stores.Stories.PlaceAllAsync(Token);

        var article = await _desk.Corpus.FindAsync(elsewhere, stored.Article, null, Token);

        (article!.ReprintOf, article.AlsoIn.Count).ShouldBe((null, 0));
    }

    Task<Reply> AskAsync(string question) => _desk.AskAsync(question);

    async Task StoreAsync(string outlet, string day, string text) =>
        await _desk.Corpus.StoreAsync(
            _desk.Workspace,
            Drafts.Of("Lighthouse of Port Eldon reopens", text, outlet, day) with
            {
                Source = outlet,
            },
            Token
        );
}
