using BriefBot.Answer.Judge.Translated;
using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Tests.Answer.Judge;

/// <summary>Translated sentences, half of them with one thing changed, and how many of them pass.</summary>
public sealed class TranslationTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Score()
    {
        var (good, all, bad, wrong) = (0, 0, 0, 0);
        var source = "";
        foreach (var line in File.ReadLines(Checkout.PathOf("tests", "BriefBot.Tests", "Answer", "Judge", "translations.txt")))
        {
            if (line.Length < 5 || line[0] == '#')
                continue;
            if (line.StartsWith("s ", StringComparison.Ordinal))
            {
                source = line[2..];
                continue;
            }
            var isTrue = line[3] == '+';
            var text = isTrue ? line[5..] : line[(line.IndexOf(line.First(char.IsUpper)))..];
            var verdict = TranslatedSentence.Verify(text, TextLanguage.Of(line[..2]), [Whole(source)]);
            var guess = LanguageDetector.Guess(text);
            (all, wrong) = isTrue ? (all + 1, wrong) : (all, wrong + 1);
            if (verdict.Passes)
                (good, bad) = isTrue ? (good + 1, bad) : (good, bad + 1);
            if (verdict.Passes != isTrue || guess != line[..2])
                output.WriteLine($"{(verdict.Passes ? "passes" : "falls")} [{guess}] {line}\n   {string.Join("; ", verdict.Faults.Select(FaultWords.Reason))}");
        }
        output.WriteLine($"true {good} of {all}, false {bad} of {wrong}");
        Assert.Fail("score");
    }

    static CitedSentence Whole(string text) =>
        new(Newsroom.Article(2, "News", "Sund Post", new DateOnly(2026, 3, 4), text) with { Language = "en" }, new TextSpan(0, text.Length));
}
