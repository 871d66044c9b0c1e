using System.Buffers;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Finds editions of recurring events that an article reports on: "the seventh Harbour Cities Forum in Lisbon", "now in its 12th
/// edition, the forum".</summary>
/// <remarks>
/// An edition needs an ordinal, a capitalised name of at least two words and a word for a gathering in it ("forum", "games", "festival").
/// Personal counts ("her third Olympic Games"), matches and titles within an event ("fifth World Cup goal") and editions that are told of
/// as past are left out.
/// </remarks>
public static class EventEditions
{
    const int MostEditions = 8;
    const int LargestOrdinal = 300;

    /// <summary>Editions in the order of the text; each event and ordinal once.</summary>
    /// <param name="text">Title and body, or body.</param>
    /// <param name="published">Year of the article when known: it is then the edition's.</param>
    /// <param name="language">Primary BCP 47 tag of the text's language; null when it isn't known.</param>
    public static IReadOnlyList<EventEdition> Find(string text, int? published = null, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<EventEdition>? found = null;
        List<TextSpan>? sentences = null;
        for (var i = 0; i < text.Length; )
        {
            var end = TokenEnd(text, i);
            if (end > i + 2 && MayBeOrdinal(text.AsSpan(i, end - i)) && Numerals.OrdinalAt(text, i) is { Value: <= LargestOrdinal } ordinal)
            {
                sentences ??= Sentences.Split(text, language);
                if (
                    Read(text, sentences, ordinal, published) is { } edition
                    && found?.Exists(e => e.Ordinal == edition.Ordinal && EventNames.SameEvent(e.Event, edition.Event)) != true
                )
                {
                    (found ??= []).Add(edition);
                    if (found.Count == MostEditions)
                        break;
                }
            }
            i = Math.Max(end, i + 1);
        }
        return found ?? (IReadOnlyList<EventEdition>)[];
    }

    static EventEdition? Read(string text, List<TextSpan> sentences, NumberMention ordinal, int? published)
    {
        var index = sentences.FindIndex(s => s.End >= ordinal.Span.End);
        if (index < 0 || sentences[index].Start > ordinal.Span.Start)
            return null;
        var start = sentences[index].Start;
        var sentence = text.AsSpan(start, sentences[index].Length);
        var (from, to) = (ordinal.Span.Start - start, ordinal.Span.End - start);
        var name =
            EventNames.After(sentence, from, to) ?? InItsEdition(text, start, sentence, from, to) ?? InApposition(sentence, from, to);
        if (name is null || TellsOfAnotherYear(sentence, published))
            return null;
        return new EventEdition(name, (int)ordinal.Value, FirstYears.YearOf(text, sentences, name, (int)ordinal.Value) ?? published);
    }

    static int TokenEnd(string text, int start)
    {
        if (!char.IsAsciiLetterOrDigit(text[start]))
            return start;
        var length = text.AsSpan(start).IndexOfAnyExcept(OfTokens);
        return length < 0 ? text.Length : start + length;
    }

    static readonly SearchValues<char> OfTokens = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    static bool MayBeOrdinal(ReadOnlySpan<char> token) =>
        (token[^2] | 0x20, token[^1] | 0x20) is ('t', 'h') or ('s', 't') or ('n', 'd') or ('r', 'd');

    /// <summary>"now in its seventh iteration": the event is the last one named before.</summary>
    static string? InItsEdition(string text, int sentenceStart, ReadOnlySpan<char> sentence, int ordinalStart, int ordinalEnd)
    {
        var before = sentence[..ordinalStart].TrimEnd();
        if (!before.EndsWith(" its", StringComparison.Ordinal) && !before.EndsWith("Its", StringComparison.Ordinal))
            return null;
        var word = EventNames.WordAt(sentence, ordinalEnd + 1);
        if (word.Equals("annual", StringComparison.OrdinalIgnoreCase))
            word = EventNames.WordAt(sentence, ordinalEnd + 2 + word.Length);
        if (word is not ("iteration" or "edition" or "instalment" or "installment" or "outing" or "year"))
            return null;
        return EventNames.LastBefore(text.AsSpan(0, sentenceStart + ordinalStart));
    }

    /// <summary>"the Harbour Cities Forum, the seventh, opened".</summary>
    static string? InApposition(ReadOnlySpan<char> sentence, int ordinalStart, int ordinalEnd)
    {
        if (
            !sentence[..ordinalStart].EndsWith(", the ", StringComparison.Ordinal)
            || (ordinalEnd < sentence.Length && sentence[ordinalEnd] is not (',' or '.' or ';' or '—'))
        )
            return null;
        return EventNames.AtEnd(sentence[..(ordinalStart - ", the ".Length)]);
    }

    static bool TellsOfAnotherYear(ReadOnlySpan<char> sentence, int? published)
    {
        foreach (var phrase in PastPhrases)
        {
            if (sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        foreach (var mention in Dates.Find(sentence))
        {
            if (mention.Year is not { } year || year == published || IsSince(sentence, mention.Span.Start))
                continue;
            if (
                published is not null
                || !sentence[mention.Span.Start..].StartsWith("20", StringComparison.Ordinal)
                || IsIn(sentence, mention.Span.Start)
            )
                return true;
        }
        return false;
    }

    static bool IsSince(ReadOnlySpan<char> sentence, int start) =>
        sentence[..start].TrimEnd().EndsWith("since", StringComparison.OrdinalIgnoreCase);

    static bool IsIn(ReadOnlySpan<char> sentence, int start) => sentence[..start].TrimEnd().EndsWith(" in", StringComparison.Ordinal);

    static readonly string[] PastPhrases = Lexicon.Lines("en/editions", "past-phrases");
}
