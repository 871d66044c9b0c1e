using BriefBot.Discord.Rest;

namespace BriefBot.Discord;

/// <content>Interactions. No request here carries the bot's token or counts towards the limit over all routes.</content>
public sealed partial class DiscordRestClient
{
    const string Original = "webhooks/{application_id}/{token}/messages/@original";
    const string FollowUp = "webhooks/{application_id}/{token}/messages/{message_id}";

    /// <summary>Answers an interaction at first, within 3 seconds of it.</summary>
    /// <returns>
    /// True when Discord confirmed it. False when its answer to a first attempt was lost, and it said to the second that the interaction
    /// was answered: surely by the first.
    /// </returns>
    /// <exception cref="DiscordApiException">
    /// With <see cref="DiscordApiException.UnknownInteraction"/> when it is too late, or
    /// <see cref="DiscordApiException.InteractionAlreadyAcknowledged"/> when another has answered: to be logged, never to be tried again.
    /// </exception>
    public async Task<bool> CreateInteractionResponseAsync(
        Snowflake interaction,
        string token,
        InteractionResponse response,
        CancellationToken cancellation
    )
    {
        var sent = await _pipeline.SendAsync(Callback(CallbackRoute(interaction, token), response), cancellation);
        return !sent.IsPresumed;
    }

    /// <summary>The same, and gives the message made or changed; null when the type makes none or the answer was lost.</summary>
    /// <inheritdoc cref="CreateInteractionResponseAsync"/>
    public async Task<Message?> CreateInteractionResponseWithMessageAsync(
        Snowflake interaction,
        string token,
        InteractionResponse response,
        CancellationToken cancellation
    )
    {
        var route = CallbackRoute(interaction, token).WithQuery("with_response=true");
        var sent = await _pipeline.SendAsync(Callback(route, response), cancellation);
        return sent.IsPresumed ? null : sent.Read(route, DiscordJson.Default.InteractionCallback).Resource?.Message;
    }

    /// <summary>The first response, or what a deferral became.</summary>
    public Task<Message> GetOriginalInteractionResponseAsync(Snowflake application, string token, CancellationToken cancellation) =>
        GetAsync(Route.OfToken(HttpMethod.Get, Original, token, application), DiscordJson.Default.Message, cancellation);

    /// <summary>Changes the first response, or ends a deferral.</summary>
    public Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake application,
        string token,
        MessageProperties changes,
        CancellationToken cancellation
    ) => EditOriginalInteractionResponseAsync(application, token, changes, [], cancellation);

    /// <summary>The same with files.</summary>
    public Task<Message> EditOriginalInteractionResponseAsync(
        Snowflake application,
        string token,
        MessageProperties changes,
        IReadOnlyList<FileAttachment> files,
        CancellationToken cancellation
    )
    {
        var route = Route.OfToken(HttpMethod.Patch, Original, token, application);
        var request = MessageRequest(route, WithoutOrigin(changes), files, isIdempotent: true);
        return SendAsync(request, DiscordJson.Default.Message, cancellation);
    }

    /// <summary>Deletes the first response.</summary>
    public Task DeleteOriginalInteractionResponseAsync(Snowflake application, string token, CancellationToken cancellation) =>
        _pipeline.SendAsync(new(Route.OfToken(HttpMethod.Delete, Original, token, application)), cancellation);

    /// <summary>Sends a further message. After an answer that was lost it is not sent again.</summary>
    public Task<Message> CreateFollowupMessageAsync(
        Snowflake application,
        string token,
        MessageProperties message,
        CancellationToken cancellation
    )
    {
        var route = Route.OfToken(HttpMethod.Post, "webhooks/{application_id}/{token}", token, application).WithQuery("wait=true");
        return SendAsync(MessageRequest(route, WithoutOrigin(message), [], isIdempotent: false), DiscordJson.Default.Message, cancellation);
    }

    /// <summary>Changes a further message.</summary>
    public Task<Message> EditFollowupMessageAsync(
        Snowflake application,
        string token,
        Snowflake message,
        MessageProperties changes,
        CancellationToken cancellation
    )
    {
        var route = Route.OfToken(HttpMethod.Patch, FollowUp, token, application, message);
        return SendAsync(MessageRequest(route, WithoutOrigin(changes), [], isIdempotent: true), DiscordJson.Default.Message, cancellation);
    }

    /// <summary>Deletes a further message.</summary>
    public Task DeleteFollowupMessageAsync(Snowflake application, string token, Snowflake message, CancellationToken cancellation) =>
        _pipeline.SendAsync(new(Route.OfToken(HttpMethod.Delete, FollowUp, token, application, message)), cancellation);

    static Route CallbackRoute(Snowflake interaction, string token) =>
        Route.OfToken(HttpMethod.Post, "interactions/{interaction_id}/{token}/callback", token, interaction);

    static RestRequest Callback(Route route, InteractionResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var isMessage = response.Type is InteractionResponseType.ChannelMessageWithSource or InteractionResponseType.UpdateMessage;
        var safe = isMessage && response.Data is { } data ? response with { Data = WithoutPings(data) } : response;
        return new(route) { Json = Json(safe, DiscordJson.Default.InteractionResponse), IsAcknowledgement = true };
    }

    static InteractionResponseData WithoutPings(InteractionResponseData data) =>
        data with
        {
            AllowedMentions = AllowedMentions.None,
            AdditionalFields = WithoutMentions(data.AdditionalFields),
        };
}
