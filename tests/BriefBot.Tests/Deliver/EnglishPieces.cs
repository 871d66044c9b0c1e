using System.Text.RegularExpressions;
using BriefBot.Deliver.Wording;

namespace BriefBot.Tests.Deliver;

/// <summary>Looks for English in what should be in another language.</summary>
static partial class EnglishPieces
{
    // Shorter pieces may stand in names and quotes.
    const int Shortest = 9;

    /// <summary>Fails where the text holds a piece of an English term, or a reason in English, that its own language
    /// doesn't have, too.</summary>
    public static void ShouldNotBeIn(string text, string language, object of)
    {
        var own = string.Join('\n', Terms(language));
        var english = Terms("en")
            .SelectMany(term => Placeholder().Split(term))
            .Select(piece => piece.Trim())
            .Where(piece => piece.Length >= Shortest && !own.Contains(piece, StringComparison.Ordinal));
        foreach (var piece in english)
            text.ShouldNotContain(piece, Case.Sensitive, $"{language}: {of}");
        foreach (var lack in Frames.Lacks)
            text.ShouldNotContain(lack.Text, Case.Sensitive, $"{language}: {of}");
    }

    static IEnumerable<string> Terms(string language) =>
        WordsFile
            .LoadReplies(language)
            .Values.Concat(WordsFile.LoadPictures(language).Values)
            .Concat(WordsFile.Load(language).Terms.Values);

    [GeneratedRegex(@"\{\d\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
