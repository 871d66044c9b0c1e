using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>
/// Finds who stands in a source where a claim has somebody else: the subject of a deed that one party alone can have done, or the holder
/// of an office.
/// </summary>
static class RoleRivals
{
    // Words between a name and the verb that it is the subject of.
    const int Near = 4;

    static readonly FrozenSet<string> Sole = Lexicon.Stems("en/roles", "sole");

    static readonly FrozenSet<string> Offices = Lexicon.Stems("en/roles", "offices");

    /// <summary>The name in the source that stands in the claimed name's role; null when none does or several may share it.</summary>
    public static NameMention? Find(ClaimReading claim, ClaimName name, Sentence source, List<MatchedWord> words)
    {
        var mention = claim.Sentence.Names.FirstOrDefault(own => own.Text == name.Text);
        if (mention.Text is null || name.Kind is NameKind.Place or NameKind.Event)
            return null;
        var like = source.Names.Where(other => IsLike(mention.Kind, other.Kind));
        if (like.Where(other => !claim.Names.Any(own => NameForms.AreSame(own.Text, other.Text))).ToList() is not [var rival])
            return null;
        return IsSubjectOfSame(claim, mention, source, rival, words) || HoldsSameOffice(claim, mention, rival) ? rival : null;
    }

    // What the words don't tell may be a person or an organisation.
    static bool IsLike(NameKind a, NameKind b) => a == b || (a is NameKind.Unknown && IsActor(b)) || (b is NameKind.Unknown && IsActor(a));

    static bool IsActor(NameKind kind) => kind is NameKind.Person or NameKind.Organisation;

    static bool IsSubjectOfSame(ClaimReading claim, NameMention own, Sentence source, NameMention rival, List<MatchedWord> words)
    {
        if (VerbBehind(claim.Sentence.Text, claim.Words, own.Span.End, 0) is not { } verb)
            return false;
        return VerbBehind(source.Text, words, rival.Span.End, source.Span.Start) == verb;
    }

    // The claim's term that is the first sole deed behind a name.
    static int? VerbBehind(string text, List<MatchedWord> words, int end, int offset)
    {
        var behind = words.Where(word => word.Start + offset >= end).Take(Near);
        foreach (var word in behind)
        {
            var stem = PorterStemmer.Stem(Normalizer.Words(text.AsSpan(word.Start + offset, word.End - word.Start)).FirstOrDefault() ?? "");
            if (stem is "by")
                return null;
            if (word.Term >= 0 && Sole.Contains(stem))
                return word.Term;
        }
        return null;
    }

    // "Rao is the chief executive of Volta" beside "Volta Chief Executive Tim Dale": the title is what the claim says of Rao.
    static bool HoldsSameOffice(ClaimReading claim, NameMention own, NameMention rival)
    {
        if (rival.Title is not { } title)
            return false;
        var said = Normalizer.Words(claim.Sentence.Text).Select(PorterStemmer.Stem).ToHashSet(StringComparer.Ordinal);
        var office = Normalizer.Words(title).Select(PorterStemmer.Stem).Where(Offices.Contains).ToList();
        if (office.Count == 0 || !office.TrueForAll(said.Contains))
            return false;
        return own.Title is not null || Normalizer.Words(claim.Sentence.Text).Exists(word => word is "is" or "was" or "became");
    }
}
