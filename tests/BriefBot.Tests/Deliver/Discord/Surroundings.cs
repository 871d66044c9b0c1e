using BriefBot.Corpus.Sqlite;
using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>People and circumstances that several tests need.</summary>
static class Surroundings
{
    /// <summary>Somebody who manages the bot's guild.</summary>
    public static Person AddManager(this RunningBot bot)
    {
        var manager = bot.Discord.Person("manager");
        bot.Discord.AddMember(bot.Guild, manager, bot.Discord.AddRole(bot.Guild, "managers of it", FakePermissions.ManageGuild));
        return manager;
    }

    /// <summary>Somebody who may delete what others write in the bot's guild.</summary>
    public static Person AddModerator(this RunningBot bot)
    {
        var moderator = bot.Discord.Person("moderator");
        bot.Discord.AddMember(bot.Guild, moderator, bot.Discord.AddRole(bot.Guild, "moderators", FakePermissions.ManageMessages));
        return moderator;
    }

    /// <summary>Opens the guild's articles to direct messages, or closes them.</summary>
    public static Task<FakeMessage> SetDirectMessagesAsync(this RunningBot bot, Person manager, bool open) =>
        manager.Slash(bot.Channel, "settings", ("direct-messages", open)).AnswerAsync(bot.Stop);
}

/// <summary>Another process that writes to the database for as long as this lives.</summary>
sealed class ForeignWriter : IDisposable
{
    readonly SqliteSession _session;

    public ForeignWriter(string path)
    {
        _session = RawDatabase.Open(path);
        _session.Execute("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        _session.Execute("ROLLBACK");
        _session.Dispose();
    }
}
