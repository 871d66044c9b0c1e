using BriefBot.Answer.Judge.Claims;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Finds verbs with another's subject or object. What one cited sentence says of its subject, the written one says of another's:
/// "the team burned alcohol", as the rocket of the other sentence did.</summary>
static class SubjectCheck
{
    // Words before a verb among which its subject stands.
    const int Reach = 9;

    /// <summary>Names and verbs that go together only in the written sentence.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment) =>
        alignment.Sources.Count < 2 ? OtherNames(alignment) : Strangers(alignment).Concat(OtherNames(alignment));

    static IEnumerable<Fault> OtherNames(Alignment alignment)
    {
        foreach (var name in alignment.Written.Names)
        foreach (var isObject in (bool[])[true, false])
            if (RivalOf(alignment, name, isObject) is { } rival)
                yield return new Fault(FaultKind.Roles, name.Text, rival.Text);
    }

    // "Fined Norvania", where the sources have "fined Belmont" wherever they have the verb.
    static NameMention? RivalOf(Alignment alignment, NameMention name, bool isObject)
    {
        var verb = alignment.Written.Words.Find(word =>
            isObject ? name.Span.Start - word.Span.End == 1 : word.Span.Start - name.Span.End == 1
        );
        if (verb is not { IsContent: true } || !verb.IsVerb || IsParticiple(alignment.Written, verb))
            return null;
        var (rival, isNamed) = ((NameMention?)null, false);
        foreach (var (source, other) in alignment.Of(verb).Where(match => match.Word.IsVerb))
        {
            var reading = source.Reading;
            if (
                IsParticiple(reading, other)
                || Beside(reading, other, isObject) is not { } beside
                || NameForms.AreSame(beside.Text, name.Text)
                || (IsListedWith(alignment.Written, name, beside) && IsListedWith(reading, beside, name))
            )
                return null;
            // "Belmont said", for "Belmont chief executive Ingrid Solheim said".
            if (
                !isObject
                && SubjectOf(reading, other)
                    .Exists(word => word.IsCapital && name.Text.Contains(reading.At(word.Span), StringComparison.Ordinal))
            )
                return null;
            isNamed |= reading.Names.Exists(one => NameForms.AreSame(one.Text, name.Text));
            rival = beside;
        }
        return isNamed ? rival : null;
    }

    // "Ann Lee and Bo Tan opened it", told as "Bo Tan and Ann Lee": both did.
    static bool IsListedWith(Sentence reading, NameMention name, NameMention other) =>
        reading.Names.Exists(one =>
            NameForms.AreSame(one.Text, other.Text) && reading.AreListed(name.Span, one.Span, reading.Names.Select(each => each.Span))
        );

    static NameMention? Beside(Sentence reading, Word verb, bool isObject)
    {
        var at = reading.Names.FindIndex(name => isObject ? name.Span.Start - verb.Span.End == 1 : verb.Span.Start - name.Span.End == 1);
        if (at < 0)
            return null;
        // "Congratulated Alliance leader Leilani Moala": her, not the Alliance.
        return
            isObject
            && reading.Words.Find(word => word.Span.Start - reading.Names[at].Span.End == 1)
                is { IsCapital: false, IsContent: true, IsVerb: false }
            ? null
            : reading.Names[at];
    }

    // Verbs whose subject the written sentence doesn't have at all.
    static IEnumerable<Fault> Strangers(Alignment alignment)
    {
        foreach (var verb in alignment.Written.Words.Where(word => word.IsVerb && word.IsContent && !IsParticiple(alignment.Written, word)))
        {
            var matches = alignment.Of(verb);
            if (matches.Count == 0 || matches.Any(match => !match.Word.IsVerb || !ReferenceEquals(match.Source, matches[0].Source)))
                continue;
            var source = matches[0].Source;
            var subjects = matches.Select(match => SubjectOf(source.Reading, match.Word)).ToList();
            if (subjects.Exists(words => words.Count == 0 || words.Exists(word => alignment.IsUsed(source, word))))
                continue;
            var subject = subjects[0];
            yield return new Fault(
                FaultKind.Roles,
                alignment.Written.At(verb.Span),
                source.Reading.Text[subject[0].Span.Start..subject[^1].Span.End]
            );
        }
    }

    // "Were closed by", "the closed school": what stands before it is no subject.
    static bool IsParticiple(Sentence reading, Word verb) =>
        (verb.Index > 0 && reading.Words[verb.Index - 1].Text is "the" or "a" or "an" or "to" or "of" or "by")
        || reading
            .Words.Skip(Math.Max(0, verb.Index - 2))
            .Take(Math.Min(2, verb.Index))
            .Any(word => word.Text is "was" or "were" or "is" or "are" or "be" or "been" or "being");

    static List<Word> SubjectOf(Sentence reading, Word verb)
    {
        if (IsParticiple(reading, verb))
            return [];
        var first = verb.Index;
        while (
            first > 0
            && verb.Index - first < Reach
            && !reading.IsBreak(first - 1)
            && reading.Words[first - 1].Text
                is not (
                    "and"
                    or "but"
                    or "that"
                    or "because"
                    or "as"
                    or "while"
                    or "who"
                    or "which"
                    or "when"
                    or "after"
                    or "before"
                    or "where"
                    or "if"
                )
        )
            first--;
        return reading
            .Words.GetRange(first, verb.Index - first)
            .FindAll(word =>
                word.IsContent && !reading.Dates.Exists(date => date.Span.Start <= word.Span.Start && word.Span.End <= date.Span.End)
            );
    }
}
