using BriefBot.Fakes;
using BriefBot.Host;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Before a digest is scheduled or posted it is looked whether the bot may, and what is missing is named.</summary>
public sealed class ChannelPermissionTests : FerryNews
{
    Person _manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _manager = Bot.AddManager();
    }

    [Theory]
    [InlineData(FakePermissions.ViewChannel, "View Channel", false)]
    [InlineData(FakePermissions.SendMessages, "Send Messages", false)]
    [InlineData(FakePermissions.EmbedLinks, "Embed Links", false)]
    [InlineData(FakePermissions.SendMessages | FakePermissions.EmbedLinks, "Send Messages, Embed Links", false)]
    [InlineData(FakePermissions.CreatePublicThreads, "Create Public Threads", true)]
    [InlineData(FakePermissions.SendMessagesInThreads, "Send Messages in Threads", true)]
    public async Task A_channel_where_something_is_missing_is_not_accepted(FakePermissions missing, string named, bool threads)
    {
        var channel = Bot.Discord.AddChannel(
            Bot.Guild,
            "news",
            new FakeOverwrite(Bot.Guild.Id, IsMember: false, FakePermissions.None, missing)
        );

        var refused = await ScheduleAsync(_manager, channel, threads);

        refused.ShouldContain($"**{named}**");
        Bot.Read("SELECT count(*) FROM schedule").ShouldBe(0);
    }

    [Theory]
    [InlineData(FakePermissions.CreatePublicThreads | FakePermissions.SendMessagesInThreads, false)]
    [InlineData(FakePermissions.ReadMessageHistory | FakePermissions.AttachFiles, true)]
    public async Task What_is_not_needed_may_be_missing(FakePermissions missing, bool threads)
    {
        var channel = Bot.Discord.AddChannel(
            Bot.Guild,
            "news",
            new FakeOverwrite(Bot.Guild.Id, IsMember: false, FakePermissions.None, missing)
        );

        (await ScheduleAsync(_manager, channel, threads)).ShouldContain("08:00");
    }

    [Fact]
    public async Task An_exception_for_the_bot_itself_gives_back_what_everybody_lacks()
    {
        var channel = Bot.Discord.AddChannel(
            Bot.Guild,
            "news",
            new FakeOverwrite(Bot.Guild.Id, IsMember: false, FakePermissions.None, FakePermissions.SendMessages),
            new FakeOverwrite(Bot.Discord.World.Bot.Id, IsMember: true, FakePermissions.SendMessages, FakePermissions.None)
        );

        (await ScheduleAsync(_manager, channel)).ShouldContain("08:00");
    }

    [Fact]
    public async Task A_channel_of_another_server_is_not_accepted()
    {
        var theirs = Bot.Discord.AddChannel(Bot.Discord.AddGuild("Rivals"), "news");

        (await ScheduleAsync(_manager, theirs)).ShouldNotContain("08:00");

        Bot.Read("SELECT count(*) FROM schedule").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_taken_later_is_named_in_the_list_in_the_readers_language_and_by_doctor()
    {
        await ScheduleAsync(_manager, Bot.Channel);
        Bot.Channel.Overwrites.Add(new FakeOverwrite(Bot.Guild.Id, IsMember: false, FakePermissions.None, FakePermissions.EmbedLinks));
        var schedule = (await _manager.Type(Bot.Channel, "digest now", "schedule", "").ChoicesAsync(Bot.Stop)).Single().Value;

        await _manager.Slash(Bot.Channel, "digest now", ("schedule", schedule)).AnswerAsync(Bot.Stop);
        var told = await Bot.Discord.WhenAsync(() => _manager.Direct.Messages.LastOrDefault(), Bot.Stop);
        _manager.User.Locale = "de";
        var list = await _manager.Slash(Bot.Channel, "digest list").AnswerAsync(Bot.Stop);
        var findings = new List<Finding>();
        await foreach (var finding in new Doctor(Bot.Settings).ExamineAsync(Bot.Stop))
            findings.Add(finding);

        told.ReadableText.ShouldContain("Embed Links");
        list.ReadableText.ShouldContain("Links einbetten");
        var found = findings.Single(finding => finding.Name == "schedules");
        found.Sound.ShouldBeFalse();
        found.Message.ShouldContain("Embed Links");
        Bot.Channel.Messages.ShouldBeEmpty();
    }

    async Task<string> ScheduleAsync(Person who, FakeChannel channel, bool threads = false) =>
        (
            await who.Slash(
                    Bot.Channel,
                    "digest schedule",
                    ("channel", channel),
                    ("time", "8:00"),
                    ("timezone", "Etc/UTC"),
                    ("threads", threads)
                )
                .AnswerAsync(Bot.Stop)
        ).ReadableText;
}
