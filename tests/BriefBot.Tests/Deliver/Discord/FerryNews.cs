using BriefBot.Fakes;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>A bot in a guild with one article.</summary>
public abstract class FerryNews : IAsyncLifetime
{
    internal const string Article =
        "The ferry Albatross ran aground off Brindle Point on Tuesday. Captain Mara Lindqvist said that all 212 passengers were safe. "
        + "The harbour authority expects to refloat the ship within three days.";

    internal RunningBot Bot { get; private set; } = null!;

    /// <summary>The internet that the bot reads pages from; null for the real one.</summary>
    internal virtual HostileWeb? Internet => null;

    public virtual async ValueTask InitializeAsync()
    {
        Bot = await RunningBot.StartAsync(web: Internet);
        await Bot.AddArticleAsync(Bot.Guild, "Ferry runs aground", Article, url: "https://gazette.example/ferry");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bot.DisposeAsync();
    }

    /// <summary>The bot's reply to a message, once it is there.</summary>
    internal Task<FakeMessage> ReplyTo(FakeMessage question) =>
        Bot.Discord.WhenAsync(() => question.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question), Bot.Stop);
}
