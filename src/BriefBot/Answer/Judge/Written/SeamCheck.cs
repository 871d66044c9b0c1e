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
            if (told.Count > 0 && !told.Overlaps(holding))
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
}
