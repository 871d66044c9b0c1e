using System.Text.Json.Nodes;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class BusyAnswersTests
{
    const string Command = """
        {"name":"ask","description":"Asks","type":1,"options":[{"type":3,"name":"source","description":"Outlet","autocomplete":true}]}
        """;

    [Fact]
    public async Task Whoever_comes_when_all_places_are_taken_is_told_so_and_offered_nothing()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var discord = await FakeDiscord.StartAsync(ct: limit.Token);
        var guild = discord.AddGuild();
        var channel = discord.AddChannel(guild);
        var ada = discord.Person("ada", guild);
        discord.Commands.Register(JsonNode.Parse(Command)!.AsObject());
        using var rest = CommandRegistrationTests.Client(discord);
        var (ready, taken) = (new TaskCompletionSource(), new TaskCompletionSource());
        var client = new DiscordSocketClient(
            new()
            {
                Token = discord.Token,
                UserAgent = "DiscordBot (https://bot.example, 1)",
                InteractionConcurrency = 1,
            },
            rest.GetBotGatewayAsync,
            TimeProvider.System,
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
                InteractionCreated = async (_, cancellation) =>
                {
                    taken.TrySetResult();
                    await Task.Delay(Timeout.Infinite, cancellation);
                },
                InteractionRefused = new BusyAnswers(rest, TimeProvider.System, NullLogger<BusyAnswers>.Instance).Answer,
            },
        };
        using var stop = new CancellationTokenSource();
        var run = client.RunAsync(stop.Token);
        await ready.Task.WaitAsync(limit.Token);
        ada.Slash(channel, "ask");
        await taken.Task.WaitAsync(limit.Token);

        var asked = ada.Slash(channel, "ask");
        var typed = ada.Type(channel, "ask", "source", "ga");

        (await asked.AcknowledgedAsync(limit.Token)).Ephemeral.ShouldBeTrue();
        (await asked.AnswerAsync(limit.Token)).ReadableText.ShouldBe(Localization.For("en-US")[Term.Busy]);
        (await typed.ChoicesAsync(limit.Token)).ShouldBeEmpty();
        await stop.CancelAsync();
        await run;
    }
}
