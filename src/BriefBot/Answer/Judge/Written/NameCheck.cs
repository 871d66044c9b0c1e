using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Holds names against the sources: each must stand there, or be what a pronoun there stands for.</summary>
sealed class NameCheck(Alignment alignment)
{
    readonly HashSet<int> _accepted = [];

    /// <summary>True for a word of a name that was found to stand for somebody in the sources, though it isn't a word of what is
    /// cited.</summary>
    public bool IsAccepted(Word word) => _accepted.Contains(word.Index);

    /// <summary>The names that nothing cited bears out.</summary>
    public List<Fault> Find()
    {
        var faults = new List<Fault>();
        var written = alignment.Written;
        foreach (var name in written.Names)
        {
            var words = WordsOf(name.Span);
            if (words.TrueForAll(alignment.IsHeld) && StandsTogether(words))
                continue;
            // The first word of a sentence has a capital whatever it is.
            if (
                words is [{ Index: 0 } opener]
                && !alignment.IsHeld(opener)
                && name.Kind is NameKind.Unknown
                && !alignment.Sources.Any(source => source.HasInArticle(name.Text))
                && Normalizer.Words(name.Text) is [var plain]
                && CommonWords.IsCommonStem(PorterStemmer.Stem(plain))
            )
                continue;
            if (Completes(name, words) || IsMeant(name) || IsOutlet(name))
            {
                foreach (var word in words)
                    _accepted.Add(word.Index);
                continue;
            }
            faults.Add(new Fault(FaultKind.Name, name.Text, null));
        }
        foreach (var word in written.Words)
        {
            if (
                !word.IsCapital
                || word.Index == 0
                || !word.IsContent
                || written.Names.Exists(name => name.Span.Start <= word.Span.Start && word.Span.End <= name.Span.End + 2)
            )
                continue;
            if (alignment.IsHeld(word) || LoadedWords.IsTime(word))
                continue;
            faults.Add(new Fault(FaultKind.Name, written.At(word.Span), null));
        }
        return faults;
    }

    List<Word> WordsOf(TextSpan span) =>
        alignment.Written.Words.FindAll(word => span.Start <= word.Span.Start && word.Span.Start < span.End && word.IsContent);

    // "Ann Tan" is not there because Ann Lee and Bo Tan are.
    bool StandsTogether(List<Word> words) => words.Count < 2 || alignment.Sources.Any(source => AreNeighbours(source, words));

    bool AreNeighbours(Source source, List<Word> words)
    {
        var places = words.ConvertAll(word =>
            alignment.Of(word).Where(match => ReferenceEquals(match.Source, source)).Select(match => match.Word.Index).ToList()
        );
        return places.TrueForAll(place => place.Count > 0)
            && places.Zip(places.Skip(1)).All(pair => pair.First.Exists(a => pair.Second.Exists(b => Math.Abs(a - b) <= 2)));
    }

    // The cited sentence has a part of the name, and the article the whole of it.
    bool Completes(NameMention name, List<Word> words) =>
        alignment.Sources.Any(source =>
            source.HasInArticle(name.Text) && words.Exists(word => alignment.Of(word).Any(match => ReferenceEquals(match.Source, source)))
        );

    // "He" in the cited sentence, and the name just before it or in the title.
    bool IsMeant(NameMention name) =>
        alignment.Sources.Any(source => source.MayMean(name) && Pronouns(alignment.Written) < Pronouns(source.Reading));

    // A name that stands for a pronoun stands in its place.
    static int Pronouns(Sentence reading) => reading.Words.Count(Source.IsPronoun);

    bool IsOutlet(NameMention name) =>
        alignment.Sources.Any(source => string.Equals(source.Article.Source, name.Text, StringComparison.OrdinalIgnoreCase));
}
