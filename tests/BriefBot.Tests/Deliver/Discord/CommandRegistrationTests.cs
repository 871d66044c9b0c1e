using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Discord;
using BriefBot.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class CommandRegistrationTests
{
    const string ListCommands = "GET /applications/{application_id}/commands";
    const string CreateCommand = "POST /applications/{application_id}/commands";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_refused_is_tried_again_until_it_is_taken()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: Cancellation);
        discord
            .Rest.On(CreateCommand, times: 3)
            .Refuse(400, 30034, "Maximum number of daily application command creates has been reached (200)");
        using var rest = Client(discord);
        var registration = Registration(rest);

        await registration.RunAsync(new Snowflake(discord.World.ApplicationId), Cancellation);

        registration.Tried.IsCompletedSuccessfully.ShouldBeTrue();
        ((string?)discord.Commands.Of().ShouldHaveSingleItem()["name"]).ShouldBe("help");
        discord.Exchanges.Count(exchange => $"{exchange.Method} {exchange.Route}" == CreateCommand).ShouldBe(4);
    }

    [Fact]
    public async Task What_is_always_refused_is_not_tried_for_ever()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: Cancellation);
        discord.Rest.On(ListCommands, int.MaxValue).Refuse(400, 0, "no");
        using var rest = Client(discord);
        var registration = Registration(rest);

        await registration.RunAsync(new Snowflake(discord.World.ApplicationId), Cancellation);

        discord.Exchanges.Count(exchange => $"{exchange.Method} {exchange.Route}" == ListCommands).ShouldBe(36);
    }

    internal static CommandRegistration Registration(DiscordRestClient rest)
    {
        CommandSet? commands = null;
        commands = new CommandSet([new HelpCommand(() => commands!)]);
        return new CommandRegistration(rest, commands, new ImpatientClock(), NullLogger<CommandRegistration>.Instance);
    }

    internal static DiscordRestClient Client(FakeDiscord discord) =>
        new(
            new()
            {
                Token = discord.Token,
                BaseUrl = discord.ApiBaseUrl,
                UserAgentUrl = new("https://bot.example"),
                UserAgentVersion = "1",
            },
            handler: null,
            TimeProvider.System,
            new Random(1),
            NullLogger.Instance
        );
}
