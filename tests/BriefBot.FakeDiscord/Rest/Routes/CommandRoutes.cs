using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Registering commands, for all guilds and for one.</summary>
sealed class CommandRoutes(Site site)
{
    const string Global = "/applications/{application_id}/commands";
    const string OfGuild = "/applications/{application_id}/guilds/{guild_id}/commands";

    public IEnumerable<Route> All => Under(Global).Concat(Under(OfGuild));

    IEnumerable<Route> Under(string path) =>
        [
            new("GET", path, call => RestAnswer.Ok(List(call))),
            new("PUT", path, Replace),
            new("POST", path, Upsert),
            new("GET", path + "/{command_id}", call => RestAnswer.Ok(site.Commands.Get(Scope(call), call.Id("command_id")).DeepClone())),
            new("PATCH", path + "/{command_id}", Edit),
            new("DELETE", path + "/{command_id}", Delete),
        ];

    JsonArray List(RestCall call)
    {
        var localized = call.Flag("with_localizations");
        return [.. site.Commands.Scope(Scope(call)).Select(c => (JsonNode)(localized ? c.DeepClone() : WithoutWords(c)))];
    }

    /// <summary>Without <c>with_localizations</c> a list leaves the dictionaries out.</summary>
    static JsonNode WithoutWords(JsonObject command)
    {
        var json = command.DeepClone().AsObject();
        Strip(json);
        return json;
    }

    static void Strip(JsonObject json)
    {
        json.Remove("name_localizations");
        json.Remove("description_localizations");
        foreach (var list in new[] { "options", "choices" })
        {
            foreach (var inner in (json[list] as JsonArray ?? []).OfType<JsonObject>())
                Strip(inner);
        }
    }

    RestAnswer Replace(RestCall call) =>
        RestAnswer.Ok(site.Commands.Replace(Scope(call), call.Body as JsonArray ?? throw RestError.BadJson()));

    RestAnswer Upsert(RestCall call)
    {
        var (command, made) = site.Commands.Upsert(Scope(call), call.BodyObject);
        return made ? RestAnswer.Created(command.DeepClone()) : RestAnswer.Ok(command.DeepClone());
    }

    RestAnswer Edit(RestCall call) => RestAnswer.Ok(site.Commands.Edit(Scope(call), call.Id("command_id"), call.BodyObject).DeepClone());

    RestAnswer Delete(RestCall call)
    {
        site.Commands.Delete(Scope(call), call.Id("command_id"));
        return RestAnswer.Nothing;
    }

    ulong Scope(RestCall call)
    {
        if (call.Id("application_id") != site.World.ApplicationId)
            throw new RestError(403, 20012, "You are not authorized to perform this action on this application");
        return call.Template.StartsWith(OfGuild, StringComparison.Ordinal) ? site.Guild(call.Id("guild_id")).Id : 0;
    }
}
