using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus;

public abstract partial class CorpusContract
{
    [Fact]
    public async Task Topics_are_named_by_their_articles_without_regard_to_case()
    {
        await StoreAsync(Drafts.Of("One", "Ferries run.") with { Topic = "trade" });
        await StoreAsync(Drafts.Of("Two", "Lorries run.") with { Topic = "Shipping" });
        await StoreAsync(Drafts.Of("Three", "Trains run.") with { Topic = "shipping" });

        var topics = await Corpus.TopicsAsync(Home, 5, Token);

        topics.Select(topic => topic.ToLowerInvariant()).ShouldBe(["shipping", "trade"]);
        (await Corpus.TopicsAsync(Home, 1, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Names_near_a_word_are_told_as_they_are_written()
    {
        await StoreAsync(Drafts.Of("Summit in Wuzhen", "Wuzhen welcomed envoys; a wuzhan is no name."));

        (await Corpus.NamesNearAsync(Home, "wuzen", 1, Token)).ShouldBe(["Wuzhen"]);
        (await Corpus.NamesNearAsync(Home, "wuezn", 1, Token)).ShouldBeEmpty();
        (await Corpus.NamesNearAsync(Home, "wu", 1, Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("*%_")]
    [InlineData("\"'`")]
    [InlineData("\uffff\uffff\uffff\uffff")]
    [InlineData("\ud800\ud800\ud800")]
    public async Task No_word_breaks_the_look_for_near_names(string word)
    {
        await StoreAsync(Drafts.Of("Summit in Wuzhen", "Wuzhen welcomed envoys."));

        (await Corpus.NamesNearAsync(Home, word, 2, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Outlets_are_found_by_what_people_call_them()
    {
        await StoreAsync(Drafts.Of("One", "Ferries run.") with { Source = "The Elm Courier" });
        await StoreAsync(Drafts.Of("Two", "Lorries run.") with { Source = "Elm Courier - Sport" });
        await StoreAsync(Drafts.Of("Three", "Trains run.") with { Source = "Clyde Star" });

        (await Corpus.OutletsNamedAsync(Home, ["elmcourier", "fjordecho"], Token))
            .OrderBy(outlet => outlet.Source)
            .ShouldBe([new NamedOutlet("elmcourier", "Elm Courier - Sport"), new NamedOutlet("elmcourier", "The Elm Courier")]);
    }

    [Fact]
    public async Task Outlets_that_only_another_workspace_reads_are_not_found()
    {
        var other = await Corpus.WorkspaceAsync("other", Token);
        await Corpus.StoreAsync(other, Drafts.Of("One", "Ferries run.") with { Source = "Elm Courier" }, Token);

        (await Corpus.OutletsNamedAsync(Home, ["elmcourier"], Token)).ShouldBeEmpty();
        (await Corpus.OutletsNamedAsync(other, ["elmcourier"], Token)).ShouldHaveSingleItem();
    }
}
