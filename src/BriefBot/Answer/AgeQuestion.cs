using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>How old somebody is, as a sentence tells it.</summary>
/// <param name="Span">The age's place in the article's body.</param>
/// <param name="Years">The age.</param>
sealed record StatedAge(SentenceCandidate Sentence, TextSpan Span, int Years)
{
    // Whoever is called 22 in one year is 21 or 22 or 23 in another's articles of that year.
    const int Slack = 1;

    /// <summary>The age as the article has it.</summary>
    public string Text => Sentence.Article.Body[Span.Start..Span.End];

    /// <summary>True where both may be the age of one person, by the days of the articles.</summary>
    public bool GoesWith(StatedAge other)
    {
        if (Sentence.Article.Published.Day is not { } day || other.Sentence.Article.Published.Day is not { } otherDay)
            return Years == other.Years;
        var passed = (day.DayNumber - otherDay.DayNumber) / 365.25;
        return Math.Abs(Years - other.Years - passed) < Slack + 0.01;
    }
}

/// <summary>
/// "How old is Nora Varga?": news puts the age beside the name ("Varga, 22, saved three match points", "the 22-year-old Varga"), where a
/// small reader doesn't see that it is one.
/// </summary>
sealed partial class AgeQuestion
{
    readonly string _name;

    AgeQuestion(string name) => _name = name;

    /// <summary>Reads a question for the age of somebody named; null for any other.</summary>
    public static AgeQuestion? Of(QuestionAnalysis question)
    {
        if (!question.Language.IsEnglish || question.Words is not ["how", "old", "is" or "was" or "are" or "were", ..])
            return null;
        var names = question.Terms.Where(term => term.IsName).ToList();
        if (
            names.Count == 0
            || question.Terms.Any(term => !term.IsName && term.Position > 2 && !NameLexicon.Titles.Contains(term.Term.Word))
        )
            return null;
        return new AgeQuestion(string.Join(' ', names.Select(term => term.Surface)));
    }

    /// <summary>Sentences that put an age beside the name asked for, the newest article's first.</summary>
    public List<StatedAge> Answers(IReadOnlyList<SentenceCandidate> ranked) =>
        [
            .. ranked
                .Select(sentence => Beside(sentence, isAsked: true))
                .OfType<StatedAge>()
                .OrderByDescending(age => age.Sentence.Article.Published.Order ?? long.MinValue),
        ];

    /// <summary>True where a sentence tells the age of somebody else, and not of whoever is asked for.</summary>
    public bool IsAnothers(SentenceCandidate sentence) =>
        Beside(sentence, isAsked: false) is not null && Beside(sentence, isAsked: true) is null;

    StatedAge? Beside(SentenceCandidate sentence, bool isAsked)
    {
        var (body, span) = (sentence.Article.Body, sentence.Span);
        foreach (var name in sentence.Names.Where(name => NameGroup.IsSame(name.Text, _name) == isAsked))
        {
            var match = Behind().Match(body, name.Span.End, span.End - name.Span.End);
            if (!match.Success)
                match = Before().Match(body, span.Start, name.Span.Start - span.Start);
            if (match.Success)
                return new StatedAge(
                    sentence,
                    new TextSpan(match.Groups["age"].Index, match.Groups["age"].Index + match.Groups["age"].Length),
                    int.Parse(match.Groups["age"].ValueSpan, CultureInfo.InvariantCulture)
                );
        }
        return null;
    }

    // ", 22," and ", aged 22", ", who is 22", " (22)", " is 22 years old", ", a 22-year-old".
    [GeneratedRegex(
        @"\G(?:, (?:aged |now |then )?(?<age>\d{1,3})(?=[,.;)]|$)| \((?:aged )?(?<age>\d{1,3})[,)]"
            + @"|,? (?:who )?(?:is|was) (?:aged )?(?<age>\d{1,3})(?= years?[ -]old|[,.;]|$)"
            + @"|, (?:an? |the )?(?<age>\d{1,3})-year-old\b)",
        RegexOptions.CultureInvariant,
        100
    )]
    private static partial Regex Behind();

    // "22-year-old Nora Varga", "the 22-year-old champion Varga".
    [GeneratedRegex(@"\b(?<age>\d{1,3})-year-old(?: [a-z-]+){0,4} $", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Before();
}
