using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer;

/// <summary>What nothing was found for may be mistyped; then what was meant is named, and only then.</summary>
public sealed class DidYouMeanTests : IAsyncLifetime
{
    EmptyDesk _desk = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await EmptyDesk.OpenAsync(new DateOnly(2024, 3, 1));
        await StoreAsync(
            _desk.Workspace,
            "Summit opens in Wuzhen",
            "Envoy Lucia Brandão spoke at the Wuzhen summit on Monday. Beijing sent nobody, and Kyrgyzstan a letter.",
            "Valley Post",
            "trade"
        );
        await StoreAsync(
            _desk.Workspace,
            "Ferry for Ljusterö",
            "The ferry to Ljusterö sails again, captain Aurelio Vascónez said. Tariffs stay, said Johansson.",
            "Harbour Gazette",
            "shipping"
        );
        await StoreAsync(
            await _desk.Corpus.WorkspaceAsync("others", Stop),
            "Secret works",
            "The Zwolskern works belong to Marquezade.",
            "Hidden Herald",
            "secrets"
        );
        await _desk.Corpus.IndexAsync(Stop);
    }

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("Who spoke at Wuzen?", "Wuzhen")]
    [InlineData("Who spoke at Wuhzen?", "Wuzhen")]
    [InlineData("Who spoke at Wuzhenn?", "Wuzhen")]
    [InlineData("who painted wuzen?", "Wuzhen")]
    [InlineData("What did Brandao's rival Lucia Brandoa paint?", "Brandão")]
    [InlineData("What did Beijng paint?", "Beijing")]
    [InlineData("What was painted in Kyrgystan?", "Kyrgyzstan")]
    [InlineData("What did Vasconze paint?", "Vascónez")]
    [InlineData("Who painted Ljutserö?", "Ljusterö")]
    [InlineData("What did Johanson paint?", "Johansson")]
    public async Task A_name_that_is_nearly_one_of_the_articles_is_named(string question, string meant) =>
        (await MissingAsync(question)).Suggestions.ShouldHaveSingleItem().Known.ShouldBe(meant);

    [Theory]
    [InlineData("Who painted Wuzhen in 2031?")]
    [InlineData("Who painted Wuhan?")]
    [InlineData("What did Lucas paint?")]
    [InlineData("Who painted Zwolskren?")]
    [InlineData("Who painted Marquezada?")]
    [InlineData("Who painted Lcia?")]
    [InlineData("Who painted Frery?")]
    [InlineData("Who painted BR2021x?")]
    [InlineData("Who painted Xylophonia?")]
    [InlineData("Who painted it in 2031?")]
    public async Task What_the_articles_know_what_is_short_and_what_others_store_is_not(string question) =>
        (await MissingAsync(question)).Suggestions.ShouldBeEmpty();

    [Theory]
    [InlineData("Valley Pst", null, "Valley Post")]
    [InlineData("harbor gazette", null, "Harbour Gazette")]
    [InlineData("Hidden Heral", null, null)]
    [InlineData(null, "trad", "trade")]
    [InlineData(null, "shiping", "shipping")]
    [InlineData(null, "secret", null)]
    public async Task An_unknown_outlet_or_topic_is_the_reason_and_the_nearest_is_named(string? source, string? topic, string? meant)
    {
        var missing = await MissingAsync("Who spoke at the Wuzhen summit?", source, topic);

        missing.Reason.ShouldContain($"“{source ?? topic}”");
        missing.Suggestions.SingleOrDefault()?.Known.ShouldBe(meant);
        (missing.Suggestions.Count > 0).ShouldBe(meant is not null);
    }

    [Fact]
    public async Task A_known_outlet_that_has_nothing_on_it_is_not_the_reason() =>
        (await MissingAsync("Who spoke at the Wuzhen summit?", "Harbour Gazette")).Reason.ShouldNotContain("Harbour");

    [Fact]
    public async Task Briefings_and_sayings_name_what_was_meant_too()
    {
        var answerer = _desk.Answerer;

        var brief = (await answerer.BriefAsync(Ask("Wuzen"), Stop)).ShouldBeOfType<Reply.NotFound>();
        var said = (await answerer.SaidAsync(Ask("Johanson"), null, Stop)).ShouldBeOfType<Reply.NotFound>();

        brief.Suggestions.ShouldHaveSingleItem().ShouldBe(new Suggestion("Wuzen", "Wuzhen"));
        said.Suggestions.ShouldHaveSingleItem().ShouldBe(new Suggestion("Johanson", "Johansson"));
    }

    Question Ask(string text, string? source = null, string? topic = null) =>
        new(text, new SearchScope(_desk.Workspace) { Source = source, Topic = topic }, new DateOnly(2024, 3, 1));

    async Task<Reply.NotFound> MissingAsync(string question, string? source = null, string? topic = null) =>
        (await _desk.Answerer.AnswerAsync(Ask(question, source, topic), Stop)).ShouldBeOfType<Reply.NotFound>();

    async Task StoreAsync(WorkspaceId workspace, string title, string body, string source, string topic) =>
        await _desk.Corpus.StoreAsync(workspace, Drafts.Of(title, body, day: "2024-02-27") with { Source = source, Topic = topic }, Stop);
}
