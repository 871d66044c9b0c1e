using BriefBot.Fakes;
using Microsoft.Data.Sqlite;

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
    readonly SqliteConnection _connection;

    public ForeignWriter(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=false");
        _connection.Open();
        Run("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        Run("ROLLBACK");
        _connection.Dispose();
    }

    void Run(string sql)
    {
        using var command = new SqliteCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
