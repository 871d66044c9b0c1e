using BriefBot.Corpus.Sqlite;
using BriefBot.Host;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>What a server has is deleted a time after it removed the bot, unless it comes back; an outage is no removal.</summary>
public sealed class RemovedServerTests : FerryNews
{
    static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddDays(31);

    [Fact]
    public async Task Everything_of_a_server_that_removed_the_bot_is_deleted_in_time_and_nothing_of_others()
    {
        var other = Bot.Discord.AddGuild("Rivals");
        await Bot.AddArticleAsync(other, "Tunnel opens", "The Greyrock tunnel opened to traffic on Monday, the mayor said.");
        var manager = Bot.AddManager();
        await manager.Slash(Bot.Channel, "topic add", ("name", "ships")).AnswerAsync(Bot.Stop);
        await manager
            .Slash(Bot.Channel, "digest schedule", ("channel", Bot.Channel), ("time", "8:00"), ("timezone", "Etc/UTC"), ("topic", "ships"))
            .AnswerAsync(Bot.Stop);
        await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(Bot.Stop);
        await Bot.Stores.Stories.PlaceAllAsync(Bot.Stop);

        Bot.Discord.RemoveBot(Bot.Guild);
        await NotedAsync(1);
        await PurgeAsync(DateTimeOffset.UtcNow.AddDays(29));
        var early = Bot.Read("SELECT count(*) FROM article");
        await PurgeAsync(Later);

        early.ShouldBe(2);
        Bot.Read("SELECT count(*) FROM article").ShouldBe(1);
        foreach (var table in new[] { "answer", "conversation", "topic", "schedule", "workspace_setting" })
            Bot.Read($"SELECT count(*) FROM {table}").ShouldBe(0, table);
        Bot.Read($"SELECT count(*) FROM workspace WHERE name LIKE '%{Bot.Guild.Id}%'").ShouldBe(0);
        (await SqliteStores.VerifyAsync(Bot.Stores.Path, Bot.Stop)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removal_while_the_bot_was_away_is_noticed_when_it_connects()
    {
        await Bot.DisconnectAsync();
        Bot.Discord.RemoveBot(Bot.Guild);

        await Bot.ConnectAsync();

        await NotedAsync(1);
    }

    [Fact]
    public async Task Coming_back_in_time_finds_everything_as_it_was()
    {
        Bot.Discord.RemoveBot(Bot.Guild);
        await NotedAsync(1);

        Bot.Discord.ReturnBot(Bot.Guild);
        await NotedAsync(0);
        await PurgeAsync(Later);

        Bot.Read("SELECT count(*) FROM article").ShouldBe(1);
    }

    [Fact]
    public async Task An_outage_is_no_removal()
    {
        Bot.Discord.TakeDown(Bot.Guild);
        await Bot.DisconnectAsync();
        await Bot.ConnectAsync();

        await NotedAsync(0);
    }

    [Fact]
    public async Task A_server_that_comes_back_after_the_deletion_begins_anew()
    {
        Bot.Discord.RemoveBot(Bot.Guild);
        await NotedAsync(1);
        await PurgeAsync(Later);

        Bot.Discord.ReturnBot(Bot.Guild);
        await Bot.AddArticleAsync(Bot.Guild, "Tunnel opens", "The Greyrock tunnel opened to traffic on Monday, Mayor Ines Calder said.");
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Which mayor opened the Greyrock tunnel?")).AnswerAsync(Bot.Stop);

        answer.ReadableText.ShouldContain("Ines Calder");
    }

    [Fact]
    public async Task The_home_servers_articles_are_the_operators_and_stay()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.DisconnectAsync();
        await bot.ConnectAsync(settings => settings.Discord.HomeServer = bot.Guild.Id.ToString());
        await bot.AddArticleAsync("default", "Ferry runs aground", Article);
        await bot.Ada.Slash(bot.Channel, "ask", ("question", "Who is the captain of the Albatross?")).AnswerAsync(bot.Stop);
        bot.Discord.RemoveBot(bot.Guild);
        var heard = bot.Ada.SayDirectly("hello");
        await bot.Discord.WhenAsync(() => heard.Channel.Messages.FirstOrDefault(message => message.ReplyTo == heard), bot.Stop);

        await WritingParts
            .Retention(
                bot.Stores,
                bot.Libraries,
                new DiscordOptions { HomeServer = bot.Guild.Id.ToString() },
                NullLogger<Retention>.Instance
            )
            .PurgeAsync(Later, bot.Stop);

        bot.Read("SELECT count(*) FROM article").ShouldBe(1);
        bot.Read("SELECT count(*) FROM answer").ShouldBe(0);
    }

    [Fact]
    public async Task Those_who_manage_a_server_are_told_how_long_it_is_kept()
    {
        var told = await Bot.AddManager().Slash(Bot.Channel, "settings").AnswerAsync(Bot.Stop);

        told.ReadableText.ShouldContain("deleted after 30 days");
    }

    Task PurgeAsync(DateTimeOffset now) =>
        WritingParts.Retention(Bot.Stores, Bot.Libraries, new DiscordOptions(), NullLogger<Retention>.Instance).PurgeAsync(now, Bot.Stop);

    /// <summary>How many removals are noted once the bot has heard of all that happened before: its events come one after the
    /// other.</summary>
    async Task NotedAsync(long count)
    {
        await ReplyTo(Bot.Ada.SayDirectly("hello"));
        Bot.Read("SELECT count(*) FROM workspace_setting WHERE name = 'removed-at'").ShouldBe(count);
    }
}
