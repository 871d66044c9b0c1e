using System.Runtime.Versioning;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus;
using BriefBot.Tests.Host.Discord;

namespace BriefBot.Tests.Host.Serve;

/// <summary>The program where the database can't grow, with articles that wait for the index: it answers from what is there, and says
/// so.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NoRoomTests : IAsyncLifetime
{
    const string Question = "how many passengers were on the ferry Albatross?";

    readonly BriefBotProcess _briefbot = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _briefbot.Write(
            "ferry.txt",
            "Ferry aground\n\nThe ferry Albatross ran aground off Brindle Point with 212 passengers on board on 4 May 2026."
        );
        (await _briefbot.RunAsync("ingest", "ferry.txt")).Code.ShouldBe(0);
        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Stop)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("default", Stop);
            for (var n = 0; n < 80; n++)
                await corpus.StoreAsync(home, Drafts.Of($"Late {n}", Drafts.Sentences(60, $"port{n}")), Stop);
        }
        // Room for the log's index, and for no batch of articles.
        _briefbot.LargestFile = 100;
    }

    public ValueTask DisposeAsync()
    {
        _briefbot.Dispose();
        return ValueTask.CompletedTask;
    }

    string Database => Path.Combine(_briefbot.Data, "briefbot.db");

    [Fact]
    public async Task Ask_answers_and_says_how_many_articles_had_no_part_in_it()
    {
        var ended = await _briefbot.RunAsync("ask", Question);

        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("212");
        ended.Output.ShouldContain("80 articles are not searchable yet");
    }

    [Fact]
    public async Task Doctor_says_why()
    {
        var ended = await _briefbot.RunAsync("doctor");

        ended.Code.ShouldBe(1);
        ended.Output.ShouldContain(
            "BAD  database: Questions are answered, but nothing can be stored, and 80 articles are not searchable yet"
        );
    }

    [Fact]
    public async Task Serve_starts_answers_and_says_so_where_its_health_is_asked_for_and_in_its_log()
    {
        await using var serving = await Serving.StartAsync(_briefbot, Stop);
        using var client = new HttpClient { BaseAddress = serving.Address };

        var answer = await client.GetStringAsync(new Uri($"/api/ask?q={Uri.EscapeDataString(Question)}", UriKind.Relative), Stop);
        var ready = await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop);
        await serving.TerminateAsync();
        var ended = await serving.EndAsync();

        answer.ShouldContain("212");
        answer.ShouldContain("\"not_searched\": 80");
        ready.ShouldContain("80 articles are not searchable yet");
        ended.Error.ShouldContain("nothing can be stored or indexed");
        ended.Code.ShouldBe(0);
    }

    [Fact]
    public async Task With_room_again_the_next_one_takes_up_what_waited()
    {
        (await _briefbot.RunAsync("ask", Question)).Output.ShouldContain("not searchable yet");
        _briefbot.LargestFile = null;

        var ended = await _briefbot.RunAsync("ask", Question);

        ended.Output.ShouldContain("212");
        ended.Output.ShouldNotContain("not searchable yet");
        RawDatabase.Number(Database, "SELECT count(*) FROM pending").ShouldBe(0);
    }
}
