using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>A span that could be the short answer.</summary>
/// <param name="Span">Its place in the article's body.</param>
/// <param name="Fit">How well it fits the kind asked for, 0 to 1.</param>
readonly record struct ShortCandidate(TextSpan Span, string Text, double Fit);
