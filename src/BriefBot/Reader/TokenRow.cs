using BriefBot.Language;

namespace BriefBot.Reader;

/// <summary>One input of the model: a question or statement, and a text.</summary>
/// <param name="Ids">Tokens, special ones included.</param>
/// <param name="Second">Where the text's part begins, its title included.</param>
/// <param name="First">The first token of the text itself.</param>
/// <param name="Places">Where in the text each token from <paramref name="First"/> on stands; the closing token has no place.</param>
sealed record TokenRow(int[] Ids, int Second, int First, IReadOnlyList<TextSpan> Places);
