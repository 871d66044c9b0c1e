using BriefBot.Answer.Judge.Translated;
using BriefBot.Answer.Summaries;
using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Chooses what people and organisations are quoted with, one quote of each.</summary>
static class SpokenQuotes
{
    const int Most = 4;
    const int FewestWords = 5;
    const int FullWords = 25;
    const double MostlySpoken = 0.6;

    /// <summary>The quotes, those nearest to the topic first.</summary>
    public static List<SpokenQuote> Of(IReadOnlyList<TopicSentence> sentences, Involved involved, BriefCiter citer)
    {
        var found = new List<(TopicSentence Sentence, TextSpan Spoken, string Name, double Worth)>();
        foreach (var sentence in sentences)
        {
            if (
                !sentence.IsOnTopic
                || sentence.Occasion.IsEarlier
                || Spoken(sentence.Text) is not { } spoken
                || SpeakerOf(sentence) is not { } speaker
            )
                continue;
            var words = Math.Min(FullWords, SentencePool.WordCount(sentence.Text.AsSpan(spoken.Start, spoken.Length)));
            found.Add(
                (
                    sentence,
                    spoken,
                    speaker,
                    (2 * sentence.Coverage) + ((double)words / FullWords) - (0.02 * sentence.Position) - (0.05 * sentence.Source.Rank)
                )
            );
        }
        var quotes = new List<SpokenQuote>();
        foreach (var (sentence, spoken, speaker, _) in found.OrderByDescending(one => one.Worth))
        {
            if (quotes.Count == Most)
                break;
            var (name, role) = involved.Known(sentence.Article, speaker);
            if (!quotes.Exists(quote => NameGroup.IsSame(quote.Speaker, name)))
                quotes.Add(new SpokenQuote(name, role, citer.Quote(sentence, [spoken])));
        }
        return quotes;
    }

    /// <summary>True for a sentence of which most is spoken.</summary>
    public static bool IsMostlySpoken(string sentence) => Spoken(sentence) is { } spoken && spoken.Length > MostlySpoken * sentence.Length;

    /// <summary>The longest stretch between quotation marks, when it has a few words at least.</summary>
    public static TextSpan? Spoken(string sentence)
    {
        TextSpan? longest = null;
        if (sentence.AsSpan().IndexOfAny('„', '«') >= 0)
            return LocalReading
                .QuotesIn(sentence)
                .Where(quote => SentencePool.WordCount(sentence.AsSpan(quote.Start, quote.Length)) >= FewestWords)
                .OrderByDescending(quote => quote.Length)
                .Cast<TextSpan?>()
                .FirstOrDefault();
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is not ('“' or '"'))
                continue;
            var length = sentence.AsSpan(i + 1).IndexOfAny('”', '"');
            if (length <= 0)
                continue;
            if (SentencePool.WordCount(sentence.AsSpan(i + 1, length)) >= FewestWords && length > (longest?.Length ?? 0))
                longest = new TextSpan(i + 1, i + 1 + length);
            i += length + 1;
        }
        return longest;
    }

    /// <summary>Who says it: named in the sentence, or plainly whom its "he" stands for; null when nobody is told.</summary>
    public static string? SpeakerOf(TopicSentence sentence)
    {
        if (
            LocalSpeech.Of(TextLanguage.Of(sentence.Article.Language, sentence.Article.Body)) is { } speech
            && speech.SpeakerOf(sentence.Text) is { } local
        )
            return local;
        if (sentence.Reading.Speaker is { } named)
        {
            if (named.Kind is NameKind.Place or NameKind.Event)
                return NamesakeOf(sentence, named.Text);
            return named.Kind is not NameKind.Person && sentence.Reading.IsOnlyReporter(named) ? null : named.Text;
        }
        return sentence.Standing.Antecedent is { } person && SaysSo(sentence.Text, person.At) ? person.Text : null;
    }

    // Somebody in the article whose surname is a place's as well.
    static string? NamesakeOf(TopicSentence sentence, string place) =>
        sentence
            .Source.Sentences.SelectMany(other => other.Names)
            .Where(name => name.Kind is NameKind.Person && name.Text.EndsWith($" {place}", StringComparison.Ordinal))
            .Select(name => name.Text)
            .FirstOrDefault();

    // "…,” he said": a verb of saying beside the pronoun.
    static bool SaysSo(string sentence, int at)
    {
        var behind = Normalizer.Words(sentence.AsSpan(at)).Take(2);
        return behind.Any(SpeechVerbs.IsVerb) || Normalizer.Words(sentence.AsSpan(0, at)).TakeLast(2).Any(SpeechVerbs.IsVerb);
    }
}
