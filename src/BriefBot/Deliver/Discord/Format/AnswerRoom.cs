namespace BriefBot.Deliver.Discord.Format;

/// <summary>How much room an answer may take; a long answer gives up the first before it takes more messages.</summary>
/// <param name="LinkedItems">Whether numbers behind the short answer are links; those behind quotes and sources always are.</param>
/// <param name="LongestQuote">Longest markdown of a quote's words.</param>
/// <param name="Messages">Most messages.</param>
readonly record struct AnswerRoom(bool LinkedItems, int LongestQuote, int Messages);
