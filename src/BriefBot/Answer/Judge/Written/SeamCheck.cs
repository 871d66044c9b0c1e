using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>
/// Finds where a sentence that cites several goes over from one to another that doesn't speak of the same: the fire chief of the one
/// "was treated for smoke" as the dockers of the other were.
/// </summary>
static class SeamCheck
{
    static readonly FrozenSet<string> Openers = Lexicon.Set("en/seams", "openers");

    static readonly FrozenSet<string> Continuations = Lexicon.Set("en/seams", "continuations");

    /// <summary>Words that nothing cited tells of what stands before them.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment)
    {
        if (alignment.Sources.Count < 2)
            yield break;
        var written = alignment.Written;
        var told = new HashSet<Source>();
        var atStart = false;
        foreach (var word in written.Words)
        {
            if (IsOpening(written, word))
                atStart = true;
            if (Openers.Contains(word.Text))
                continue;
            if (atStart && !GoesOn(word))
                told.Clear();
            atStart = false;
            if (!word.IsContent || !alignment.IsHeld(word))
                continue;
            var holding = alignment.Of(word).Select(match => match.Source).ToHashSet();
            if (
                told.Count > 0
                && !told.Overlaps(holding)
                && !holding.Any(OpensWithPronoun)
                && !MayBeMeant(alignment, word, told, holding)
                && !IsBesideName(alignment, word)
            )
            {
                yield return new Fault(FaultKind.Roles, written.At(word.Span), null);
                yield break;
            }
            told.UnionWith(holding);
        }
    }

    static bool IsOpening(Sentence written, Word word) =>
        Openers.Contains(word.Text) || (word.Index > 0 && written.IsBreak(word.Index - 1));

    static bool GoesOn(Word word) => Continuations.Contains(word.Text) || word.IsVerb;

    // "He had denied it": whom it speaks of stands before it.
    static bool OpensWithPronoun(Source source) => source.Reading.Words.TakeWhile(word => !word.IsContent).Any(Source.IsPronoun);

    // "The children", of whom one sentence tells, for "them" in one behind it.
    static bool MayBeMeant(Alignment alignment, Word word, HashSet<Source> told, HashSet<Source> holding) =>
        !word.IsVerb
        && told.Any(source =>
            alignment.IsReplaced(source)
            && holding.Any(before => before.Article.Id == source.Article.Id && before.Reading.Span.Start < source.Reading.Span.Start)
        );

    // "Bus driver Martin Oduya": who somebody is, and the name, may come from two sentences.
    static bool IsBesideName(Alignment alignment, Word word)
    {
        var written = alignment.Written;
        return word.IsCapital
            && word.Index > 0
            && written.Words[word.Index - 1] is { IsContent: true } before
            && word.Span.Start - before.Span.End == 1
            && alignment.Sources.Any(source =>
                source.Near.Exists(near => WordMatch.IsSame(near, word))
                || source.Reading.Words.Exists(other => WordMatch.IsSame(other, word))
            );
    }
}
