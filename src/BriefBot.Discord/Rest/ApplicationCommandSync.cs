using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefBot.Discord;

/// <summary>Brings the commands that Discord has in line with the bot's own: only what differs is written.</summary>
/// <remarks>Discord allows 200 creations of a command a day; a restart with nothing changed uses none.</remarks>
public static class ApplicationCommandSync
{
    // What Discord adds to a command, and what it leaves out or fills in where nothing was asked for.
    static readonly string[] Added =
    [
        "id",
        "application_id",
        "guild_id",
        "version",
        "dm_permission",
        "nsfw",
        "name_localized",
        "description_localized",
        "handler",
    ];

    /// <summary>Registers what is new or different and deletes what is gone. One command that Discord refuses doesn't stop the
    /// others.</summary>
    /// <exception cref="DiscordException">
    /// The commands could not be listed, Discord can't be reached, or the token is wrong. Nothing else is thrown, whatever Discord lists.
    /// </exception>
    public static async Task<CommandSyncResult> SynchronizeAsync(
        DiscordRestClient rest,
        Snowflake application,
        IEnumerable<ApplicationCommand> wanted,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(rest);
        ArgumentNullException.ThrowIfNull(wanted);
        var (registered, surplus) = Sort(await rest.GetApplicationCommandsAsync(application, null, cancellation));
        var refused = new List<RefusedCommand>();
        var writes = 0;
        foreach (var command in wanted)
        {
            if (registered.Remove((command.Type, command.Name), out var other) && IsSame(command, other))
                continue;
            // Creating a command of a name that exists replaces it.
            await TryAsync(command, () => rest.CreateApplicationCommandAsync(application, null, command, cancellation));
        }
        foreach (var gone in surplus.Concat(registered.Values))
            if (gone.Id is { } id)
                await TryAsync(gone, () => rest.DeleteApplicationCommandAsync(application, null, id, cancellation));
        return new(writes, refused);

        async Task TryAsync(ApplicationCommand command, Func<Task> write)
        {
            try
            {
                await write();
                writes++;
            }
            catch (DiscordException e) when (e is not (DiscordUnauthorizedException or DiscordConnectionException))
            {
                refused.Add(new(command, e));
            }
        }
    }

    /// <summary>The commands that Discord has by type and name, and those that there are once too often.</summary>
    static (Dictionary<(ApplicationCommandType Type, string Name), ApplicationCommand> Registered, List<ApplicationCommand> Surplus) Sort(
        IEnumerable<ApplicationCommand?> listed
    )
    {
        var registered = new Dictionary<(ApplicationCommandType Type, string Name), ApplicationCommand>();
        var surplus = new List<ApplicationCommand>();
        foreach (var command in listed.OfType<ApplicationCommand>())
            if (!registered.TryAdd((command.Type, command.Name), command))
                surplus.Add(command);
        return (registered, surplus);
    }

    static bool IsSame(ApplicationCommand command, ApplicationCommand other)
    {
        try
        {
            return JsonNode.DeepEquals(Comparable(command), Comparable(other));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException)
        {
            // Fields that are unknown here and can't be compared, such as two of one name. Writing the command anew does no harm.
            return false;
        }
    }

    static JsonObject Comparable(ApplicationCommand command)
    {
        var json = JsonSerializer.SerializeToNode(command, DiscordJson.Default.ApplicationCommand)!.AsObject();
        foreach (var field in Added)
            json.Remove(field);
        if (
            json["integration_types"] is JsonArray { Count: 1 } types
            && types[0] is JsonValue type
            && type.TryGetValue(out int number)
            && number == 0
        )
            json.Remove("integration_types");
        Prune(json);
        return json;
    }

    /// <summary>Drops what says nothing, at any depth: null, false, "", {} and [].</summary>
    static void Prune(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                Prune(value);
                if (SaysNothing(value))
                    fields.Remove(name);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Prune(item);
        }
    }

    static bool SaysNothing(JsonNode? value) =>
        value switch
        {
            null => true,
            JsonObject fields => fields.Count == 0,
            JsonArray items => items.Count == 0,
            _ => value.GetValueKind() is JsonValueKind.False or JsonValueKind.Null
                || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0),
        };
}
