using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>An error that Discord answers with: HTTP status, its own code, a sentence, and for code 50035 what is wrong where.</summary>
sealed class RestError(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public JsonObject Json()
    {
        var json = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null)
            json["errors"] = errors;
        return json;
    }

    public static RestError Unauthorized() => new(401, 0, "401: Unauthorized");

    public static RestError NoRoute() => new(404, 0, "404: Not Found");

    public static RestError WrongMethod() => new(405, 0, "405: Method Not Allowed");

    public static RestError UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static RestError UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static RestError UnknownMember() => new(404, 10007, "Unknown Member");

    public static RestError UnknownMessage() => new(404, 10008, "Unknown Message");

    public static RestError UnknownUser() => new(404, 10013, "Unknown User");

    public static RestError UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static RestError UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static RestError UnknownCommand() => new(404, 10063, "Unknown application command");

    public static RestError MissingAccess() => new(403, 50001, "Missing Access");

    public static RestError NotTheAuthor() => new(403, 50005, "Cannot edit a message authored by another user");

    public static RestError EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static RestError NoDirectMessage() => new(403, 50007, "Cannot send messages to this user");

    public static RestError MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static RestError WrongChannelType() => new(400, 50024, "Cannot execute action on this channel type");

    public static RestError BadToken() => new(401, 50027, "Invalid Webhook Token");

    public static RestError AlreadyAcknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static RestError BadJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static RestError InvalidForm(JsonObject errors) => new(400, 50035, "Invalid Form Body", errors);
}
