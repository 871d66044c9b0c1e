using System.Text.Json;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Discord;

namespace BriefBot.Host.Composition;

/// <summary>Puts together what hands work over to other hosts, and does what they hand over.</summary>
sealed class RelayParts
{
    readonly RelayDesk _desk;

    /// <summary>Puts it together; nothing is done yet.</summary>
    /// <param name="directs">Waits for other hosts.</param>
    public RelayParts(
        SliceLinks links,
        ServerWorkspaces servers,
        DiscordRestClient rest,
        BotOptions options,
        WorkQueue directs,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        _desk = new(links.Relay, links.Lease, time, loggers.CreateLogger<RelayDesk>());
        Direct = new(_desk, links.Slices, servers, rest, options, directs, time, loggers.CreateLogger<DirectMessages>());
        Forgetting = new(_desk, links.Relay, links.Slices);
    }

    /// <summary>Takes what is asked outside of servers to other hosts.</summary>
    public DirectMessages Direct { get; }

    /// <summary>Forgets people where other hosts have other servers.</summary>
    public ForgettingElsewhere Forgetting { get; }

    /// <summary>Says who does what other hosts hand over.</summary>
    public void Serve(InteractionRouter interactions, MessageListener messages, StatusCommand status)
    {
        _desk.Handle(
            RelayKind.Interaction,
            async (content, cancellation) =>
            {
                await interactions.TakeOverAsync(Interaction(content), cancellation);
                return "";
            }
        );
        _desk.Handle(
            RelayKind.RankInteraction,
            async (content, cancellation) => Rank(await interactions.RankAsync(Interaction(content), cancellation))
        );
        _desk.Handle(
            RelayKind.Suggest,
            async (content, cancellation) => PayloadText.Of(await interactions.SuggestAsync(Interaction(content), cancellation))
        );
        _desk.Handle(
            RelayKind.Message,
            async (content, cancellation) =>
            {
                await messages.TakeOverAsync(PayloadText.Message(content), cancellation);
                return "";
            }
        );
        _desk.Handle(
            RelayKind.RankMessage,
            async (content, cancellation) => Rank(await messages.RankAsync(PayloadText.Message(content), cancellation))
        );
        _desk.Handle(
            RelayKind.Deletion,
            async (content, cancellation) =>
            {
                await messages.DeleteAsync(PayloadText.MessageDeletion(content), cancellation);
                return "";
            }
        );
        _desk.Handle(
            RelayKind.Status,
            async (content, cancellation) =>
            {
                var person = new Snowflake(JsonSerializer.Deserialize(content, RelayJson.Default.RelayedPerson)!.Person);
                var place = new Place(null, default, IsPrivate: true);
                var statistics = new RelayedStatistics(await status.OwnAsync(place, person, cancellation));
                return JsonSerializer.Serialize(statistics, RelayJson.Default.RelayedStatistics);
            }
        );
    }

    /// <summary>Does what other hosts hand over, until it is told to stop.</summary>
    public Task RunAsync(CancellationToken cancellation) => _desk.RunAsync(cancellation);

    static RelayedInteraction Interaction(string content) => JsonSerializer.Deserialize(content, RelayJson.Default.RelayedInteraction)!;

    static string Rank(double? rank) => JsonSerializer.Serialize(new RelayedRank(rank), RelayJson.Default.RelayedRank);
}
