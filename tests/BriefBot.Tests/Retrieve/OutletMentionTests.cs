using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Retrieve;

public sealed class OutletMentionTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    SqliteCorpus _corpus = null!;
    WorkspaceId _workspace;

    public async ValueTask InitializeAsync()
    {
        _corpus = (await SqliteStores.OpenAsync(_folder.File("briefbot.db"), null, CancellationToken.None)).Corpus;
        _workspace = await _corpus.WorkspaceAsync("desk", CancellationToken.None);
        string[] sources =
        [
            "The Elm Courier",
            "Clyde Star | Local",
            "Clyde Star | Sport",
            "fjordecho.com",
            "The Epoch",
            "Fathom",
            "TideWatch",
            "NRB News",
        ];
        foreach (var source in sources)
            await _corpus.StoreAsync(
                _workspace,
                Drafts.Of(source, $"Printed by {source}.", source) with
                {
                    Source = source,
                },
                CancellationToken.None
            );
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("What do the Elm Courier and the Clyde Star say?", "The Elm Courier", "Clyde Star | Local")]
    [InlineData("what do the elm courier and clyde star say", "The Elm Courier", "Clyde Star | Local")]
    [InlineData("Do 'Fathom' and “The Epoch” agree?", "Fathom", "The Epoch")]
    [InlineData("Did fjordecho.com or Fjord Echo print it?", "fjordecho.com", "fjordecho.com")]
    [InlineData("Was it in TideWatch's story or in Fathom?", "TideWatch", "Fathom")]
    [InlineData("How does NRB see it, and how the Epoch?", "NRB News", "The Epoch")]
    [InlineData("as reported by fathom and tidewatch", "Fathom", "TideWatch")]
    public async Task Outlets_are_recognised(string question, string first, string second)
    {
        var found = await OutletMentions.FindAsync(_corpus, question, _workspace, CancellationToken.None);

        found.Select(mention => mention.Names(first) || mention.Names(second)).ShouldBe([true, true]);
        found[0].Names(first).ShouldBeTrue();
        found[1].Names(second).ShouldBeTrue();
    }

    [Theory]
    [InlineData("How many fathom deep is the wreck?")]
    [InlineData("Did the Fathom Trust buy the wreck?")]
    [InlineData("Which epoch does the find belong to?")]
    [InlineData("Who wrote Epoch of Storms?")]
    [InlineData("Will the New Epoch party win?")]
    [InlineData("can you fathom it")]
    [InlineData("Does the elm by the river still stand?")]
    public async Task What_only_sounds_like_one_is_none(string question) =>
        (await OutletMentions.FindAsync(_corpus, question, _workspace, CancellationToken.None)).ShouldBeEmpty();

    [Fact]
    public async Task An_outlet_with_sections_stands_for_all_of_them_unless_one_is_named()
    {
        (await OutletMentions.FindAsync(_corpus, "What did the Clyde Star write?", _workspace, CancellationToken.None))
            .ShouldHaveSingleItem()
            .Sources.Count.ShouldBe(2);
        (await OutletMentions.FindAsync(_corpus, "What did Clyde Star | Sport write?", _workspace, CancellationToken.None))
            .ShouldHaveSingleItem()
            .Sources.ShouldBe(["Clyde Star | Sport"]);
    }
}
