using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>The application's commands, global and of guilds.</summary>
public sealed class CommandRegistry
{
    readonly FakeWorld world;
    readonly Dictionary<ulong, List<JsonObject>> byGuild = [];

    internal CommandRegistry(FakeWorld world) => this.world = world;

    /// <summary>How many writes there were: POST, PUT, PATCH, DELETE, whether they changed anything or not.</summary>
    public int Writes { get; private set; }

    /// <summary>The commands for all guilds, or of one, as Discord answers them.</summary>
    public IReadOnlyList<JsonObject> Of(ulong guild = 0)
    {
        lock (world.Gate)
            return [.. Scope(guild).Select(c => c.DeepClone().AsObject())];
    }

    /// <summary>Registers a command without a request, for a test that is not about registering. It is no write.</summary>
    public void Register(JsonObject command, FakeGuild? guild = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (world.Gate)
        {
            Upsert(guild?.Id ?? 0, command);
            Writes--;
        }
    }

    /// <summary>The command that a person in this guild would find under a name.</summary>
    internal JsonObject? Find(int type, string name, FakeGuild? guild) =>
        (guild is null ? [] : Scope(guild.Id)).Concat(Scope(0)).FirstOrDefault(c => (int)c["type"]! == type && (string?)c["name"] == name);

    internal List<JsonObject> Scope(ulong guild)
    {
        if (!byGuild.TryGetValue(guild, out var commands))
            byGuild[guild] = commands = [];
        return commands;
    }

    internal JsonArray Replace(ulong guild, JsonArray wanted)
    {
        var problems = new Problems();
        var read = wanted
            .Select((c, i) => CommandRules.Read(problems, c as JsonObject ?? [], i.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        if (read.Count(c => (int)c["type"]! == 1) > 100)
            throw new RestError(400, 30032, "Maximum number of application commands reached (100)");
        foreach (var doubled in read.GroupBy(c => $"{c["type"]} {c["name"]}", StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add("", "APPLICATION_COMMANDS_DUPLICATE_NAME", $"Application command names must be unique: {doubled.Key}");
        problems.ThrowIfAny();
        Writes++;
        var old = Scope(guild);
        var made = read.Select(c => Stamp(guild, c, old.Find(o => Same(o, c)))).ToList();
        byGuild[guild] = made;
        return [.. made.Select(c => (JsonNode)c.DeepClone())];
    }

    internal (JsonObject Command, bool Made) Upsert(ulong guild, JsonObject wanted)
    {
        var problems = new Problems();
        var command = CommandRules.Read(problems, wanted, "");
        problems.ThrowIfAny();
        var scope = Scope(guild);
        var known = scope.Find(o => Same(o, command));
        if (known is null && scope.Count(c => (int)c["type"]! == 1) >= 100)
            throw new RestError(400, 30032, "Maximum number of application commands reached (100)");
        Writes++;
        var stamped = Stamp(guild, command, known);
        if (known is not null)
            scope.Remove(known);
        scope.Add(stamped);
        return (stamped, known is null);
    }

    internal JsonObject Edit(ulong guild, ulong id, JsonObject changes)
    {
        var known = Get(guild, id);
        var wanted = known.DeepClone().AsObject();
        foreach (var (name, value) in changes)
            wanted[name] = value?.DeepClone();
        var problems = new Problems();
        var command = CommandRules.Read(problems, wanted, "");
        problems.ThrowIfAny();
        Writes++;
        var scope = Scope(guild);
        return scope[scope.IndexOf(known)] = Stamp(guild, command, known);
    }

    internal void Delete(ulong guild, ulong id)
    {
        Scope(guild).Remove(Get(guild, id));
        Writes++;
    }

    internal JsonObject Get(ulong guild, ulong id) =>
        Scope(guild).Find(c => (string?)c["id"] == id.Text()) ?? throw RestError.UnknownCommand();

    /// <summary>A known command keeps its id, and its version too if nothing changed.</summary>
    JsonObject Stamp(ulong guild, JsonObject command, JsonObject? known)
    {
        command["id"] = known?["id"]?.DeepClone() ?? world.Ids.Next().Text();
        command["application_id"] = world.ApplicationId.Text();
        if (guild != 0)
            command["guild_id"] = guild.Text();
        command["version"] = known?["version"]?.DeepClone();
        if (known is null || !JsonNode.DeepEquals(known, command))
            command["version"] = world.Ids.Next().Text();
        return command;
    }

    static bool Same(JsonObject one, JsonObject other) =>
        (int)one["type"]! == (int)other["type"]! && (string?)one["name"] == (string?)other["name"];
}
