using System.Runtime.Versioning;
using BriefBot.Tests.Host.Discord;

namespace BriefBot.Tests.Host.Serve;

/// <summary>One <c>serve</c> a folder, as processes; everything else runs beside it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OneServeTests : IDisposable
{
    readonly BriefBotProcess _briefbot = new();
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public OneServeTests() => _limit.CancelAfter(TimeSpan.FromMinutes(4));

    CancellationToken Stop => _limit.Token;

    public void Dispose()
    {
        _briefbot.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_second_one_says_so_what_to_do_and_ends_while_the_first_goes_on()
    {
        await using var first = await Serving.StartAsync(_briefbot, Stop);
        await using var second = await Serving.StartAsync(_briefbot, Stop);

        second.StartLine.ShouldBeEmpty();
        var ended = await second.EndAsync();

        ended.Code.ShouldBe(1, ended.Error);
        ended.Error.ShouldContain("already");
        ended.Error.ShouldContain(_briefbot.Data);
        ended.Error.ShouldContain("--data");
        (await AskAsync(first)).ShouldContain("Xi Jinping");
    }

    [Fact]
    public async Task One_that_is_started_at_once_after_a_kill_starts()
    {
        await using (var first = await Serving.StartAsync(_briefbot, Stop))
            first.StartLine.ShouldContain("open http");

        await using var second = await Serving.StartAsync(_briefbot, Stop);

        second.StartLine.ShouldContain("open http");
    }

    [Fact]
    public async Task Other_commands_work_beside_it()
    {
        await using var serving = await Serving.StartAsync(_briefbot, Stop);
        _briefbot.Write(
            "one.txt",
            "Ferry aground\n\nThe ferry Albatross ran aground off Brindle Point with 212 passengers on board on 4 May 2026."
        );

        (await _briefbot.RunAsync("ingest", "one.txt")).Code.ShouldBe(0);
        (await _briefbot.RunAsync("ask", "how many passengers were on the ferry Albatross?")).Output.ShouldContain("212");
        (await _briefbot.RunAsync("backup", "copy.db")).Code.ShouldBe(0);
        (await _briefbot.RunAsync("doctor")).Code.ShouldBe(0);
    }

    static async Task<string> AskAsync(Serving serving)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(serving.Address, "/api/ask?q=who+spoke+at+Wuzhen+2020"));
    }
}
