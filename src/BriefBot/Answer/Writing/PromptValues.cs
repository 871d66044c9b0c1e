using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Answer.Judge.Written;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Writing;

/// <summary>What is put into a prompt: the words of readers and articles, cut and made plain.</summary>
static class PromptValues
{
    const int LongestSentence = 1_200;
    const int LongestTitle = 200;

    /// <summary>A mark that nobody can guess: 128 bits from the system's generator.</summary>
    public static string NewFence() => $"=== {RandomNumberGenerator.GetHexString(32, lowercase: true)} ===";

    /// <summary>Values of the prompts that answer, brief, digest and research.</summary>
    /// <param name="calls">How often something may be looked up.</param>
    /// <param name="language">What language to write in, by its English name; empty to say nothing of it.</param>
    public static Dictionary<string, object> Of(WritingTask task, string fence, int calls, string language) =>
        new()
        {
            ["question"] = Line(task.Subject, Question.MaximumText),
            ["today"] = task.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            ["limit"] = task.Limit.ToString(CultureInfo.InvariantCulture),
            ["fence"] = fence,
            ["sources"] = Sources(task.Sources, Enumerable.Range(1, task.Sources.Count)),
            ["calls"] = calls.ToString(CultureInfo.InvariantCulture),
            ["language"] = language,
        };

    /// <summary>Values of the prompt that repairs.</summary>
    /// <param name="sentence">As written.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <param name="task">What it belongs to.</param>
    /// <param name="numbers">Numbers of the sources that it may rest on.</param>
    /// <param name="fence">Stands around what others wrote.</param>
    /// <param name="language">What language to write in, by its English name; empty to say nothing of it.</param>
    public static Dictionary<string, object> Of(
        string sentence,
        IReadOnlyList<Fault> faults,
        WritingTask task,
        IReadOnlyList<int> numbers,
        string fence,
        string language
    ) =>
        new()
        {
            ["sentence"] = Line(sentence, LongestSentence),
            ["reasons"] = faults.Take(6).Select(fault => Line(FaultWords.Reason(fault), LongestTitle)).ToArray(),
            ["fence"] = fence,
            ["sources"] = Sources(numbers.Select(number => task.Sources[number - 1]), numbers),
            ["language"] = language,
        };

    /// <summary>Values of the prompt that rewrites a question.</summary>
    /// <param name="question">As asked.</param>
    /// <param name="previous">The one before it, in full.</param>
    /// <param name="fence">Stands around what others wrote.</param>
    public static Dictionary<string, object> Of(string question, string previous, string fence) =>
        new()
        {
            ["question"] = Line(question, Question.MaximumText),
            ["previous"] = Line(previous, Question.MaximumText),
            ["fence"] = fence,
        };

    /// <summary>Values of the prompt that gives a question's words in other languages.</summary>
    /// <param name="question">In full.</param>
    /// <param name="words">Words of it; numbered from 1.</param>
    /// <param name="languages">To give them in.</param>
    /// <param name="fence">Stands around what others wrote.</param>
    public static Dictionary<string, object> Of(string question, IEnumerable<string> words, IEnumerable<string> languages, string fence) =>
        new()
        {
            ["question"] = Line(question, Question.MaximumText),
            ["words"] = Line(string.Join(", ", words.Select((word, i) => $"{i + 1} {word}")), Question.MaximumText),
            ["languages"] = string.Join(", ", languages),
            ["fence"] = fence,
        };

    static Dictionary<string, object>[] Sources(IEnumerable<CitedSentence> sources, IEnumerable<int> numbers) =>
        [
            .. sources.Zip(
                numbers,
                (source, number) =>
                    new Dictionary<string, object>
                    {
                        ["number"] = number.ToString(CultureInfo.InvariantCulture),
                        ["title"] = Line(source.Article.Title, LongestTitle),
                        ["origin"] = Origin(source.Article),
                        ["before"] = Before(source),
                        ["text"] = Line(source.Article.Body[source.Span.Start..source.Span.End], LongestSentence),
                    }
            ),
        ];

    static string Origin(Article article) =>
        $"{Line(article.Source ?? "unknown outlet", LongestTitle)}, {article.Published.Iso ?? "date unknown"}";

    // Whom "he" is, is often told by the sentence before.
    static string Before(CitedSentence source)
    {
        var body = source.Article.Body;
        var line = source.Span.Start == 0 ? -1 : body.LastIndexOf('\n', source.Span.Start - 1);
        var start = Math.Max(line + 1, source.Span.Start - LongestSentence);
        if (start >= source.Span.Start)
            return "";
        var text = body[start..source.Span.Start];
        var spans = Sentences.Split(text, source.Article.Language ?? Sentences.LanguageOf(body));
        return spans.Count == 0 ? "" : Line(text[spans[^1].Start..spans[^1].End], LongestSentence);
    }

    // What doesn't show, or reorders what does, isn't for a model either: it could tell it what no reader sees.
    static string Line(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= longest)
                break;
            if (Rune.IsWhiteSpace(rune))
                line.Append(' ');
            else if (
                Rune.GetUnicodeCategory(rune)
                is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            )
                line.Append(rune.ToString());
        }
        return line.ToString().Trim();
    }
}
