using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

public sealed partial class Person
{
    const int Component = 3,
        ModalSubmit = 5;

    /// <summary>Clicks a button, found by its label or by its custom id.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it can't be clicked.</exception>
    public FakeInteraction Click(FakeMessage message, string labelOrId)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (site.World.Gate)
        {
            var button =
                message.Buttons.FirstOrDefault(b => b.Label == labelOrId || b.CustomId == labelOrId)
                ?? throw new InvalidOperationException($"No button “{labelOrId}”; there are: {Labels(message)}.");
            if (button.Disabled || button.CustomId is null)
                throw new InvalidOperationException($"The button “{labelOrId}” can't be clicked.");
            return Use(message, button.CustomId, new() { ["component_type"] = 2 });
        }
    }

    /// <summary>Chooses from a select, found by its custom id.</summary>
    public FakeInteraction Select(FakeMessage message, string customId, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(values);
        lock (site.World.Gate)
        {
            var known = message
                .Components.SelectMany(r => r!["components"]!.AsArray())
                .Any(c => (int?)c!["type"] == 3 && (string?)c["custom_id"] == customId);
            if (!known)
                throw new InvalidOperationException($"No select “{customId}”.");
            return Use(
                message,
                customId,
                new() { ["component_type"] = 3, ["values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) }
            );
        }
    }

    /// <summary>Sends a form that the bot showed.</summary>
    /// <param name="shown">The interaction that it was the answer to.</param>
    /// <param name="fields">Texts by the fields' custom ids.</param>
    public FakeInteraction Submit(FakeInteraction shown, params (string CustomId, string Text)[] fields)
    {
        ArgumentNullException.ThrowIfNull(shown);
        lock (site.World.Gate)
        {
            if (shown.Acknowledgement is not { Kind: AcknowledgementKind.Modal, Data: { } form })
                throw new InvalidOperationException("No form is shown.");
            var data = Form((string)form["custom_id"]!, fields);
            return Start(
                new(site.World, ModalSubmit, User, shown.Channel)
                {
                    Data = data,
                    Source = shown.Source,
                    Trigger = shown,
                }
            );
        }
    }

    static string Labels(FakeMessage message) => string.Join(", ", message.Buttons.Select(b => b.Label ?? b.CustomId));

    FakeInteraction Use(FakeMessage message, string customId, JsonObject data)
    {
        if (message.Deleted)
            throw new InvalidOperationException("The message is gone.");
        if (message.Ephemeral && message.Interaction?.User != User)
            throw new InvalidOperationException("Only its reader can use an ephemeral message.");
        data["custom_id"] = customId;
        data["id"] = 1;
        return Start(new(site.World, Component, User, message.Channel) { Data = data, Source = message });
    }
}
