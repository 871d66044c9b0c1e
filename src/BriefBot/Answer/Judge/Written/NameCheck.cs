using BriefBot.Answer.Judge.Claims;
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
            if (words.TrueForAll(alignment.IsHeld) && StandsTogether(name, words))
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
            if (
                (
                    words is [{ Index: 0 } first]
                    && name.Kind is NameKind.Unknown
                    && IsNoName(first)
                    && !alignment.Written.Words.Skip(1).Take(1).Any(next => next.Text is "said" or "is" or "was" or "has" or "will")
                )
                || Completes(name, words)
                || IsMeant(name)
                || Speaks(name)
                || IsDescribed(name)
                || IsOutlet(name)
            )
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
            if (OpensQuote(word) || alignment.IsHeld(word) || LoadedWords.IsTime(word))
                continue;
            faults.Add(new Fault(FaultKind.Name, written.At(word.Span), null));
        }
        return faults;
    }

    // "Museum director": what opens the sentence has a capital, be it a name or not.
    bool IsNoName(Word first) =>
        alignment.IsNearInLowerCase(first)
        || (
            alignment.IsNear(first)
            && alignment.Written.Words is [_, { IsContent: true, IsCapital: false, IsVerb: false } next, ..]
            && next.Span.Start - first.Span.End == 1
            && alignment.IsHeld(next)
        );

    List<Word> WordsOf(TextSpan span) =>
        alignment.Written.Words.FindAll(word => span.Start <= word.Span.Start && word.Span.Start < span.End && word.IsContent);

    bool OpensQuote(Word word) => alignment.Written.Quotes.Exists(quote => quote.Start == word.Span.Start);

    // "Ann Tan" is not there because Ann Lee and Bo Tan are.
    bool StandsTogether(NameMention name, List<Word> words)
    {
        if (words.Count < 2 || name.Kind is NameKind.Event)
            return true;
        foreach (var source in alignment.Sources)
        {
            if (source.Reading.Names.Exists(other => Covers(other.Text, words)) || source.HasInArticle(name.Text))
                return true;
        }
        // Two names that the reader of names took for one, as in "Lund City Council leader Ann Lee".
        return alignment.Sources.Any(source => AreNeighbours(source, words));
    }

    static bool Covers(string other, List<Word> words)
    {
        var theirs = Word.Read(other, new TextSpan(0, other.Length));
        return words.TrueForAll(word => theirs.Exists(one => WordMatch.IsSame(word, one)));
    }

    bool AreNeighbours(Source source, List<Word> words)
    {
        var places = words.ConvertAll(word =>
            alignment.Of(word).Where(match => ReferenceEquals(match.Source, source)).Select(match => match.Word.Index).ToList()
        );
        return places.TrueForAll(place => place.Count > 0)
            && places.Zip(places.Skip(1)).All(pair => pair.First.Exists(a => pair.Second.Exists(b => Math.Abs(a - b) <= 2)));
    }

    // The cited sentence has a part of the name, and the article the whole of it; or the sources abbreviate it.
    bool Completes(NameMention name, List<Word> words)
    {
        foreach (var source in alignment.Sources)
        {
            if (
                source.Reading.Names.Exists(other => NameForms.AreSame(other.Text, name.Text))
                && (source.HasInArticle(name.Text) || IsShort(name.Text))
            )
                return true;
            var held = words.FindAll(word => alignment.Of(word).Any(match => ReferenceEquals(match.Source, source)));
            if (held.Count > 0 && held.Exists(word => word.IsCapital) && source.HasInArticle(name.Text))
                return true;
        }
        return false;
    }

    static bool IsShort(string name) => name.Length <= 5 && name.All(c => char.IsUpper(c) || c == '.');

    // "He" in the cited sentence, and the name just before it or in the title.
    bool IsMeant(NameMention name) =>
        alignment.Sources.Any(source =>
            source.MayMean(name)
            && (
                Pronouns(alignment.Written) < Pronouns(source.Reading)
                || (
                    source.Reading.IsAllQuoted
                    && alignment.Written.Credits.Exists(credit =>
                        credit.Speaker.Any(word => name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End)
                    )
                )
            )
        );

    // "She said her first act would be", told as "Moala said she would".
    bool Speaks(NameMention name) =>
        alignment.Written.Credits.Exists(credit =>
            credit.Speaker.Any(word => name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End)
        ) && alignment.Sources.Any(source => source.Reading.Credits.Exists(credit => credit.IsPronoun) && source.MayMean(name));

    // "The bank" in the cited sentence, and the bank's name before it.
    bool IsDescribed(NameMention name) =>
        alignment.Sources.Any(source => alignment.Dropped(source).Any(noun => Description.Means(source, noun, name)));

    // A name that stands for a pronoun stands in its place.
    static int Pronouns(Sentence reading) => reading.Words.Count(Source.IsPronoun);

    bool IsOutlet(NameMention name) =>
        alignment.Sources.Any(source => string.Equals(source.Article.Source, name.Text, StringComparison.OrdinalIgnoreCase));
}
