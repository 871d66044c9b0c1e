using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Sayings;

/// <summary>A person whom an article credits with something.</summary>
/// <param name="Name">In the fullest form that the article has, of two words or more.</param>
/// <param name="Sentences">In how many of its sentences, 1 and up.</param>
public readonly record struct QuotedName(string Name, int Sentences);

/// <summary>Tells whom an article quotes or reports the words of.</summary>
public static class QuotedNames
{
    // What stands further down is background.
    const int MostSentences = 80;

    /// <summary>The persons, the most quoted first.</summary>
    public static IReadOnlyList<QuotedName> In(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var read = Sentences
            .Split(article.Body)
            .Take(MostSentences)
            .Select(span => new Sentence(article.Body, span, article.Published.Day))
            .ToList();
        var speakers = read.Select(sentence => sentence.Speaker)
            .Where(name => name is { Kind: NameKind.Person })
            .Select(name => name!.Value.Text)
            .ToList();
        if (speakers.Count == 0)
            return [];
        var persons = read.SelectMany(sentence => sentence.Names)
            .Where(name => name.Kind is NameKind.Person)
            .Select(name => name.Text)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => name.Length)
            .ToList();
        return
        [
            .. speakers
                .Select(speaker => persons.Find(name => IsFullFormOf(name, speaker)) ?? speaker)
                .Where(name => name.Contains(' ', StringComparison.Ordinal))
                .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(name => name.Value)
                .Select(name => new QuotedName(name.Key, name.Value)),
        ];
    }

    // "Lindqvist" of "Mara Lindqvist".
    static bool IsFullFormOf(string name, string speaker) =>
        name.Length > speaker.Length
        && name.EndsWith(speaker, StringComparison.OrdinalIgnoreCase)
        && name[name.Length - speaker.Length - 1] == ' ';
}
