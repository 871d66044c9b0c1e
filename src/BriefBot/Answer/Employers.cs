using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>Tells which organisation's the people of a sentence are.</summary>
static class Employers
{
    /// <summary>The organisation of a person as the sentence gives it; null when it doesn't.</summary>
    /// <param name="body">The article's body.</param>
    /// <param name="names">Names of one sentence, in order.</param>
    /// <param name="person">Index of the person among them.</param>
    public static string? Of(string body, IReadOnlyList<NameMention> names, int person)
    {
        if (person > 0 && Between(body, names, person - 1) is "'s" or "’s")
            return names[person - 1].Text;
        if (
            person + 1 < names.Count
            && Between(body, names, person) == ","
            && body.AsSpan(names[person + 1].Span.End) is ['\'' or '’', 's', ..]
        )
            return names[person + 1].Text;
        return Respective(body, names, person);
    }

    // "Volta and Kestrel CEOs Tim Dale and Ann Rao": the first's is the first, the second's the second. "Volta CEO Tim Dale" is the same
    // with one.
    static string? Respective(string body, IReadOnlyList<NameMention> names, int person)
    {
        if (names[person].Title is null)
            return null;
        var first = person;
        while (first > 0 && names[first - 1].Title == names[person].Title && IsCoordination(Between(body, names, first - 1)))
            first--;
        var last = person;
        while (last + 1 < names.Count && names[last + 1].Title == names[person].Title && IsCoordination(Between(body, names, last)))
            last++;
        var count = last - first + 1;
        if (first < count || Between(body, names, first - 1) != names[person].Title)
            return null;
        for (var i = first - count; i < first - 1; i++)
            if (!IsCoordination(Between(body, names, i)) || names[i].Kind == NameKind.Person)
                return null;
        return names[first - 1].Kind == NameKind.Person ? null : names[person - count].Text;
    }

    static string Between(string body, IReadOnlyList<NameMention> names, int left) =>
        body[names[left].Span.End..names[left + 1].Span.Start].Trim();

    static bool IsCoordination(string between) => between is "and" or "," or ", and" or "&";
}
