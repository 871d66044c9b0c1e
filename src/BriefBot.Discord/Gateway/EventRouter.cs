using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Reads events and hands each to its handler's way: interactions at once, the rest through the queue, nothing twice.</summary>
sealed partial class EventRouter(
    GatewayHandlers handlers,
    EventQueue queue,
    InteractionStarter interactions,
    GatewayContext context,
    CancellationToken stop
)
{
    readonly ILogger _logger = context.Logger;
    readonly RecentIds<Snowflake> _interactions = new(context.Options.RememberedIds);
    readonly RecentIds<Snowflake> _created = new(context.Options.RememberedIds);
    readonly RecentIds<(Snowflake Id, DateTimeOffset Edited)> _edited = new(context.Options.RememberedIds);
    readonly RecentIds<Snowflake> _deleted = new(context.Options.RememberedIds);

    /// <summary>Hands an event over. Never waits, never throws: what can't be read is counted and logged.</summary>
    public void Route(string name, JsonElement data, int shard, GuildRoster guilds, HandledEvents.Delivery delivery)
    {
        try
        {
            var routed =
                RouteMessage(name, data, delivery) || RouteChannel(name, data, delivery) || RouteGuild(name, data, guilds, delivery);
            if (!routed)
                RouteOther(name, data, shard, guilds, delivery);
        }
        catch (Exception exception)
        {
            // Bytes of a stranger, or the application's own filter: neither may end the connection.
            context.Meter.Malformed();
            LogMalformed(name.Length <= 64 ? name : name[..64], exception.GetType().Name);
        }
    }

    bool RouteMessage(string name, JsonElement data, HandledEvents.Delivery delivery)
    {
        switch (name)
        {
            case "INTERACTION_CREATE":
                TakeInteraction(data, delivery);
                return true;
            case "MESSAGE_CREATE":
                TakeMessage(name, data, Received(delivery), message => _created.TryAdd(message.Id), delivery);
                return true;
            case "MESSAGE_UPDATE":
                // Discord adds link previews in updates that carry no time of editing; each of those counts as new.
                TakeMessage(
                    name,
                    data,
                    handlers.MessageUpdated,
                    edit => edit.EditedTimestamp is not { } at || _edited.TryAdd((edit.Id, at)),
                    delivery
                );
                return true;
            case "MESSAGE_DELETE" or "MESSAGE_DELETE_BULK":
                TakeDeletion(name, data, delivery);
                return true;
            default:
                return false;
        }
    }

    bool RouteChannel(string name, JsonElement data, HandledEvents.Delivery delivery)
    {
        var handler = name switch
        {
            "THREAD_CREATE" => handlers.ThreadCreated,
            "THREAD_UPDATE" => handlers.ThreadUpdated,
            "THREAD_DELETE" => handlers.ThreadDeleted,
            "CHANNEL_DELETE" => handlers.ChannelDestroyed,
            _ => null,
        };
        if (handler is null)
            return false;

        var channel = Read(data, DiscordJson.Default.Channel);
        Require(channel.Id);
        Add(name, handler, channel, delivery);
        return true;
    }

    bool RouteGuild(string name, JsonElement data, GuildRoster guilds, HandledEvents.Delivery delivery)
    {
        if (name is not ("GUILD_CREATE" or "GUILD_UPDATE" or "GUILD_DELETE"))
            return false;

        var guild = Read(data, DiscordJson.Default.Guild);
        Require(guild.Id);
        if (name == "GUILD_UPDATE")
        {
            Add(name, handlers.GuildUpdated, guild, delivery);
            return true;
        }
        if (guild.Unavailable == true)
            return true;

        if (name == "GUILD_CREATE")
        {
            Add(name, guilds.Add(guild.Id) ? handlers.JoinedGuild : handlers.GuildAvailable, guild, delivery);
            return true;
        }

        guilds.Remove(guild.Id);
        Add(name, handlers.LeftGuild, guild, delivery);
        return true;
    }

    void RouteOther(string name, JsonElement data, int shard, GuildRoster guilds, HandledEvents.Delivery delivery)
    {
        if (name == "READY")
            TakeReady(data, shard, guilds, delivery);
        else if (name == "RESUMED")
            Add(name, handlers.Resumed, shard, delivery);
        else if (handlers.DispatchReceived is { } handler)
        {
            var copy = data.ValueKind == JsonValueKind.Undefined ? default : data.Clone();
            queue.Add(name, cancellation => handler(name, copy, cancellation), delivery);
        }
    }

    void TakeInteraction(JsonElement data, HandledEvents.Delivery delivery)
    {
        var interaction = Read(data, DiscordJson.Default.Interaction);
        Require(interaction.Id);
        if (IsDuplicate(_interactions.TryAdd(interaction.Id)) || handlers.InteractionCreated is not { } handler)
            return;

        // Its 3 seconds are over or nearly so, and an earlier process may have done what it asks: a button that is pressed twice may undo
        // what it did.
        if (delivery.MayBeHandled)
        {
            context.Meter.Duplicate();
            return;
        }

        interactions.Start(interaction, handler, handlers.InteractionRefused, delivery, stop);
    }

    // What an earlier process may have answered is asked for first, in its turn.
    Func<Message, CancellationToken, Task>? Received(HandledEvents.Delivery delivery)
    {
        if (!delivery.MayBeHandled || handlers.MessageReceived is not { } handler || handlers.WasHandled is not { } wasHandled)
            return handlers.MessageReceived;
        return async (message, cancellation) =>
        {
            if (await wasHandled(message, cancellation))
                context.Meter.Duplicate();
            else
                await handler(message, cancellation);
        };
    }

    void TakeMessage(
        string name,
        JsonElement data,
        Func<Message, CancellationToken, Task>? handler,
        Func<Message, bool> isNew,
        HandledEvents.Delivery delivery
    )
    {
        if (handler is null)
            return;

        var message = Read(data, DiscordJson.Default.Message);
        Require(message.Id);
        if (IsDuplicate(isNew(message)) || handlers.WantsMessage?.Invoke(message) == false)
            return;

        Add(name, handler, message, delivery);
    }

    void TakeDeletion(string name, JsonElement data, HandledEvents.Delivery delivery)
    {
        if (handlers.MessageDeleted is not { } handler)
            return;

        var deletion = Read(data, DiscordJson.Default.MessageDeletion);
        if (deletion.Ids is null)
        {
            Require(deletion.Id ?? default);
            if (IsDuplicate(_deleted.TryAdd(deletion.Id!.Value)))
                return;
        }

        Add(name, handler, deletion, delivery);
    }

    void TakeReady(JsonElement data, int shard, GuildRoster guilds, HandledEvents.Delivery delivery)
    {
        var user = Read(data.GetProperty("user"), DiscordJson.Default.User);
        var ids =
            data.TryGetProperty("guilds", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(guild => Read(guild, DiscordJson.Default.Guild).Id).Where(id => id.Value != 0).ToArray()
                : [];
        var application = data.TryGetProperty("application", out var part) ? Read(part, DiscordJson.Default.Application).Id : user.Id;

        foreach (var left in guilds.Start(ids))
            Add("GUILD_DELETE", handlers.LeftGuild, new Guild { Id = left }, delivery);
        Add("READY", handlers.Ready, new ReadyEvent(shard, user, application, ids, ShardsOf(data)), delivery);
    }

    // READY says [number, count]; without sharding nothing.
    static int ShardsOf(JsonElement ready)
    {
        if (!ready.TryGetProperty("shard", out var shard) || shard.ValueKind != JsonValueKind.Array || shard.GetArrayLength() != 2)
            return 1;
        return shard[1].ValueKind == JsonValueKind.Number && shard[1].TryGetInt32(out var count) ? Math.Max(1, count) : 1;
    }

    bool IsDuplicate(bool isNew)
    {
        if (!isNew)
            context.Meter.Duplicate();
        return !isNew;
    }

    void Add<T>(string name, Func<T, CancellationToken, Task>? handler, T value, HandledEvents.Delivery delivery)
    {
        if (handler is not null)
            queue.Add(name, cancellation => handler(value, cancellation), delivery);
    }

    static T Read<T>(JsonElement data, JsonTypeInfo<T> type)
        where T : class => data.Deserialize(type) ?? throw new JsonException("It is null.");

    static void Require(Snowflake id)
    {
        if (id.Value == 0)
            throw new JsonException("It has no id.");
    }

    [LoggerMessage(LogLevel.Warning, "An event {EventName} could not be read ({Problem}) and is ignored")]
    partial void LogMalformed(string eventName, string problem);
}
