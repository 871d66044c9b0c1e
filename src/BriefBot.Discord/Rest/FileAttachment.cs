using System.Net.Http.Headers;

namespace BriefBot.Discord;

/// <summary>A file to send with a message.</summary>
/// <param name="FileName">Name, with its extension; 1 to 1,024 characters without control characters, quotes and slashes.</param>
/// <param name="ContentType">Media type, such as "text/plain".</param>
/// <param name="Content">Bytes.</param>
public sealed record FileAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content)
{
    // Source: OpenAPI description, MessageAttachmentRequest.
    const int MaximumName = 1_024;

    /// <summary>What it shows, for those who don't see it.</summary>
    public string? Description { get; init; }

    internal void Validate()
    {
        const string rule = "A file's name must have 1 to 1,024 characters, without control characters, quotes and slashes.";
        if (FileName is not { Length: > 0 and <= MaximumName } || FileName.Any(IsUnfit))
            throw new ArgumentException(rule, nameof(FileName));
        if (!MediaTypeHeaderValue.TryParse(ContentType, out _))
            throw new ArgumentException("A file's media type must be one, such as “text/plain”.", nameof(ContentType));
    }

    static bool IsUnfit(char letter) => char.IsControl(letter) || letter is '"' or '/' or '\\';
}
