using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>A checked message, ready to be stored.</summary>
sealed record MessageDraft(
    string? Content,
    JsonArray? Embeds,
    JsonArray? Components,
    IReadOnlyList<FakeAttachment>? Attachments,
    int Flags,
    JsonObject? AllowedMentions,
    JsonNode? Nonce
);

/// <summary>The limits of a message.</summary>
static class MessageRules
{
    public const int ContentLimit = 2_000;

    /// <summary>Reads a new message; fields that are missing are empty.</summary>
    /// <param name="ids">Numbers the files.</param>
    /// <param name="body">The message.</param>
    /// <param name="files">Files sent along.</param>
    /// <param name="allowedFlags">Flags that may be set at this place.</param>
    /// <param name="place">Where it stands in the request: empty, or <c>data</c>.</param>
    public static MessageDraft Create(
        Snowflakes ids,
        JsonObject body,
        IReadOnlyList<UploadedFile> files,
        int allowedFlags,
        string place = ""
    )
    {
        var draft = Read(ids, body, files, allowedFlags, place, []);
        if (
            string.IsNullOrWhiteSpace(draft.Content)
            && draft.Embeds is not { Count: > 0 }
            && draft.Components is not { Count: > 0 }
            && draft.Attachments is not { Count: > 0 }
        )
            throw RestError.EmptyMessage();
        return draft;
    }

    /// <summary>Reads an edit; fields that are missing stay as they are.</summary>
    public static MessageDraft Edit(Snowflakes ids, JsonObject body, IReadOnlyList<UploadedFile> files, FakeMessage old, string place = "")
    {
        var draft = Read(ids, body, files, MessageFlags.SuppressEmbeds, place, old.Attachments);
        var content = body.ContainsKey("content") ? draft.Content : old.Content;
        if (
            string.IsNullOrWhiteSpace(content)
            && (draft.Embeds ?? old.Embeds).Count == 0
            && (draft.Components ?? old.Components).Count == 0
            && (draft.Attachments ?? old.Attachments).Count == 0
        )
            throw RestError.EmptyMessage();
        return draft;
    }

    static MessageDraft Read(
        Snowflakes ids,
        JsonObject body,
        IReadOnlyList<UploadedFile> files,
        int allowedFlags,
        string place,
        IReadOnlyList<FakeAttachment> kept
    )
    {
        var problems = new Problems();
        var content = problems.Text(body, "content", place, ContentLimit, least: 0);
        var embeds = body["embeds"] is null ? null : EmbedRules.Read(problems, body, place);
        var components = body["components"] is null ? null : ComponentRules.Read(problems, body, place);
        MentionRules.Check(problems, body, place);
        var flags = problems.Number(body, "flags", place) ?? 0;
        if ((flags & ~allowedFlags) != 0)
            problems.Add(Problems.Join(place, "flags"), "MESSAGE_FLAGS_INVALID", $"Only the bits {allowedFlags} may be set here.");
        var nonce = Nonce(problems, body, place);
        var attachments = files.Count == 0 && body["attachments"] is null ? null : Attachments(ids, body, files, kept);
        problems.ThrowIfAny();
        return new(content, embeds, components, attachments, flags, body["allowed_mentions"] as JsonObject, nonce);
    }

    static JsonNode? Nonce(Problems problems, JsonObject body, string place)
    {
        if (body["nonce"] is not JsonValue nonce)
            return null;
        if (nonce.ToString().Length > 25)
            problems.TooLong(Problems.Join(place, "nonce"), 25);
        return nonce.DeepClone();
    }

    /// <summary>An edit that lists attachments keeps those it lists, and loses the others; what is uploaded comes behind.</summary>
    static List<FakeAttachment> Attachments(
        Snowflakes ids,
        JsonObject body,
        IReadOnlyList<UploadedFile> files,
        IReadOnlyList<FakeAttachment> old
    )
    {
        var described = (body["attachments"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var kept = body["attachments"] is null ? old : old.Where(a => described.Exists(d => d["id"]?.ToString() == a.Id.Text()));
        return
        [
            .. kept,
            .. files.Select(f =>
            {
                var about = described.Find(d => $"files[{d["id"]}]" == f.Field);
                return new FakeAttachment(
                    ids.Next(),
                    (string?)about?["filename"] ?? f.Name,
                    f.ContentType,
                    f.Bytes,
                    (string?)about?["description"]
                );
            }),
        ];
    }
}
