using BriefBot.Language;

namespace BriefBot.Reader;

/// <summary>A text as the model's tokens.</summary>
/// <param name="Ids">Numbers in the vocabulary.</param>
/// <param name="Places">The word, in the text, that each token is part of.</param>
sealed record EncodedText(List<int> Ids, List<TextSpan> Places);
