using BriefBot.Answer.Judge.Claims;
using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Finds a short quoted phrase that another article has, too, and credits to somebody else.</summary>
sealed class SharedPhrases
{
    // Longest stretch that is quoted for its words rather than for what it says, and the fewest of its words that tell.
    const int LongestPhrase = 12;
    const int FewestOfPhrase = 3;
    const double SamePhrase = 0.6;
    const int Spread = 4;

    // A phrase that more sentences hold is what everybody says.
    const int MostHolders = 3;

    readonly List<(TopicSentence Sentence, List<string> Stems)> _sentences;
    readonly HashSet<string> _topic;

    /// <summary>Reads the sentences.</summary>
    public SharedPhrases(IReadOnlyList<TopicSentence> sentences, HashSet<string> topic)
    {
        _topic = topic;
        _sentences = [.. sentences.Select(sentence => (sentence, Normalizer.Words(sentence.Text).ConvertAll(PorterStemmer.Stem)))];
    }

    /// <summary>Pairs of sentences of different articles; the first quotes the phrase.</summary>
    public IEnumerable<(TopicSentence A, TopicSentence B)> CreditedToOthers()
    {
        foreach (var (sentence, _) in _sentences)
        {
            if (sentence.Reading.Speaker is not { } speaker || sentence.Reading.IsOnlyReporter(speaker))
                continue;
            foreach (var phrase in Phrases(sentence.Text))
            {
                var holders = _sentences.FindAll(other => Holds(other.Stems, phrase)).ConvertAll(other => other.Sentence);
                if (holders.Count > MostHolders)
                    continue;
                foreach (var other in holders)
                    if (other.Article.Id != sentence.Article.Id && AreOthers(sentence, speaker, other))
                        yield return (sentence, other);
            }
        }
    }

    static bool AreOthers(TopicSentence a, NameMention speaker, TopicSentence b)
    {
        if (b.Reading.Speaker is not { } second || b.Reading.IsOnlyReporter(second))
            return false;
        return !b.Names.Any(name => AreOne(Whole(b, name), Whole(a, speaker)))
            && !a.Names.Any(name => AreOne(Whole(a, name), Whole(b, second)));
    }

    // "Agency for Ships" and "Boats": one name that the word between cuts.
    static string Whole(TopicSentence sentence, NameMention name)
    {
        var at = sentence.Names.ToList().FindIndex(other => other.Span == name.Span);
        if (at <= 0)
            return name.Text;
        var before = sentence.Names[at - 1];
        return sentence.Article.Body[before.Span.End..name.Span.Start] is " and "
            ? sentence.Article.Body[before.Span.Start..name.Span.End]
            : name.Text;
    }

    static bool AreOne(string a, string b) =>
        NameForms.AreSame(a, b)
        || IsInitials(a, b)
        || IsInitials(b, a)
        || Normalizer.Words(a).Intersect(Normalizer.Words(b), StringComparer.Ordinal).Count() > 1;

    // "CDC", "US Centers for Disease Control and Prevention".
    static bool IsInitials(string abbreviation, string name)
    {
        if (abbreviation.Length < 2 || !abbreviation.All(char.IsUpper))
            return false;
        return string.Concat(name.Split(' ', '-').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0]))
            .Contains(abbreviation, StringComparison.Ordinal);
    }

    IEnumerable<List<string>> Phrases(string sentence)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is not ('“' or '"'))
                continue;
            var length = sentence.AsSpan(i + 1).IndexOfAny('”', '"');
            if (length <= 0)
                continue;
            var words = Normalizer.Words(sentence.AsSpan(i + 1, length));
            i += length + 1;
            if (words.Count > LongestPhrase)
                continue;
            var telling = words
                .FindAll(word => !StopWords.IsStopWord(word) && !NameLexicon.Gazetteer.Contains(word))
                .ConvertAll(PorterStemmer.Stem)
                .Distinct(StringComparer.Ordinal)
                .Where(stem => !_topic.Contains(stem))
                .ToList();
            if (telling.Count >= FewestOfPhrase)
                yield return telling;
        }
    }

    // Most of the phrase's words stand close together.
    static bool Holds(List<string> stems, List<string> phrase)
    {
        var needed = Math.Max(FewestOfPhrase, (int)Math.Ceiling(SamePhrase * phrase.Count));
        for (var from = 0; from < stems.Count; from++)
        {
            if (!phrase.Contains(stems[from]))
                continue;
            var held = stems.Skip(from).Take(phrase.Count + Spread).Where(phrase.Contains).Distinct(StringComparer.Ordinal).Count();
            if (held >= needed)
                return true;
        }
        return false;
    }
}
