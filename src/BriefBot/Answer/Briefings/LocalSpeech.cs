using System.Collections.Concurrent;
using System.Collections.Frozen;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Finds who is said to have said something where the verb stands before the name, as German, French and Spanish put it: "…, a
/// promis l'ingénieur Bastien Corvol", "…, so Althaus". By <c>lexicon/TAG/speech.txt</c>.</summary>
sealed class LocalSpeech
{
    static readonly ConcurrentDictionary<string, LocalSpeech?> Known = new(StringComparer.Ordinal);

    // Words that tell what somebody is, between the verb and the name.
    const int Described = 8;

    readonly TextLanguage _language;
    readonly LocalNames? _names;
    readonly FrozenSet<string> _verbs;
    readonly FrozenSet<string> _before;
    readonly WordPattern[] _according;
    readonly WordPattern[] _behindComma;

    LocalSpeech(TextLanguage language)
    {
        _language = language;
        _names = LocalNames.Of(language);
        var file = $"{language.Tag}/speech";
        _verbs = Lexicon.Words(file, "verbs").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _before = Lexicon.Words(file, "before-verbs").ToFrozenSet(StringComparer.Ordinal);
        _according = [.. Lexicon.Words(file, "according").Select(WordPattern.Read)];
        _behindComma = [.. Lexicon.Words(file, "according-behind-commas").Select(WordPattern.Read)];
    }

    /// <summary>The lists of a language; null for English, which is read otherwise, and where the program has none.</summary>
    public static LocalSpeech? Of(TextLanguage language) =>
        Known.GetOrAdd(language.Tag, tag => !language.IsEnglish && Lexicon.Has($"{tag}/speech") ? new LocalSpeech(language) : null);

    /// <summary>The name behind a verb of saying, or behind "according to"; null when there is none.</summary>
    /// <param name="sentence">The sentence.</param>
    public string? SpeakerOf(string sentence)
    {
        var quotes = LocalReading.QuotesIn(sentence);
        var words = LocalWord.Read(sentence, new TextSpan(0, sentence.Length), _language).FindAll(word => !LocalReading.IsIn(quotes, word));
        for (var i = 0; i < words.Count; i++)
        {
            var next =
                _verbs.Contains(words[i].Folded) && StandsBehindWhatIsSaid(sentence, words, i) ? i + 1
                : LengthAt(words, i) is > 0 and var length ? i + length
                : -1;
            if (next > 0 && NameFrom(words, next) is { } name)
                return sentence[name.Start..name.End];
        }
        return null;
    }

    // "…, a promis …", "…», sagte …".
    bool StandsBehindWhatIsSaid(string sentence, List<LocalWord> words, int verb)
    {
        var first = verb;
        while (first > 0 && _before.Contains(words[first - 1].Lower) && words[first].IsJoined)
            first--;
        return sentence.AsSpan(0, words[first].Span.Start).TrimEnd() is [.., ',' or '»' or '«' or '“' or '”' or '"' or '?' or '!'];
    }

    int LengthAt(List<LocalWord> words, int at)
    {
        var pattern =
            Array.Find(_according, pattern => pattern.StandsAt(words, at))
            ?? (words[at].Joint.Contains(',') ? Array.Find(_behindComma, pattern => pattern.StandsAt(words, at)) : null);
        return pattern?.Words.Length ?? 0;
    }

    // The first name from there, with nothing before it but what somebody is.
    TextSpan? NameFrom(List<LocalWord> words, int from)
    {
        for (var at = from; at < words.Count && at - from <= Described; at++)
        {
            // "Explicó la jefa de bomberos, Nuria Beltrán": one comma at most, and a name right behind it.
            var isBroken = at > from && words[at].Joint.AsSpan().IndexOfAny(",;:") >= 0;
            if (isBroken && !(words[at].Joint.Trim() == "," && words[at].IsCapital))
                return null;
            // "Le maire de Sauvelac, Yvan Le Goff": a name that tells what somebody is.
            if (words[at].IsCapital && at > from && _names?.IsParticle(words[at - 1]) == true && !words[at].Joint.Contains(','))
                continue;
            if (words[at].IsCapital && _names?.PersonAt(words, at) is { } name)
                return name;
            if (isBroken || _verbs.Contains(words[at].Folded))
                return null;
        }
        return null;
    }
}
