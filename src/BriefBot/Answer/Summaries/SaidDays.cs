using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Summaries;

/// <summary>Tells which day a sentence's "Monday" and "yesterday" are.</summary>
static class SaidDays
{
    // "Friday" has six letters.
    const int ShortestWeekday = 6;

    static readonly FrozenSet<string> Ahead = Lexicon.Set("en/days", "ahead");

    /// <summary>The days, each behind its word; none of a text whose own day isn't known.</summary>
    /// <param name="words">The sentence's words.</param>
    /// <remarks>Where a sentence looks ahead, its Monday may be the next one and is left open, unless something was said then.</remarks>
    public static List<Clarification> Find(SummaryText text, TextSpan sentence, List<TextSpan> words)
    {
        if (text.Published is not { } published)
            return [];
        var days = new List<Clarification>();
        var looksAhead = LooksAhead(text.Body, sentence, words);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (IsPartOfName(text.Body, words, i))
                continue;
            int? back = WordSpans.Lower(text.Body, word) switch
            {
                "yesterday" => 1,
                "today" or "tonight" => 0,
                "tomorrow" => -1,
                _ => null,
            };
            if (
                back is null
                && word.Length >= ShortestWeekday
                && DateWords.Weekday(text.Body.AsSpan(word.Start, word.Length)) is { } weekday
                && !HasDay(text.Body, word, sentence)
                && (!looksAhead || WasSaidThen(text.Body, words, i))
            )
                back = ((int)published.DayOfWeek - (int)weekday + 7) % 7;
            if (back is { } count)
                days.Add(
                    new Clarification(
                        word.End - sentence.Start,
                        published.Plus(-count).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                    )
                );
        }
        return days;
    }

    /// <summary>True when a sentence tells of what is to come, so that its days may lie ahead.</summary>
    public static bool LooksAhead(string body, TextSpan sentence) => LooksAhead(body, sentence, WordSpans.Of(body, sentence));

    static bool LooksAhead(string body, TextSpan sentence, List<TextSpan> words) =>
        words.Exists(word => Ahead.Contains(WordSpans.Lower(body, word))) || new Sentence(body, sentence).Hedge is not null;

    // "The Sunday Times", "USA TODAY".
    static bool IsPartOfName(string body, List<TextSpan> words, int i)
    {
        var word = words[i];
        if (body.AsSpan(word.Start, word.Length).IndexOfAnyInRange('a', 'z') < 0)
            return true;
        return i + 1 < words.Count
            && body.AsSpan(word.End, words[i + 1].Start - word.End) is " "
            && char.IsUpper(body[words[i + 1].Start])
            && char.IsUpper(body[word.Start])
            && DateWords.Month(body.AsSpan(words[i + 1].Start, words[i + 1].Length)) == 0;
    }

    // "…, officials said on Tuesday".
    static bool WasSaidThen(string body, List<TextSpan> words, int i)
    {
        if (i > 0 && WordSpans.Lower(body, words[i - 1]) is "on")
            i--;
        return i > 0 && SpeechVerbs.IsVerb(WordSpans.Lower(body, words[i - 1]));
    }

    // "Monday, 23 November": the day is told. "Every Monday", "last Monday": which isn't.
    static bool HasDay(string body, TextSpan word, TextSpan sentence)
    {
        if (
            Dates
                .Find(body.AsSpan(sentence.Start, sentence.Length))
                .Any(date =>
                    date.Day is not null && date.Span.Start + sentence.Start <= word.Start && date.Span.End + sentence.Start >= word.End
                )
        )
            return true;
        var before = body.AsSpan(sentence.Start, word.Start - sentence.Start).TrimEnd();
        return before.EndsWith("every", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("last", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("previous", StringComparison.OrdinalIgnoreCase);
    }
}
