using BriefBot.Answer.Briefings;

namespace BriefBot.Answer.Sayings;

/// <summary>What somebody is reported to have said.</summary>
/// <param name="Speaker">As the article writes the name, the fullest form.</param>
/// <param name="Role">What they were when the article was written, as the article says it; null when it doesn't.</param>
/// <param name="Published">When the article was published, ISO 8601 day or year; null when not known.</param>
/// <param name="IsVerbatim">True when words stand between quotation marks; false for a reported statement.</param>
/// <param name="Claim">The sentence; what was spoken word for word is highlighted.</param>
public sealed record Saying(string Speaker, RoleAtTime? Role, string? Published, bool IsVerbatim, Claim Claim);
