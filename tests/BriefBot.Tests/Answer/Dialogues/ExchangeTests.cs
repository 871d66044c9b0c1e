using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Answer.Dialogues;

namespace BriefBot.Tests.Answer.Dialogues;

/// <summary>What a follow-up is read behind is what the reader was trained to read it behind.</summary>
public sealed partial class ExchangeTests
{
    [Fact]
    public void What_stands_before_a_follow_up_is_as_long_as_in_training()
    {
        var limits = Limits().Match(File.ReadAllText(Checkout.PathOf("train", "data.py")));
        limits.Success.ShouldBeTrue("train/data.py sets BEFORE and ANSWER in one line");
        var (before, answer) = (Number(limits.Groups["before"]), Number(limits.Groups["answer"]));

        new Exchange(Words("q", 100) + "?", Words("a", 100))
            .Then("And when?")
            .ShouldBe($"{Words("q", before)}? ({Words("a", answer)}) And when?");
    }

    static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    static string Words(string letter, int count) => string.Join(' ', Enumerable.Range(1, count).Select(number => $"{letter}{number}"));

    [GeneratedRegex(@"^BEFORE, ANSWER = (?<before>\d+), (?<answer>\d+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Limits();
}
