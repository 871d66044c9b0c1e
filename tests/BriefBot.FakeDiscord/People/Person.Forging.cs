using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <content>What no client of Discord's offers, and somebody with a client of their own may send.</content>
public sealed partial class Person
{
    /// <summary>Presses a button that isn't under a message: any custom id, said to come from it.</summary>
    public FakeInteraction Forge(FakeMessage message, string customId)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(customId);
        lock (site.World.Gate)
        {
            var data = new JsonObject
            {
                ["component_type"] = 2,
                ["custom_id"] = customId,
                ["id"] = 1,
            };
            return Start(new(site.World, Component, User, message.Channel) { Data = data, Source = message });
        }
    }

    /// <summary>Runs a command that isn't offered to the person; else as <see cref="Slash"/>.</summary>
    public FakeInteraction ForgeSlash(FakeChannel channel, string command, params (string Name, object Value)[] options)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(command);
        lock (site.World.Gate)
        {
            var call = CommandCall.Find(site, User, channel, command, isOffered: false);
            return Start(new(site.World, Command, User, channel) { Data = call.Data(options, focused: null) });
        }
    }

    /// <summary>Types into an option of a command that isn't offered to the person; else as <see cref="Type"/>.</summary>
    public FakeInteraction ForgeType(FakeChannel channel, string command, string option, string typed)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(command);
        lock (site.World.Gate)
        {
            var call = CommandCall.Find(site, User, channel, command, isOffered: false);
            return Start(new(site.World, Autocomplete, User, channel) { Data = call.Data([(option, typed)], focused: option) });
        }
    }

    /// <summary>Sends a form that was shown to nobody.</summary>
    public FakeInteraction ForgeForm(FakeChannel channel, string customId, params (string CustomId, string Text)[] fields)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(fields);
        lock (site.World.Gate)
        {
            // Messages name the interaction that showed the form; there is none, so that a command stands for it.
            var shown = new FakeInteraction(site.World, Command, User, channel);
            return Start(new(site.World, ModalSubmit, User, channel) { Data = Form(customId, fields), Trigger = shown });
        }
    }

    static JsonObject Form(string customId, (string CustomId, string Text)[] fields) =>
        new()
        {
            ["custom_id"] = customId,
            ["components"] = new JsonArray([
                .. fields.Select(
                    (field, index) =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["type"] = 1,
                                ["id"] = (2 * index) + 1,
                                ["components"] = new JsonArray(
                                    new JsonObject
                                    {
                                        ["type"] = 4,
                                        ["id"] = (2 * index) + 2,
                                        ["custom_id"] = field.CustomId,
                                        ["value"] = field.Text,
                                    }
                                ),
                            }
                ),
            ]),
        };
}
