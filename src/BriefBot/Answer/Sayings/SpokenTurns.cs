using BriefBot.Answer.Briefings;
using BriefBot.Language;

namespace BriefBot.Answer.Sayings;

/// <summary>
/// Whom "he said" and "she replied" mean where people speak by turns. Only where one alone can be meant: the one person of the sentence
/// before, or the one of those spoken of lately whom the other pronoun doesn't stand for.
/// </summary>
static class SpokenTurns
{
    // Sentences back to which somebody may be meant.
    const int Lately = 6;

    /// <summary>Speakers of quotations that name none, by the sentence's position.</summary>
    /// <param name="sentences">An article's sentences in order.</param>
    public static Dictionary<int, string> Speakers(IReadOnlyList<TopicSentence> sentences)
    {
        var people = sentences
            .SelectMany(sentence => sentence.Names)
            .Where(name => name.Kind is NameKind.Person && name.Text.Contains(' ', StringComparison.Ordinal))
            .Select(name => name.Text)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var pronouns = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new Dictionary<int, string>();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (SpokenQuotes.SpeakerOf(sentences[i]) is not null || SaidBy(sentences[i].Text) is not { } pronoun)
                continue;
            var before = i > 0 ? Named(sentences[i - 1], people) : [];
            var lately = sentences
                .Take(i)
                .TakeLast(Lately)
                .SelectMany(sentence => Named(sentence, people))
                .Distinct(StringComparer.Ordinal)
                .Where(person => !pronouns.TryGetValue(person, out var known) || known == pronoun)
                .ToList();
            var meant =
                before.Where(lately.Contains).ToList() is [var one] ? one
                : lately is [var other] ? other
                : null;
            if (meant is null)
                continue;
            pronouns[meant] = pronoun;
            found[sentences[i].Position] = meant;
        }
        return found;
    }

    // A surname that opens a sentence isn't always read as a name.
    static List<string> Named(TopicSentence sentence, List<string> people)
    {
        char[] between = [' ', ',', '.', ';', ':', '“', '”', '"', '’', '\'', '(', ')', '\n'];
        var words = sentence.Text.Split(between, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return people.FindAll(person => words.Contains(person[(person.LastIndexOf(' ') + 1)..]));
    }

    // "…,” he said".
    static string? SaidBy(string sentence)
    {
        var close = sentence.LastIndexOfAny(['”', '"']);
        if (close < 0 || SpokenQuotes.Spoken(sentence) is null)
            return null;
        var words = Normalizer.Words(sentence.AsSpan(close + 1));
        return words is ["he" or "she", var verb, ..] && SpeechVerbs.IsVerb(verb) ? words[0] : null;
    }
}
