using System.Collections.Concurrent;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>
/// The client with the REST client before it, against the fake of Discord's server that discord.js has been held against as well.
/// </summary>
public class FakeDiscordSessionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_people_do_arrives_once_and_in_order_though_the_line_is_cut(bool compress)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var fake = await FakeDiscord.StartAsync(ct: limit.Token);
        var guild = fake.AddGuild();
        var channel = fake.AddChannel(guild);
        var anna = fake.Person("Anna", guild);
        using var rest = new DiscordRestClient(
            new()
            {
                Token = fake.Token,
                BaseUrl = fake.ApiBaseUrl,
                UserAgentUrl = new("https://bot.example"),
                UserAgentVersion = "1",
            },
            handler: null,
            TimeProvider.System,
            new Random(1),
            NullLogger.Instance
        );
        var time = new ManualTimeProvider();
        var heard = new ConcurrentQueue<string?>();
        var (ready, second, last) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var client = new DiscordSocketClient(
            new()
            {
                Token = fake.Token,
                UserAgent = GatewayWorld.UserAgent,
                Compress = compress,
            },
            rest.GetBotGatewayAsync,
            time,
            new Random(1),
            NullLogger.Instance
        )
        {
            Handlers =
            {
                Ready = (_, _) =>
                {
                    ready.TrySetResult();
                    return Task.CompletedTask;
                },
                MessageReceived = (message, _) =>
                {
                    heard.Enqueue(message.Author?.Username + ": " + message.Content);
                    if (heard.Count == 2)
                        second.TrySetResult();
                    if (heard.Count == 4)
                        last.TrySetResult();
                    return Task.CompletedTask;
                },
                StatusChanged = status => Pass(status, time, limit.Token),
            },
        };
        using var stop = new CancellationTokenSource();
        var run = client.RunAsync(stop.Token);
        await ready.Task.WaitAsync(limit.Token);

        fake.Gateway.Faults.On(GatewayMoment.Dispatch, dispatch: "MESSAGE_CREATE").CutInsideFrame();
        anna.SayDirectly("one");
        anna.SayDirectly("two");
        await second.Task.WaitAsync(limit.Token);
        anna.SayDirectly("three");
        fake.Gateway.Reconnect();
        anna.Mention(channel, "four");
        await last.Task.WaitAsync(limit.Token);
        await stop.CancelAsync();
        await run.WaitAsync(limit.Token);

        heard.ShouldBe(["anna: one", "anna: two", "anna: three", $"anna: {fake.World.Bot.Mention} four"]);
        (fake.Gateway.Identifies, fake.Gateway.Resumes).ShouldBe((1, 2));
    }

    // Lets the client's waits pass as soon as it has set their timers.
    static void Pass(ShardStatus status, ManualTimeProvider time, CancellationToken limit)
    {
        if (status.NextAttemptAt is { } at)
            _ = time.AdvanceToTimerAsync(at, limit);
    }
}
