using System.Globalization;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Tests.Answer.Judge;

/// <summary>Translated sentences, half of them with one thing changed: how many of the true ones pass, and how many of the rest.</summary>
public sealed class TranslationTableTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("translations.txt", 30, 0)]
    [InlineData("translations-later.txt", 21, 1)]
    [InlineData("translations-unseen.txt", 9, 3)]
    public void True_translations_pass_and_changed_ones_do_not(string file, int fewestTrue, int mostChanged)
    {
        var cases = Read(file).ToList();

        var passed = cases.Where(one => one.Verdict.Passes).ToList();

        foreach (var one in cases.Where(one => one.Verdict.Passes != one.IsTrue))
            output.WriteLine($"{one.Line}\n   {string.Join("; ", one.Verdict.Faults.Select(FaultWords.Reason))}");
        var (good, bad) = (passed.Count(one => one.IsTrue), passed.Count(one => !one.IsTrue));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: true {good}, changed {bad} of {cases.Count / 2} each"));
        good.ShouldBeGreaterThanOrEqualTo(fewestTrue);
        bad.ShouldBeLessThanOrEqualTo(mostChanged);
    }

    [Theory]
    [InlineData("translations.txt")]
    [InlineData("translations-later.txt")]
    [InlineData("translations-unseen.txt")]
    public void Their_language_is_told_from_that_of_the_original(string file) =>
        Read(file).Where(one => TranslatedSentence.LanguageOf(one.Text, [one.Language, one.From]) != one.Language).ShouldBeEmpty();

    static IEnumerable<(string Line, string From, string Language, string Text, bool IsTrue, Verdict Verdict)> Read(string file)
    {
        var (from, source) = ("en", "");
        foreach (var line in File.ReadLines(Checkout.PathOf("tests", "BriefBot.Tests", "Answer", "Judge", file)))
        {
            if (line.StartsWith("s ", StringComparison.Ordinal))
                (from, source) = (line[2..4], line[5..]);
            else if (line.Length > 0 && line[0] != '#')
            {
                var (language, isTrue) = (line[..2], line[3] == '+');
                var text = line[line.IndexOf(line.First(char.IsUpper))..];
                var verdict = TranslatedSentence.Verify(text, TextLanguage.Of(language), [Whole(source, from)]);
                yield return (line, from, language, text, isTrue, verdict);
            }
        }
    }

    static CitedSentence Whole(string text, string language) =>
        new(
            Newsroom.Article(2, "News", "Sund Post", new DateOnly(2026, 3, 4), text) with
            {
                Language = language,
            },
            new TextSpan(0, text.Length)
        );
}
