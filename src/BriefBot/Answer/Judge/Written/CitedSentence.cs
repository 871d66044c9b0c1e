using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Written;

/// <summary>A sentence of an article that a written sentence cites.</summary>
/// <param name="Article">The version that holds it.</param>
/// <param name="Span">Its place in the article's body.</param>
public sealed record CitedSentence(Article Article, TextSpan Span);
