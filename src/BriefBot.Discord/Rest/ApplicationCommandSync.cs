using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefBot.Discord;

/// <summary>Brings the commands that Discord has in line with the bot's own: only what differs is written.</summary>
/// <remarks>Discord allows 200 creations of a command a day; a restart with nothing changed uses none.</remarks>
public static class ApplicationCommandSync
{
    // What Discord adds to a command, and what it leaves out or fills in where nothing was asked for.
    static readonly string[] Added = ["id", "application_id", "guild_id", "version", "dm_permission", "nsfw", "name_localized", "description_localized", "handler"];

    /// <summary>Registers what is new or different and deletes what is gone.</summary>
    /// <returns>How many writes it took.</returns>
    public static async Task<int> SynchronizeAsync(DiscordRestClient rest, Snowflake application, IEnumerable<ApplicationCommand> wanted, CancellationToken cancellation)
    {
        var registered = (await rest.GetApplicationCommandsAsync(application, null, cancellation)).ToDictionary(command => (command.Type, command.Name));
        var writes = 0;
        foreach (var command in wanted)
        {
            var known = registered.Remove((command.Type, command.Name), out var other);
            if (known && JsonNode.DeepEquals(Comparable(command), Comparable(other!))) continue;
            // Creating a command of a name that exists replaces it.
            await rest.CreateApplicationCommandAsync(application, null, command, cancellation);
            writes++;
        }
        foreach (var gone in registered.Values)
        {
            await rest.DeleteApplicationCommandAsync(application, null, gone.Id!.Value, cancellation);
            writes++;
        }
        return writes;
    }

    static JsonObject Comparable(ApplicationCommand command)
    {
        var json = JsonSerializer.SerializeToNode(command, DiscordJson.Default.ApplicationCommand)!.AsObject();
        foreach (var field in Added) json.Remove(field);
        if (json["integration_types"] is JsonArray { Count: 1 } types && types[0]!.GetValue<int>() == 0) json.Remove("integration_types");
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
                if (SaysNothing(value)) fields.Remove(name);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items) Prune(item);
        }
    }

    static bool SaysNothing(JsonNode? value) => value switch
    {
        null => true,
        JsonObject fields => fields.Count == 0,
        JsonArray items => items.Count == 0,
        _ => value.GetValueKind() is JsonValueKind.False or JsonValueKind.Null || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0),
    };
}
