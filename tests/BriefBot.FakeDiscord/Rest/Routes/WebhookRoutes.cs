namespace BriefBot.Fakes;

/// <summary>Later answers to an interaction, by its token alone.</summary>
sealed class WebhookRoutes(Site site)
{
    const string Hook = "/webhooks/{webhook_id}/{webhook_token}";
    const string Original = Hook + "/messages/@original";
    const string One = Hook + "/messages/{message_id}";

    public IEnumerable<Route> All =>
        [
            new("POST", Hook, FollowUp, NeedsToken: false),
            new("GET", Original, call => RestAnswer.Ok(MessageJson.Of(OriginalOf(call))), NeedsToken: false),
            new("PATCH", Original, call => Edit(call, OriginalOf(call)), NeedsToken: false),
            new("DELETE", Original, call => Delete(OriginalOf(call)), NeedsToken: false),
            new("GET", One, call => RestAnswer.Ok(MessageJson.Of(Message(call))), NeedsToken: false),
            new("PATCH", One, call => Edit(call, Message(call)), NeedsToken: false),
            new("DELETE", One, call => Delete(Message(call)), NeedsToken: false),
        ];

    FakeInteraction Interaction(RestCall call)
    {
        if (call.Id("webhook_id") != site.World.ApplicationId)
            throw RestError.UnknownWebhook();
        var interaction = site.Interactions.ByToken(call.Segment("webhook_token"));
        if (interaction.TokenExpired(site.Options))
            throw RestError.BadToken();
        return interaction.Acknowledgement is null ? throw RestError.UnknownWebhook() : interaction;
    }

    FakeMessage OriginalOf(RestCall call) =>
        Interaction(call).Original is { Deleted: false } message ? message : throw RestError.UnknownMessage();

    FakeMessage Message(RestCall call)
    {
        var interaction = Interaction(call);
        var id = call.Id("message_id");
        return interaction.FollowUps.Append(interaction.Original).FirstOrDefault(m => m is { Deleted: false } && m.Id == id)
            ?? throw RestError.UnknownMessage();
    }

    RestAnswer FollowUp(RestCall call)
    {
        const int allowed = MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;
        var interaction = Interaction(call);
        var draft = MessageRules.Create(site.World.Ids, call.BodyObject, call.Files, allowed);

        // The first follow-up after a deferral takes the place of "is thinking", and its visibility with it.
        if (interaction.Original is { Loading: true, Deleted: false } waiting)
        {
            site.Messages.Edit(waiting, draft, replacesFlags: true);
            return RestAnswer.Ok(MessageJson.Of(waiting));
        }

        var message = site.Messages.Post(
            interaction.Channel,
            site.World.Bot,
            draft,
            interaction.Original is { Deleted: false } first ? first : null,
            interaction
        );
        interaction.FollowUps.Add(message);
        return RestAnswer.Ok(MessageJson.Of(message));
    }

    RestAnswer Edit(RestCall call, FakeMessage message)
    {
        var body = call.BodyObject;
        site.Messages.Edit(message, MessageRules.Edit(site.World.Ids, body, call.Files, message), replacesFlags: body.ContainsKey("flags"));
        return RestAnswer.Ok(MessageJson.Of(message));
    }

    RestAnswer Delete(FakeMessage message)
    {
        site.Messages.Delete(message);
        return RestAnswer.Nothing;
    }
}
