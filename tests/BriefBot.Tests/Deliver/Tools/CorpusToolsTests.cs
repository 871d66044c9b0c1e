using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Tools;
using BriefBot.Tests.Corpus;
using Microsoft.Extensions.AI;

namespace BriefBot.Tests.Deliver.Tools;

/// <summary>What each function gives, and that no argument leads out of its scope.</summary>
public sealed class CorpusToolsTests : IAsyncLifetime
{
    static readonly DateOnly Today = new(2024, 3, 1);

    readonly TemporaryFolder _folder = new();
    readonly NumberedSentences _sentences = new();
    SqliteStores _stores = null!;
    Library _library = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stores = await SqliteStores.OpenAsync(_folder.File("briefbot.db"), null, Stop);
        var home = await _stores.Corpus.WorkspaceAsync("home", Stop);
        await StoreAsync(home, "Pilots of Eldon strike", "Pilots of Eldon stopped work on 5 February. They want more pay.", "2024-02-05");
        await StoreAsync(
            home,
            "Quarry at Norby floods",
            "The quarry at Norby filled with water on 8 February.",
            "2024-02-09",
            "Norby Post"
        );
        await StoreAsync(home, "Lighthouse painted", "Ada Brandt said that the lighthouse took nine days.", "2024-02-20");
        await StoreAsync(home, "Swan returns to Varn", "A swan was seen at Varn on Monday.", "2024-04-02");
        await _stores.Corpus.IndexAsync(Stop);
        await _stores.Stories.PlaceAllAsync(Stop);
        _library = new Library(
            _stores.Corpus,
            _stores.Topics,
            _stores.Stories,
            home,
            new Answerer(_stores.Corpus, new AnswerOptions(), TimeProvider.System),
            isSamples: false
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Sentences_keep_their_numbers_from_call_to_call()
    {
        var first = await CallAsync("search", ("query", "pilots pay"), ("limit", 1));
        var second = await CallAsync("read_article", ("article", 1));

        first.ShouldContain("[1] Pilots of Eldon stopped work on 5 February.");
        first.ShouldContain("[2] They want more pay.");
        second.ShouldContain("[2] They want more pay.");
        _sentences.Count.ShouldBe(2);
        _sentences.Lookups.Select(lookup => (lookup.Tool, lookup.Sentences)).ShouldBe([("search", 2), ("read_article", 2)]);
    }

    [Fact]
    public async Task What_happened_comes_with_its_day_and_what_was_said_with_who_said_it()
    {
        (await CallAsync("timeline", ("topic", "quarry Norby"))).ShouldContain("(2024-02-08; article 2, Norby Post) The quarry at Norby");
        (await CallAsync("said", ("person", "Ada Brandt"))).ShouldContain("(Ada Brandt, ");
    }

    [Theory]
    [InlineData("2024-03-01", "Pilots of Eldon strike", "Swan returns")]
    [InlineData("2024-05-01", "Swan returns", null)]
    public async Task Stories_of_later_days_are_not_listed(string asOf, string told, string? untold)
    {
        var scope = new SearchScope(_library.Workspace);

        var text = await CallAsync(Of(scope, DateOnly.Parse(asOf)), "stories");

        text.ShouldContain(told);
        if (untold is not null)
            text.ShouldNotContain(untold);
    }

    [Fact]
    public async Task Of_one_outlet_nothing_else_is_told()
    {
        var scope = new SearchScope(_library.Workspace) { Source = "Norby Post" };
        var tools = Of(scope, Today);

        var all = string.Join(
            '\n',
            await CallAsync(tools, "search", ("query", "pilots quarry"), ("source", "Eldon Times")),
            await CallAsync(tools, "read_article", ("article", 1)),
            await CallAsync(tools, "timeline", ("topic", "pilots")),
            await CallAsync(tools, "stories")
        );

        all.ShouldContain("The quarry at Norby filled");
        all.ShouldNotContain("stopped work");
        all.ShouldNotContain("strike");
    }

    [Theory]
    [InlineData("search", "query", "", "The text is empty.")]
    [InlineData("stories", "since", "soon", "since is not a day")]
    [InlineData("timeline", "topic", " ", "The text is empty.")]
    [InlineData("search", "query", "nothing of the kind is here", "Nothing in the corpus matches.")]
    public async Task What_cannot_be_looked_up_says_so(string tool, string name, string value, string said) =>
        (await CallAsync(tool, (name, value))).ShouldContain(said);

    [Fact]
    public async Task Beyond_so_many_sentences_none_is_given()
    {
        var article = (await _stores.Corpus.FindAsync(_library.Workspace, new ArticleId(1), null, Stop)).ShouldNotBeNull();
        for (var start = 1_000; start < 1_000 + NumberedSentences.Most; start++)
            _sentences.Number(new(article, new(start, start + 1))).ShouldNotBeNull();

        (await CallAsync("search", ("query", "quarry Norby"))).ShouldNotContain("The quarry at Norby filled");
        _sentences.Count.ShouldBe(NumberedSentences.Most);
    }

    Task<string> CallAsync(string name, params (string Name, object Value)[] arguments) =>
        CallAsync(new CorpusTools(_library, new SearchScope(_library.Workspace), Today, _sentences).Functions(), name, arguments);

    IReadOnlyList<AIFunction> Of(SearchScope scope, DateOnly asOf) =>
        CorpusTools.Of(_library, new Question("What happened?", scope, asOf))(_sentences, "===");

    static async Task<string> CallAsync(IReadOnlyList<AIFunction> tools, string name, params (string Name, object Value)[] arguments)
    {
        var given = new AIFunctionArguments(arguments.ToDictionary(one => one.Name, one => (object?)one.Value));
        return (await tools.Single(tool => tool.Name == name).InvokeAsync(given, Stop)).ShouldBeOfType<string>();
    }

    async Task StoreAsync(WorkspaceId workspace, string title, string body, string day, string source = "Eldon Times") =>
        await _stores.Corpus.StoreAsync(workspace, Drafts.Of(title, body, day: day) with { Source = source }, Stop);
}
