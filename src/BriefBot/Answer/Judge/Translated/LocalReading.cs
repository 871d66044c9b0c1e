using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>A sentence of any language of which the program knows the words that a translation must keep.</summary>
sealed class LocalReading
{
    /// <summary>Reads a stretch of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The stretch.</param>
    /// <param name="language">Its language.</param>
    /// <param name="skipsQuotes">True to leave out what stands in quotation marks.</param>
    public LocalReading(string text, TextSpan range, TranslationWords language, bool skipsQuotes = false)
    {
        (Text, Range, Language) = (text[range.Start..range.End], range, language);
        Quotes = QuotesIn(Text);
        var all = LocalWord.Read(Text, new TextSpan(0, Text.Length), language.Language);
        Words = skipsQuotes ? all.FindAll(word => !IsIn(Quotes, word)) : all;
        Dates = LocalDates.Of(language).Find(Text, Words);
        List<TextSpan> taken = [.. Dates.Where(date => date.Relative is null).Select(date => date.Span)];
        Numbers = new LocalNumbers(language, Text, Words, taken).Find();
        taken.AddRange(Numbers.Select(number => number.Span));
        Values = taken;
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>Where it stood.</summary>
    public TextSpan Range { get; }

    /// <summary>Its language.</summary>
    public TranslationWords Language { get; }

    /// <summary>Its words.</summary>
    public List<LocalWord> Words { get; }

    /// <summary>What stands in quotation marks, without these.</summary>
    public List<TextSpan> Quotes { get; }

    /// <summary>Days, months, years and weekdays.</summary>
    public List<LocalDate> Dates { get; }

    /// <summary>Numbers.</summary>
    public List<LocalNumber> Numbers { get; }

    /// <summary>Where numbers and dates stand.</summary>
    public List<TextSpan> Values { get; }

    /// <summary>The word that says no; null when none does.</summary>
    public string? Negator => Find(Language.Negators, skipsValues: true);

    /// <summary>The verb that says no; null when none does.</summary>
    public string? Denial => Find(Language.Denials);

    /// <summary>What keeps it from being a fact; null when nothing does.</summary>
    public string? Hedge => Find(Language.Hedges);

    /// <summary>What credits somebody; null when nothing does.</summary>
    public string? Credit => Find(Language.Credits);

    /// <summary>What stands in quotation marks in a text, without these.</summary>
    public static List<TextSpan> QuotesIn(string text) => QuotedText.Find(Marked(text), new TextSpan(0, text.Length));

    /// <summary>True for a word within one of these.</summary>
    public static bool IsIn(List<TextSpan> spans, LocalWord word) =>
        spans.Exists(span => span.Start <= word.Span.Start && word.Span.Start < span.End);

    /// <summary>The words that stand there.</summary>
    public string At(TextSpan span) => Text[span.Start..span.End];

    string? Find(WordPattern[] patterns, bool skipsValues = false)
    {
        for (var i = 0; i < Words.Count; i++)
            foreach (var pattern in patterns)
                if (pattern.StandsAt(Words, i) && !(skipsValues && IsIn(Values, Words[i])) && !IsMonth(Words[i]))
                    return At(new TextSpan(Words[i].Span.Start, Words[Math.Min(Words.Count, i + pattern.Words.Length) - 1].Span.End));
        return null;
    }

    // "May".
    bool IsMonth(LocalWord word) => Dates.Exists(date => date.Span.Start <= word.Span.Start && word.Span.Start < date.Span.End);

    // »German marks the other way round«; marks of one stroke, within which others may stand, are let be.
    static string Marked(string text) =>
        text.IndexOf('»') is >= 0 and var opens && text.IndexOf('«') is var closes && closes > opens
            ? text.Replace('»', '“').Replace('«', '”')
            : text;
}
