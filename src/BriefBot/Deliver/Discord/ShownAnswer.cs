using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>What an answer showed, as it is kept: the places of its quotes, from which they are read again when somebody asks for
/// them.</summary>
/// <param name="FromSamples">Whether the samples were quoted.</param>
/// <param name="Private">What the asker alone saw, message by message, so that it can be shared as it was; null for what all saw.</param>
/// <param name="Locale">The asker's, for what is added later; null for English.</param>
/// <param name="Short">The short answer, for follow-ups; null for none, or several.</param>
sealed record ShownAnswer(
    IReadOnlyList<ShownCitation> Citations,
    bool FromSamples,
    IReadOnlyList<IReadOnlyList<ShownEmbed>>? Private,
    string? Locale = null,
    string? Short = null
)
{
    /// <summary>What a reply shows.</summary>
    /// <param name="messages">As they are sent to the asker alone; null when all see them.</param>
    /// <param name="locale">The asker's.</param>
    public static ShownAnswer Of(Reply reply, IReadOnlyList<MessageProperties>? messages, string? locale) =>
        new(
            [.. reply.Sources.Select(ShownCitation.Of)],
            reply.FromSamples,
            messages is null
                ? null
                : [.. messages.Select(message => (IReadOnlyList<ShownEmbed>)[.. (message.Embeds ?? []).Select(ShownEmbed.Of)])],
            locale,
            reply.ToExchange().Answer
        );

    /// <summary>The short answer that a kept answer showed; null for none, or where what is kept can't be read.</summary>
    public static string? ShortOf(AnswerRecord answer) => ShortOf(answer.Shown);

    /// <summary>The same of what is kept of one.</summary>
    public static string? ShortOf(string? shown)
    {
        try
        {
            return shown is null ? null : JsonSerializer.Deserialize(shown, ChatJson.Default.ShownAnswer)?.Short;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The quotes, read from the corpus again; those that no longer stand there as they did are left out.</summary>
    public Task<IReadOnlyList<CitedSource>> ReadAsync(Library library, CancellationToken cancellation) =>
        ShownCitation.ReadAsync(Citations, library, cancellation);
}

/// <summary>An embed of an answer: what <see cref="Format.AnswerMessage"/> puts into one.</summary>
sealed record ShownEmbed(string? Title, string? Description, int? Color, string? Footer)
{
    /// <summary>Of an embed that is sent.</summary>
    public static ShownEmbed Of(Embed embed) => new(embed.Title, embed.Description, embed.Color, embed.Footer?.Text);

    /// <summary>The embed to send again.</summary>
    public Embed Embed =>
        new()
        {
            Title = Title,
            Description = Description,
            Color = Color,
            Footer = Footer is null ? null : new EmbedFooter { Text = Footer },
        };
}

/// <summary>JSON of what is kept.</summary>
[JsonSerializable(typeof(ShownAnswer))]
sealed partial class ChatJson : JsonSerializerContext;
