using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer;

/// <summary>Finds a source that says the contrary of another at about the same time: one sentence denies what the other affirms in nearly
/// the same words. English, and the languages whose words for "not" and "may" the program knows.</summary>
/// <remarks>Strict on purpose, as <see cref="Conflicts"/> is.</remarks>
static class Contraries
{
    /// <summary>Days between two reports beyond which the later one is news, not another side.</summary>
    public const int SameTime = 2;

    // Sentences beside the best that are looked at.
    const int Looked = 12;

    // Words that both must have, "not" and little words aside.
    const int Fewest = 2;

    /// <summary>The sentence that says the contrary of the best; null when there is none.</summary>
    /// <param name="ranked">Sentences that may answer, best first.</param>
    public static SentenceCandidate? Of(IReadOnlyList<SentenceCandidate> ranked)
    {
        var best = ranked[0];
        var language = TextLanguage.Of(best.Article.Language, best.Article.Body);
        if (Read(best, language) is not { } told || told.Words.Count < Fewest)
            return null;
        return ranked
            .Skip(1)
            .Take(Looked)
            .FirstOrDefault(other =>
                other.Article.Id != best.Article.Id
                && AreOfOneTime(best, other)
                && TextLanguage.Of(other.Article.Language, other.Article.Body) == language
                && Read(other, language) is { } read
                && read.Denies != told.Denies
                && ClaimBuilder.SaysTheSame(read.Words, told.Words)
            );
    }

    /// <summary>True when two articles are of days so near that neither replaces the other; undated ones are not.</summary>
    public static bool AreOfOneTime(SentenceCandidate a, SentenceCandidate b) =>
        a.Article.Published.Day is { } one && b.Article.Published.Day is { } other && Math.Abs(one.DayNumber - other.DayNumber) <= SameTime;

    /// <summary>That one source says what another denies: both are quoted, and no word of ours stands for either.</summary>
    public static Conflict Between(SentenceCandidate one, SentenceCandidate other, ClaimBuilder claims) =>
        new("whether it is so", [new("", one.Text, claims.Add(one, [])), new("", other.Text, claims.Add(other, []))])
        {
            Disputed = Disputed.Fact,
        };

    // Null for what isn't stated as a fact, or can't be read.
    static (HashSet<string> Words, bool Denies)? Read(SentenceCandidate sentence, TextLanguage language) =>
        sentence.Text.EndsWith('?') ? null
        : language.IsEnglish ? ReadEnglish(sentence.Reading)
        : TranslationWords.Of(language) is { } words ? ReadLocal(new LocalReading(sentence.Article.Body, sentence.Span, words), language)
        : null;

    static (HashSet<string>, bool)? ReadEnglish(Sentence sentence)
    {
        var (denies, hedges) = ClaimBuilder.Turns(sentence);
        if (hedges)
            return null;
        var denials = sentence.Negations.Select(one => one.Span).ToList();
        return (
            [
                .. sentence
                    .Words.Where(word =>
                        !StopWords.IsStopWord(word.Text)
                        && !denials.Exists(span => span.Start <= word.Span.Start && word.Span.Start < span.End)
                    )
                    .Select(word => PorterStemmer.Stem(word.Text)),
            ],
            denies
        );
    }

    static (HashSet<string>, bool)? ReadLocal(LocalReading reading, TextLanguage language)
    {
        if (reading.Hedge is not null || LocalVerdicts.IsConditional(reading))
            return null;
        var turning = $" {reading.Negator} {reading.Denial} ".ToLowerInvariant();
        return (
            [
                .. reading
                    .Words.Where(word =>
                        !language.IsStopWord(word.Folded) && !turning.Contains($" {word.Lower} ", StringComparison.Ordinal)
                    )
                    .Select(word => language.Stem(word.Lower)),
            ],
            reading.Negator is not null || reading.Denial is not null
        );
    }
}
