using BriefBot.Language;

namespace BriefBot.Corpus;

/// <summary>What an answer cites.</summary>
/// <param name="Citation">The place and its proof.</param>
/// <param name="Item">Number of the short answer that is taken from there, 0 and up; null for none.</param>
/// <param name="ItemPlace">Where that stands in the body; null for none.</param>
public sealed record AnswerCitation(Citation Citation, int? Item = null, TextSpan? ItemPlace = null);
