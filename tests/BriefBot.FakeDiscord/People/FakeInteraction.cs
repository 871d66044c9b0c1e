using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>How the bot acknowledged an interaction.</summary>
public enum AcknowledgementKind
{
    /// <summary>Type 1.</summary>
    Pong = 1,

    /// <summary>Type 4: a message at once.</summary>
    Message = 4,

    /// <summary>Type 5: "is thinking".</summary>
    Deferred = 5,

    /// <summary>Type 6: a click taken note of, nothing shown.</summary>
    DeferredUpdate = 6,

    /// <summary>Type 7: the clicked message changes.</summary>
    Update = 7,

    /// <summary>Type 8: choices to complete an option.</summary>
    Choices = 8,

    /// <summary>Type 9: a form.</summary>
    Modal = 9,
}

/// <summary>What the bot's first answer was.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Ephemeral">Whether one person alone sees the answer.</param>
/// <param name="After">Time since the interaction was sent, by the fake's clock.</param>
/// <param name="Data">The data sent along.</param>
public sealed record Acknowledgement(AcknowledgementKind Kind, bool Ephemeral, TimeSpan After, JsonObject? Data);

/// <summary>Something that a person did, and what the person then sees.</summary>
public sealed class FakeInteraction
{
    readonly FakeWorld world;

    internal FakeInteraction(FakeWorld world, int type, FakeUser user, FakeChannel channel)
    {
        this.world = world;
        (Type, User, Channel) = (type, user, channel);
        Id = world.Ids.Next();
        CreatedAt = world.Time.GetUtcNow();
        Token = Convert
            .ToBase64String(System.Text.Encoding.ASCII.GetBytes($"interaction:{Id.Text()}:{Guid.NewGuid():N}{Guid.NewGuid():N}"))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
    }

    /// <summary>Snowflake.</summary>
    public ulong Id { get; }

    /// <summary>Discord's type: 2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type { get; }

    /// <summary>Who.</summary>
    public FakeUser User { get; }

    /// <summary>Where.</summary>
    public FakeChannel Channel { get; }

    /// <summary>The token for answers.</summary>
    public string Token { get; }

    /// <summary>When it happened, by the fake's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Data that the bot gets.</summary>
    public JsonObject Data { get; internal init; } = [];

    /// <summary>Name of the command, if it is one.</summary>
    public string CommandName => (string?)Data["name"] ?? "";

    /// <summary>The message whose component was used.</summary>
    public FakeMessage? Source { get; internal init; }

    /// <summary>The message that a context menu was opened on.</summary>
    public FakeMessage? TargetMessage { get; internal init; }

    /// <summary>The interaction that showed the form.</summary>
    public FakeInteraction? Trigger { get; internal init; }

    /// <summary>How it was acknowledged; none before, and none for one that failed.</summary>
    public Acknowledgement? Acknowledgement { get; internal set; }

    /// <summary>The answer, or the message that a click updates.</summary>
    public FakeMessage? Original { get; internal set; }

    /// <summary>Further messages.</summary>
    public IList<FakeMessage> FollowUps { get; } = [];

    /// <summary>Whether the time to acknowledge went by ("The application did not respond").</summary>
    public bool Failed { get; internal set; }

    internal bool AcknowledgeExpired(FakeDiscordOptions options) => world.Time.GetUtcNow() - CreatedAt > options.AcknowledgeWithin;

    internal bool TokenExpired(FakeDiscordOptions options) => world.Time.GetUtcNow() - CreatedAt > options.InteractionTokenLife;

    internal JsonObject Owners()
    {
        var owners = new JsonObject();
        if (world.IsBotIn(Channel))
            owners["0"] = Channel.Guild?.Id.Text() ?? "0";
        if (world.Installs.Contains(User.Id))
            owners["1"] = User.Id.Text();
        return owners;
    }

    /// <summary>How the bot acknowledged it, as soon as it did.</summary>
    /// <exception cref="InvalidOperationException">The time went by: the person sees that the application did not respond.</exception>
    public async Task<Acknowledgement> AcknowledgedAsync(CancellationToken ct)
    {
        await world.WhenAsync(() => Acknowledgement is not null || Failed ? this : null, ct);
        return Acknowledgement ?? throw new InvalidOperationException("The interaction was not acknowledged in time.");
    }

    /// <summary>The answer once it is more than "is thinking".</summary>
    public Task<FakeMessage> AnswerAsync(CancellationToken ct) => AnswerAsync(_ => true, ct);

    /// <summary>The answer once it has become what is asked for.</summary>
    public Task<FakeMessage> AnswerAsync(Func<FakeMessage, bool> when, CancellationToken ct) =>
        world.WhenAsync(() => Original is { Loading: false } answer && when(answer) ? answer : null, ct);

    /// <summary>The message after the answer at this place, from 0.</summary>
    public Task<FakeMessage> FollowUpAsync(int index, CancellationToken ct) =>
        world.WhenAsync(() => FollowUps.Count > index && !FollowUps[index].Loading ? FollowUps[index] : null, ct);

    /// <summary>The choices that the bot offers for an option.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> ChoicesAsync(CancellationToken ct)
    {
        var acknowledgement = await AcknowledgedAsync(ct);
        return [.. (acknowledgement.Data?["choices"]?.AsArray() ?? []).Select(c => ((string)c!["name"]!, c["value"]!.ToString()))];
    }

    /// <summary>The form that the bot shows.</summary>
    /// <exception cref="InvalidOperationException">It answered otherwise.</exception>
    public async Task<JsonObject> ModalAsync(CancellationToken ct)
    {
        var acknowledgement = await AcknowledgedAsync(ct);
        return acknowledgement is { Kind: AcknowledgementKind.Modal, Data: { } form }
            ? form
            : throw new InvalidOperationException($"The bot answered with {acknowledgement.Kind}, not with a form.");
    }
}
