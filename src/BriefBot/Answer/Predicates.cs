using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>The words by which a sentence tells that somebody did what a question asks about.</summary>
/// <param name="Cues">Stems any of which tells it alone.</param>
/// <param name="Pairs">Stems that tell it together: one of the first set with one of the second.</param>
sealed record Predicates(FrozenSet<string> Cues, IReadOnlyList<(FrozenSet<string> Weak, FrozenSet<string> Companions)> Pairs)
{
    static readonly FrozenSet<string> Speak = Lexicon.Stems("en/participation", "speak");
    static readonly FrozenSet<string> Message = Lexicon.Stems("en/participation", "message");
    static readonly FrozenSet<string> Delivery = Lexicon.Stems("en/participation", "delivery");
    static readonly FrozenSet<string> Attend = Lexicon.Stems("en/participation", "attend");
    static readonly FrozenSet<string> Remote = Lexicon.Stems("en/participation", "remote");
    static readonly FrozenSet<string> Draw = Lexicon.Stems("en/participation", "draw");
    static readonly FrozenSet<string> Send = Lexicon.Stems("en/participation", "send");

    static readonly FrozenSet<string> People = Lexicon.Stems("en/participation", "people");
    static readonly FrozenSet<string> Letter = Lexicon.Stems("en/participation", "letter");

    /// <summary>The cues of a question's own words and of the groups that they belong to.</summary>
    public static Predicates Of(QuestionAnalysis question)
    {
        var cues = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new List<(FrozenSet<string>, FrozenSet<string>)>();
        foreach (var term in question.Terms)
        {
            if (term.IsName || term.Position <= question.HeadPosition || char.IsAsciiDigit(term.Surface[0]))
                continue;
            Expand(term, question.Scope, cues, pairs);
        }
        if (cues.Count == 0 && pairs.Count == 0)
        {
            cues.UnionWith(Attend);
            cues.UnionWith(Speak);
        }
        return new Predicates(cues.ToFrozenSet(StringComparer.Ordinal), pairs);
    }

    /// <summary>True when the words tell it.</summary>
    public bool AreTold(IReadOnlyList<string> stems)
    {
        foreach (var stem in stems)
            if (Cues.Contains(stem))
                return true;
        foreach (var (weak, companions) in Pairs)
            if (stems.Any(weak.Contains) && stems.Any(companions.Contains))
                return true;
        return false;
    }

    // Of earlier occasions news tells only who came. Somebody who spoke by video "took part"; a letter that is read is spoken for its
    // writer; who only attended did not speak.
    static void Expand(QuestionTerm term, TimeScope scope, HashSet<string> cues, List<(FrozenSet<string>, FrozenSet<string>)> pairs)
    {
        var stems = term.Forms.Select(form => form.Stem).ToList();
        if (stems.Exists(Speak.Contains))
        {
            cues.UnionWith(Speak);
            pairs.Add((Message, Delivery));
            pairs.Add((Attend, Remote));
            if (scope == TimeScope.Earlier)
                pairs.Add((Attend, People));
        }
        else if (stems.Exists(Attend.Contains))
        {
            cues.UnionWith(Attend);
            cues.UnionWith(Speak);
            pairs.Add((Draw, People));
        }
        else if (stems.Exists(Send.Contains))
            pairs.Add((Send, Letter));
        else
            cues.UnionWith(stems);
    }
}
