using System.Globalization;
using System.Runtime.Versioning;
using BriefBot.Fakes;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>Two processes, each with a slice: the one that was handed a direct message is killed before it answers.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DirectMessageFailureTests
{
    const string Patch = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";

    [Fact]
    public async Task Whoever_asks_gets_one_honest_line_and_an_answer_once_the_slice_is_served_again()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var stop = limit.Token;
        await using var server = await PostgresServer.StartNewAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var discord = await FakeDiscord.StartAsync(new() { MaxConcurrency = 2, Shards = 2 }, stop);
        var guild = await AddGuildAsync(discord, stop);
        var channel = discord.AddChannel(guild);
        var manager = discord.Person("manager");
        discord.AddMember(guild, manager, discord.AddRole(guild, "managers", FakePermissions.ManageGuild));
        await using var first = Host(0);
        await using var second = Host(1);
        first.Start();
        await ReadyAsync(first, 1);
        second.Start();
        await ReadyAsync(second, 1);
        await manager.Slash(channel, "settings", ("direct-messages", true)).AnswerAsync(stop);

        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = discord.Rest.Held;
        discord.Rest.On(Patch).Until(never.Task);
        var asked = Ask();
        await discord.UntilAsync(() => discord.Rest.Held > held, stop);
        await second.KillAsync();
        var notice = await asked.AnswerAsync(stop);
        second.Start();
        await ReadyAsync(second, 2);
        var answered = await Ask().AnswerAsync(stop);

        notice.ReadableText.ShouldContain("is not served at the moment", Case.Sensitive, first.Log);
        asked.FollowUps.ShouldBeEmpty();
        answered.ReadableText.ShouldContain("Wuzhen", Case.Sensitive, first.Log + second.Log);
        (await database.ReadAsync<long>("SELECT count(*) FROM briefbot.answer WHERE slice = 0")).ShouldBe(0);
        never.SetResult();

        FakeInteraction Ask() => manager.Slash(manager.Direct, "ask", ("question", "Who spoke at Wuzhen?"));

        HostProcess Host(int slice) =>
            new(
                string.Create(CultureInfo.InvariantCulture, $"http://slice-{slice}.invalid"),
                [database.ConnectionString],
                discord,
                HostCluster.Lease,
                slices: 2,
                slice
            );

        async Task ReadyAsync(HostProcess host, int times)
        {
            while (host.Log.Split("Discord: ready as").Length + host.Log.Split("Discord: connected again").Length - 2 < times)
                await Task.Delay(50, stop);
            while (host == first && !host.Log.Contains(" commands, ", StringComparison.Ordinal))
                await Task.Delay(50, stop);
        }
    }

    static async Task<FakeGuild> AddGuildAsync(FakeDiscord discord, CancellationToken stop)
    {
        while (true)
        {
            var guild = discord.AddGuild();
            if ((guild.Id >> 22) % 2 == 1)
                return guild;
            // Ids tell the millisecond.
            await Task.Delay(1, stop);
        }
    }
}
