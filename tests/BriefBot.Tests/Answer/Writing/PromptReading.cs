using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.FakeModels;

namespace BriefBot.Tests.Answer.Writing;

/// <summary>What a model finds in a prompt: the question and the numbered sentences, as a person would read it.</summary>
static partial class PromptReading
{
    /// <summary>The numbered sentences.</summary>
    public static IReadOnlyList<(int Number, string Title, string Text)> Sources(ChatRequest request) =>
        [
            .. Source()
                .Matches(request.User)
                .Select(match =>
                    (
                        int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
                        match.Groups["title"].Value,
                        match.Groups["text"].Value
                    )
                ),
        ];

    /// <summary>True for a request to write a sentence again.</summary>
    public static bool IsRepair(ChatRequest request) => request.System.Contains("Rewrite it", StringComparison.Ordinal);

    /// <summary>True for a request to complete a question.</summary>
    public static bool IsFollowUp(ChatRequest request) => IsFollowUp(request.System);

    /// <summary>True for a recorded request to complete a question.</summary>
    public static bool IsFollowUp(RecordedRequest request) => IsFollowUp(request.Body?.ToJsonString() ?? "");

    static bool IsFollowUp(string text) => text.Contains("Rewrite the second", StringComparison.Ordinal);

    /// <summary>True for a request to give the words of a question in other languages.</summary>
    public static bool IsTerms(ChatRequest request) => IsTerms(request.System);

    /// <summary>True for a recorded request to give the words of a question in other languages.</summary>
    public static bool IsTerms(RecordedRequest request) => IsTerms(request.Body?.ToJsonString() ?? "");

    static bool IsTerms(string text) => text.Contains("Some words of the", StringComparison.Ordinal);

    /// <summary>The lines that a model gives who knows these words ("word=one, other; word=…") in one language.</summary>
    public static string Terms(ChatRequest request, string language, string words)
    {
        var known = words
            .Split(';', StringSplitOptions.TrimEntries)
            .Select(one => one.Split('='))
            .ToDictionary(one => one[0], one => one[1]);
        return string.Join(
            '\n',
            NumberedWord()
                .Matches(request.User[request.User.IndexOf("Its words:", StringComparison.Ordinal)..])
                .Where(word => known.ContainsKey(word.Groups["word"].Value))
                .Select(word => $"{word.Groups["number"].Value} {language}: {known[word.Groups["word"].Value]}")
        );
    }

    [GeneratedRegex(
        @"(?<=^|, )(?<number>\d+) (?<word>[^,\n]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1_000
    )]
    private static partial Regex NumberedWord();

    /// <summary>The mark that stands around what others wrote.</summary>
    public static string FenceIn(string text) => Mark().Match(text).Value;

    /// <summary>A model that says what it makes of the sentences it is given, and has nothing to add when asked again.</summary>
    public static Func<ChatRequest, ChatScript> Writes(Func<IReadOnlyList<(int Number, string Title, string Text)>, string> answer) =>
        Models.From(request => IsRepair(request) || IsFollowUp(request) ? "NONE" : answer(Sources(request)));

    [GeneratedRegex(
        @"\[(?<number>\d+)\]\s+=== [0-9a-f]{32} ===\s+Article: (?<title>[^\n]*) \([^\n]*\)\s+(?:Before it: [^\n]*\s+)?Sentence: "
            + @"(?<text>[^\n]*)\s+===",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Source();

    [GeneratedRegex(@"=== [0-9a-f]{32} ===", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Mark();
}
