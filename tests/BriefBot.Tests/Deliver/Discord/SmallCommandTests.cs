namespace BriefBot.Tests.Deliver.Discord;

public sealed class SmallCommandTests : FerryNews
{
    [Fact]
    public async Task Help_lists_every_command()
    {
        var help = await Bot.Ada.Slash(Bot.Channel, "help").AnswerAsync(Bot.Stop);

        help.Ephemeral.ShouldBeTrue();
        foreach (var command in Bot.Discord.Commands.Of()) help.ReadableText.ShouldContain((string)command["name"]!);
    }

    [Fact]
    public async Task Status_tells_how_much_there_is()
    {
        var status = await Bot.Ada.Slash(Bot.Channel, "status").AnswerAsync(Bot.Stop);

        status.Ephemeral.ShouldBeTrue();
        status.ReadableText.ShouldContain("There is 1 article.");
    }

    [Fact]
    public async Task A_restart_with_nothing_changed_writes_no_command()
    {
        var writes = Bot.Discord.Commands.Writes;

        await Bot.DisconnectAsync();
        await Bot.ConnectAsync();

        writes.ShouldBeGreaterThan(0);
        Bot.Discord.Commands.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task Why_without_an_answer_says_so()
    {
        var grace = Bot.Discord.Person("grace", Bot.Guild);

        var why = await grace.Slash(Bot.Channel, "why").AcknowledgedAsync(Bot.Stop);

        why.Ephemeral.ShouldBeTrue();
    }
}
