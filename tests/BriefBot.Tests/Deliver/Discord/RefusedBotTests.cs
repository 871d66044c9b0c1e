using BriefBot.Discord;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class RefusedBotTests
{
    const string ListCommands = "GET /applications/{application_id}/commands";
    const string CreateCommand = "POST /applications/{application_id}/commands";
    const string Question = "who is the captain of the Albatross?";

    [Fact]
    public async Task A_token_that_is_refused_while_the_bot_runs_ends_it()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Discord.Rest.On("POST /channels/{channel_id}/messages").Refuse(401, 0, "401: Unauthorized");

        bot.Ada.Mention(bot.Channel, Question);

        var end = await Should.ThrowAsync<DiscordUnauthorizedException>(() => bot.Completion.WaitAsync(bot.Stop));
        end.Message.ShouldContain("Reset the token");
    }

    [Fact]
    public async Task A_token_that_is_refused_while_commands_are_registered_ends_the_bot()
    {
        // Before it is ready or after that: the gateway is faster at times.
        await Should.ThrowAsync<DiscordUnauthorizedException>(async () =>
        {
            await using var bot = await RunningBot.StartAsync(prepare: discord =>
                discord.Rest.On(CreateCommand).Refuse(401, 0, "401: Unauthorized")
            );
            await bot.Completion.WaitAsync(bot.Stop);
        });
    }

    [Fact]
    public async Task Messages_are_answered_though_no_command_can_be_registered()
    {
        await using var bot = await RunningBot.StartAsync(prepare: discord =>
            discord
                .Rest.On(CreateCommand, int.MaxValue)
                .Refuse(400, 30034, "Maximum number of daily application command creates has been reached")
        );

        await AnswersAsync(bot);

        bot.Discord.Commands.Of().ShouldBeEmpty();
        bot.Completion.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Messages_are_answered_though_the_commands_can_not_be_listed()
    {
        await using var bot = await RunningBot.StartAsync(prepare: discord => discord.Rest.On(ListCommands, int.MaxValue).Html());

        await AnswersAsync(bot);
    }

    [Fact]
    public async Task A_command_that_is_refused_keeps_no_other_from_being_registered()
    {
        await using var bot = await RunningBot.StartAsync(prepare: discord =>
            discord.Rest.On(CreateCommand).Refuse(400, 50035, "Invalid Form Body")
        );

        var names = bot.Discord.Commands.Of().Select(command => (string?)command["name"]).ToList();

        names.ShouldNotContain("ask");
        names.ShouldContain("help");
        (await bot.Ada.Slash(bot.Channel, "help").AcknowledgedAsync(bot.Stop)).Ephemeral.ShouldBeTrue();
    }

    static async Task AnswersAsync(RunningBot bot)
    {
        await bot.AddArticleAsync(bot.Guild, "Ferry runs aground", FerryNews.Article);
        var question = bot.Ada.Mention(bot.Channel, Question);
        var answer = await bot.Discord.WhenAsync(
            () => bot.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question),
            bot.Stop
        );
        answer.ReadableText.ShouldContain("Lindqvist");
    }
}
