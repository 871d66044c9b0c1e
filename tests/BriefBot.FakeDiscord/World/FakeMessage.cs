using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Whom a message pings, after <c>allowed_mentions</c> and permissions had their say.</summary>
/// <param name="Users">People pinged by name or by a reply.</param>
/// <param name="Roles">Roles pinged.</param>
/// <param name="Everyone">Whether @everyone or @here pings.</param>
public sealed record Pings(IReadOnlyList<FakeUser> Users, IReadOnlyList<FakeRole> Roles, bool Everyone)
{
    /// <summary>Nobody.</summary>
    public static Pings Nobody { get; } = new([], [], Everyone: false);

    /// <summary>Whether nobody's telephone rings.</summary>
    public bool None => Users.Count == 0 && Roles.Count == 0 && !Everyone;
}

/// <summary>A button as people see it.</summary>
/// <param name="CustomId">What the bot gets at a click; none for a link.</param>
/// <param name="Label">The text on it.</param>
/// <param name="Url">Where a link leads.</param>
/// <param name="Disabled">Whether it can't be clicked.</param>
public sealed record FakeButton(string? CustomId, string? Label, string? Url, bool Disabled);

/// <summary>A file of a message.</summary>
/// <param name="Id">Snowflake.</param>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Media type, if told.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Description">Words for those who can't see it.</param>
public sealed record FakeAttachment(ulong Id, string Name, string? ContentType, ReadOnlyMemory<byte> Bytes, string? Description);

/// <summary>A message as the server stores it. Read it once a task that waits for it is done.</summary>
public sealed class FakeMessage
{
    internal FakeMessage(ulong id, FakeChannel channel, FakeUser author, DateTimeOffset timestamp) =>
        (Id, Channel, Author, Timestamp) = (id, channel, author, timestamp);

    /// <summary>Snowflake.</summary>
    public ulong Id { get; }

    /// <summary>Where.</summary>
    public FakeChannel Channel { get; }

    /// <summary>Who.</summary>
    public FakeUser Author { get; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>When it was last edited.</summary>
    public DateTimeOffset? EditedAt { get; internal set; }

    /// <summary>Discord's type of message: 0 plain, 19 reply, 20 slash command, 23 context menu, 18/21 thread.</summary>
    public int Type { get; internal set; }

    /// <summary>The text.</summary>
    public string Content { get; internal set; } = "";

    /// <summary>Embeds, as Discord would answer them.</summary>
    public JsonArray Embeds { get; internal set; } = [];

    /// <summary>Rows of components, as Discord would answer them.</summary>
    public JsonArray Components { get; internal set; } = [];

    /// <summary>Files.</summary>
    public IReadOnlyList<FakeAttachment> Attachments { get; internal set; } = [];

    /// <summary>Bits: 4 no link previews, 32 has a thread, 64 ephemeral, 128 loading, 4,096 silent.</summary>
    public int Flags { get; internal set; }

    /// <summary>Whom it pings.</summary>
    public Pings Mentions { get; internal set; } = Pings.Nobody;

    /// <summary>Everybody that it pinged since it exists, edits included (an edit rings nobody at Discord, but shows the intent).</summary>
    public bool EverPinged { get; internal set; }

    /// <summary>The message that it answers.</summary>
    public FakeMessage? ReplyTo { get; internal set; }

    /// <summary>The sender's own key against sending twice.</summary>
    public JsonNode? Nonce { get; internal set; }

    /// <summary>The interaction that it answers.</summary>
    public FakeInteraction? Interaction { get; internal set; }

    /// <summary>The thread that was started from it.</summary>
    public FakeChannel? Thread { get; internal set; }

    /// <summary>How often it was edited.</summary>
    public int Edits { get; internal set; }

    /// <summary>Whether it was deleted.</summary>
    public bool Deleted { get; internal set; }

    /// <summary>Whether one person alone sees it.</summary>
    public bool Ephemeral => (Flags & MessageFlags.Ephemeral) != 0;

    /// <summary>Whether it says only that the bot thinks.</summary>
    public bool Loading => (Flags & MessageFlags.Loading) != 0;

    /// <summary>Everything that can be read in it: text, embeds' titles, descriptions, fields, authors and footers.</summary>
    public string ReadableText => string.Join('\n', EmbedTexts().Prepend(Content).Where(t => t.Length > 0));

    /// <summary>Its buttons from left to right, row by row.</summary>
    public IReadOnlyList<FakeButton> Buttons =>
        [
            .. Components
                .SelectMany(r => r!["components"]?.AsArray() ?? [])
                .Where(c => (int?)c!["type"] == 2)
                .Select(c => new FakeButton(
                    (string?)c!["custom_id"],
                    (string?)c["label"],
                    (string?)c["url"],
                    (bool?)c["disabled"] ?? false
                )),
        ];

    IEnumerable<string> EmbedTexts()
    {
        foreach (var embed in Embeds.Select(e => e!.AsObject()))
        {
            yield return (string?)embed["author"]?["name"] ?? "";
            yield return (string?)embed["title"] ?? "";
            yield return (string?)embed["description"] ?? "";
            foreach (var field in embed["fields"]?.AsArray() ?? [])
            {
                yield return (string?)field!["name"] ?? "";
                yield return (string?)field["value"] ?? "";
            }

            yield return (string?)embed["footer"]?["text"] ?? "";
        }
    }
}

static class MessageFlags
{
    public const int SuppressEmbeds = 1 << 2;
    public const int HasThread = 1 << 5;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressNotifications = 1 << 12;
}
