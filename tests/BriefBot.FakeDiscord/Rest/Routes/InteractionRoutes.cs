using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>The first answer to an interaction.</summary>
sealed class InteractionRoutes(Site site)
{
    public IEnumerable<Route> All =>
        [new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Callback, NeedsToken: false)];

    RestAnswer Callback(RestCall call)
    {
        var interaction = site.Interactions.ByCallback(call.Id("interaction_id"), call.Segment("interaction_token"));
        var body = call.BodyObject;
        var problems = new Problems();
        var type = problems.Number(body, "type", "", required: true);
        problems.ThrowIfAny();
        var kind = (AcknowledgementKind)type!.Value;
        if (!Allowed(interaction, kind))
            throw RestError.InvalidForm(
                new Problems().Add("type", "INTERACTION_CALLBACK_TYPE_INVALID", "This type does not answer this interaction.").Tree()
            );
        if (interaction.Acknowledgement is not null)
            throw RestError.AlreadyAcknowledged();
        if (interaction.Failed || interaction.AcknowledgeExpired(site.Options))
            throw RestError.UnknownInteraction();
        var data = body["data"] as JsonObject;
        var message = Act(interaction, kind, data, call.Files);
        var ephemeral = message?.Ephemeral ?? false;
        interaction.Acknowledgement = new(
            kind,
            ephemeral,
            site.World.Time.GetUtcNow() - interaction.CreatedAt,
            data?.DeepClone().AsObject()
        );
        return call.Flag("with_response") ? RestAnswer.Ok(Response(interaction, kind, message)) : RestAnswer.Nothing;
    }

    static bool Allowed(FakeInteraction interaction, AcknowledgementKind kind) =>
        kind switch
        {
            AcknowledgementKind.Message or AcknowledgementKind.Deferred => interaction.Type is 2 or 3 or 5,
            AcknowledgementKind.DeferredUpdate or AcknowledgementKind.Update => interaction.Type is 3
                || interaction is { Type: 5, Source: not null },
            AcknowledgementKind.Choices => interaction.Type is 4,
            AcknowledgementKind.Modal => interaction.Type is 2 or 3,
            _ => false,
        };

    FakeMessage? Act(FakeInteraction interaction, AcknowledgementKind kind, JsonObject? data, IReadOnlyList<UploadedFile> files)
    {
        switch (kind)
        {
            case AcknowledgementKind.Message:
                return interaction.Original = Reply(interaction, data ?? [], files);
            case AcknowledgementKind.Deferred:
                return interaction.Original = site.Messages.Loading(interaction, Ephemeral(data));
            case AcknowledgementKind.DeferredUpdate:
                return interaction.Original = interaction.Source;
            case AcknowledgementKind.Update:
                var source = interaction.Source!;
                var edit = MessageRules.Edit(site.World.Ids, data ?? [], files, source, "data");
                site.Messages.Edit(source, edit, replacesFlags: data?.ContainsKey("flags") ?? false);
                return interaction.Original = source;
            case AcknowledgementKind.Choices:
                CheckChoices(data ?? []);
                return null;
            case AcknowledgementKind.Modal:
                ModalRules.Check(data ?? []);
                return null;
            default:
                return null;
        }
    }

    FakeMessage Reply(FakeInteraction interaction, JsonObject data, IReadOnlyList<UploadedFile> files)
    {
        const int allowed = MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;
        var draft = MessageRules.Create(site.World.Ids, data, files, allowed, "data");
        return site.Messages.Post(
            interaction.Channel,
            site.World.Bot,
            draft,
            interaction: interaction,
            type: MessageStore.InteractionType(interaction)
        );
    }

    /// <summary>EPHEMERAL is the only flag that a deferral may carry, and its last chance.</summary>
    static bool Ephemeral(JsonObject? data)
    {
        var problems = new Problems();
        var flags = data is null ? 0 : problems.Number(data, "flags", "data") ?? 0;
        if ((flags & ~MessageFlags.Ephemeral) != 0)
            problems.Add("data.flags", "MESSAGE_FLAGS_INVALID", "Only EPHEMERAL may be set at a deferral.");
        problems.ThrowIfAny();
        return flags != 0;
    }

    static void CheckChoices(JsonObject data)
    {
        var problems = new Problems();
        if (data["choices"] is null)
            problems.Required("data.choices");
        var choices = problems.List(data, "choices", "data", most: 25);
        for (var i = 0; i < choices.Count; i++)
            CommandRules.Choice(problems, choices[i] as JsonObject ?? [], $"data.choices.{i.ToString(CultureInfo.InvariantCulture)}");
        problems.ThrowIfAny();
    }

    static JsonObject Response(FakeInteraction interaction, AcknowledgementKind kind, FakeMessage? message)
    {
        var about = new JsonObject { ["id"] = interaction.Id.Text(), ["type"] = interaction.Type };
        about["channel_id"] = interaction.Channel.Id.Text();
        if (interaction.Channel.Guild is { } guild)
            about["guild_id"] = guild.Id.Text();
        var json = new JsonObject { ["interaction"] = about };
        if (message is null)
            return json;
        about["response_message_id"] = message.Id.Text();
        about["response_message_loading"] = message.Loading;
        about["response_message_ephemeral"] = message.Ephemeral;
        if (kind is AcknowledgementKind.Message or AcknowledgementKind.Update)
            json["resource"] = new JsonObject { ["type"] = (int)kind, ["message"] = MessageJson.Of(message) };
        return json;
    }
}
