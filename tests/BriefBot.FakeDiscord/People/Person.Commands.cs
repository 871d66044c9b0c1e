using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

public sealed partial class Person
{
    const int Command = 2,
        Autocomplete = 4;

    /// <summary>Runs a slash command.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="command">Its name, with group and sub-command behind spaces: <c>article add</c>.</param>
    /// <param name="options">
    /// Options by name; text, whole number, number, true or false, <see cref="FakeUser"/>, <see cref="FakeChannel"/>,
    /// <see cref="FakeAttachment"/> (from <see cref="Upload"/>).
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The client would not offer it: not registered, not allowed, an option missing or unknown.
    /// </exception>
    public FakeInteraction Slash(FakeChannel channel, string command, params (string Name, object Value)[] options)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(command);
        lock (site.World.Gate)
        {
            CheckPresent(channel);
            var call = CommandCall.Find(site, User, channel, command);
            call.CheckComplete(options);
            return Start(new(site.World, Command, User, channel) { Data = call.Data(options, focused: null) });
        }
    }

    /// <summary>Uploads a file, for an option that takes one.</summary>
    public FakeAttachment Upload(string name, byte[] bytes, string? contentType = "text/plain")
    {
        lock (site.World.Gate)
            return site.Uploads.Add(new(site.World.Ids.Next(), name, contentType, bytes, null));
    }

    /// <summary>Types into an option that completes.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="command">The command, as in <see cref="Slash"/>.</param>
    /// <param name="option">The option typed into.</param>
    /// <param name="typed">What stands there so far.</param>
    /// <param name="others">Options that are filled in already.</param>
    public FakeInteraction Type(
        FakeChannel channel,
        string command,
        string option,
        string typed,
        params (string Name, object Value)[] others
    )
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(others);
        lock (site.World.Gate)
        {
            CheckPresent(channel);
            var call = CommandCall.Find(site, User, channel, command);
            if (!call.Completes(option))
                throw new InvalidOperationException($"The option {option} of /{command} does not complete.");
            return Start(new(site.World, Autocomplete, User, channel) { Data = call.Data([.. others, (option, typed)], focused: option) });
        }
    }

    /// <summary>Runs a command of a message's context menu.</summary>
    public FakeInteraction OnMessage(string command, FakeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (site.World.Gate)
        {
            CheckPresent(message.Channel);
            var call = CommandCall.Find(site, User, message.Channel, command, type: 3);
            var data = call.Data([], focused: null);
            data["target_id"] = message.Id.Text();
            data["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id.Text()] = MessageJson.Of(message) } };
            return Start(new(site.World, Command, User, message.Channel) { Data = data, TargetMessage = message });
        }
    }
}

/// <summary>A registered command as a person calls it.</summary>
sealed class CommandCall
{
    readonly JsonObject registered;
    readonly FakeChannel channel;
    readonly Uploads uploads;
    readonly List<JsonObject> steps;
    readonly JsonArray options;

    CommandCall(JsonObject registered, FakeChannel channel, List<JsonObject> steps, Uploads uploads)
    {
        (this.registered, this.channel, this.steps, this.uploads) = (registered, channel, steps, uploads);
        options = (steps.LastOrDefault() ?? registered)["options"] as JsonArray ?? [];
    }

    public static CommandCall Find(Site site, FakeUser user, FakeChannel channel, string command, int type = 1, bool isOffered = true)
    {
        var words = type == 1 ? command.Split(' ') : [command];
        var found =
            site.Commands.Find(type, words[0], channel.Guild)
            ?? throw new InvalidOperationException($"No such command is registered here: {words[0]}.");
        if (isOffered)
            CheckAllowed(site, user, channel, found);
        var path = new List<JsonObject>();
        foreach (var word in words.Skip(1))
        {
            var inner = ((path.LastOrDefault() ?? found)["options"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .FirstOrDefault(o => (int)o["type"]! is 1 or 2 && (string?)o["name"] == word);
            path.Add(inner ?? throw new InvalidOperationException($"/{command}: there is no “{word}”."));
        }

        return new(found, channel, path, site.Uploads);
    }

    public bool Completes(string option) => (bool?)Option(option)["autocomplete"] ?? false;

    public void CheckComplete((string Name, object Value)[] given)
    {
        var required = options.Where(o => (bool?)o!["required"] == true).Select(o => (string)o!["name"]!);
        var missing = required.Except(given.Select(g => g.Name)).ToArray();
        if (missing.Length > 0)
            throw new InvalidOperationException($"The client asks for {string.Join(", ", missing)} first.");
    }

    public JsonObject Data((string Name, object Value)[] given, string? focused)
    {
        var resolved = new JsonObject();
        var list = new JsonArray([.. given.Select(g => (JsonNode)One(g.Name, g.Value, g.Name == focused, resolved))]);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var step = new JsonObject { ["type"] = steps[i]["type"]!.DeepClone(), ["name"] = steps[i]["name"]!.DeepClone() };
            step["options"] = list;
            list = [step];
        }

        var data = new JsonObject
        {
            ["id"] = registered["id"]!.DeepClone(),
            ["name"] = registered["name"]!.DeepClone(),
            ["type"] = registered["type"]!.DeepClone(),
        };
        if (registered["guild_id"] is { } guild)
            data["guild_id"] = guild.DeepClone();
        if ((int)registered["type"]! == 1 && list.Count > 0)
            data["options"] = list;
        if (resolved.Count > 0)
            data["resolved"] = resolved;
        return data;
    }

    static void CheckAllowed(Site site, FakeUser user, FakeChannel channel, JsonObject registered)
    {
        if (registered["contexts"] is JsonArray contexts && !contexts.Any(c => (int)c! == channel.Context))
            throw new InvalidOperationException($"/{registered["name"]} is not offered here.");
        var types = (registered["integration_types"] as JsonArray ?? []).Select(type => (int)type!).ToList();
        var (ofGuild, ofPerson) = (
            site.World.IsBotIn(channel) && types.Contains(0),
            site.World.Installs.Contains(user.Id) && types.Contains(1)
        );
        if (!ofGuild && !ofPerson)
            throw new InvalidOperationException($"/{registered["name"]} is installed neither here nor by {user.Username}.");
        if (channel.Guild is not { } guild || (string?)registered["default_member_permissions"] is not { } text)
            return;
        var needed = (FakePermissions)ulong.Parse(text, CultureInfo.InvariantCulture);
        if (needed == FakePermissions.None)
            needed = FakePermissions.Administrator;
        if ((PermissionRules.InChannel(guild.Members[user.Id], channel) & needed) != needed)
            throw new InvalidOperationException($"/{registered["name"]} is not offered to {user.Username}.");
    }

    JsonObject Option(string name) =>
        options.OfType<JsonObject>().FirstOrDefault(o => (string?)o["name"] == name)
        ?? throw new InvalidOperationException($"/{registered["name"]} has no option “{name}”.");

    JsonObject One(string name, object value, bool focused, JsonObject resolved)
    {
        var json = new JsonObject
        {
            ["type"] = Option(name)["type"]!.DeepClone(),
            ["name"] = name,
            ["value"] = Value(value, resolved),
        };
        if (focused)
            json["focused"] = true;
        return json;
    }

    JsonNode Value(object value, JsonObject resolved)
    {
        switch (value)
        {
            case string text:
                return text;
            case bool flag:
                return flag;
            case int number:
                return number;
            case double number:
                return number;
            case FakeUser user:
                Resolve(resolved, "users")[user.Id.Text()] = UserJson.Of(user);
                if (channel.Guild is { } guild && guild.Members.TryGetValue(user.Id, out var member))
                    Resolve(resolved, "members")[user.Id.Text()] = GuildJson.MemberWithoutUser(member);
                return user.Id.Text();
            case FakeAttachment file:
                Resolve(resolved, "attachments")[file.Id.Text()] = MessageJson.Uploaded(file, uploads.UrlOf(file));
                return file.Id.Text();
            case FakeChannel other:
                Resolve(resolved, "channels")[other.Id.Text()] = ChannelJson.Of(other);
                return other.Id.Text();
            default:
                throw new InvalidOperationException($"An option can't be a {value.GetType().Name}.");
        }
    }

    static JsonObject Resolve(JsonObject resolved, string kind)
    {
        if (resolved[kind] is not JsonObject inner)
            resolved[kind] = inner = [];
        return inner;
    }
}
