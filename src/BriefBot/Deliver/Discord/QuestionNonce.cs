using System.Globalization;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Nonces of what is posted for a question asked in a message. They come from the question alone, so that of two hosts that answer it, or
/// of two attempts of one, Discord takes what comes second for what came first.
/// </summary>
static class QuestionNonce
{
    // An edited question is another one, whose answer must not be taken for that to the first: the second of its last edit tells them
    // apart, as far as Discord's 25 characters have room beside an id of 16 digits; it comes round after twelve days, a nonce is forgotten
    // in minutes.
    const long Edits = 0x100000;

    /// <summary>Of a part of the answer.</summary>
    /// <param name="part">0 to 99.</param>
    public static string OfPart(Message question, int part) => Of(question, part.ToString(CultureInfo.InvariantCulture));

    /// <summary>Of a draft that the answer takes the place of.</summary>
    public static string OfDraft(Message question) => Of(question, "d");

    /// <summary>Of a line that says why there is no answer, or what else there is to say.</summary>
    public static string OfNotice(Message question) => Of(question, "n");

    static string Of(Message question, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{question.Id.Value:x}-{what}{Edit(question)}");

    static string Edit(Message question) =>
        question.EditedTimestamp is { } edited
            ? string.Create(CultureInfo.InvariantCulture, $"-{edited.ToUnixTimeSeconds() % Edits:x}")
            : "";
}
