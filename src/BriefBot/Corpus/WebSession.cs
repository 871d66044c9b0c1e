namespace BriefBot.Corpus;

/// <summary>A log-in at the web page that has not ended.</summary>
/// <param name="IdHash">SHA-256 of what the browser's cookie holds; what is kept opens nothing.</param>
/// <param name="StartedAt">When the token was given, or somebody signed in.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record WebSession(ReadOnlyMemory<byte> IdHash, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Name of the only workspace that it opens; null for the whole host.</summary>
    public string? Workspace { get; init; }
}
