using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Finds what a sentence says that a person is: "Chinese leader Xi", "Volta CEO Tim Dale", "Ann Rao, who …", "Rao, the mayor of
/// Lund, …".</summary>
static class Roles
{
    const int LongestApposition = 80;
    const int WordsToRole = 6;

    static readonly string[] Kin = Lexicon.Lines("en/people", "kin");

    /// <summary>The role in the sentence's words, and whose it is where that is told apart from it; null when none is told.</summary>
    /// <param name="body">The article's body.</param>
    /// <param name="sentence">The sentence's place in it.</param>
    /// <param name="names">Names of the sentence, in order.</param>
    /// <param name="person">Index of the person among them.</param>
    public static (string Text, string? Organisation)? Of(string body, TextSpan sentence, IReadOnlyList<NameMention> names, int person)
    {
        var organisation = OrganisationOf(body, names, person);
        if ((Before(body, sentence, names[person]) ?? Shared(names[person])) is { } role && !IsCourtesy(role))
            return (role, organisation is not null && role.Contains(organisation, StringComparison.Ordinal) ? null : organisation);
        if (Behind(body, sentence, names[person]) is { } apposition)
            return (apposition, organisation);
        return organisation is null ? null : ("", organisation);
    }

    // "Centre for Control and Prevention Director Ann Rao": the name's last part alone is no organisation. "Volta and Kestrel CEOs" are
    // two.
    static string? OrganisationOf(string body, IReadOnlyList<NameMention> names, int person)
    {
        if (Employers.Of(body, names, person) is not { } organisation)
            return null;
        var at = names.ToList().FindIndex(name => name.Text == organisation);
        if (at < 0)
            return organisation;
        var isLastPart = body.AsSpan(0, names[at].Span.Start).EndsWith(" and ") && names[person].Title?.EndsWith('s') != true;
        return isLastPart ? null : organisation;
    }

    // The words straight before the name, as far as they are titles, offices or adjectives, when one of them is an office.
    static string? Before(string body, TextSpan sentence, NameMention name)
    {
        var (start, end) = (name.Span.Start, name.Span.Start);
        while (end > sentence.Start && char.IsWhiteSpace(body[end - 1]))
            end--;
        var hasRole = false;
        for (var at = end; at > sentence.Start; )
        {
            var from = at;
            while (from > sentence.Start && !char.IsWhiteSpace(body[from - 1]))
                from--;
            var word = body[from..at];
            var isRole =
                !Kin.Contains(word, StringComparer.OrdinalIgnoreCase)
                && (NameLexicon.RoleNouns.Contains(word) || NameLexicon.Titles.Contains(word.TrimEnd('.')));
            if (!isRole && !(hasRole && (NameLexicon.Adjectives.Contains(word) || word is "US" or "U.S." or "UK" or "EU")))
                break;
            hasRole |= isRole;
            start = from;
            at = from;
            while (at > sentence.Start && char.IsWhiteSpace(body[at - 1]))
                at--;
        }
        return hasRole ? One(WithoutCourtesy(body[start..end])) : null;
    }

    // "Surgeon General Dr.": what one is without how one is addressed.
    static string WithoutCourtesy(string role)
    {
        var space = role.LastIndexOf(' ');
        return space > 0 && IsCourtesy(role[(space + 1)..]) ? role[..space] : role;
    }

    // "Dr.", "Mrs": how one is addressed, not what one is.
    static bool IsCourtesy(string role) =>
        role.Split(' ')
            .All(word => word.TrimEnd('.').ToLowerInvariant() is "mr" or "mrs" or "ms" or "miss" or "dr" or "sir" or "dame" or "prof");

    static string? Shared(NameMention name) => name.Title is { } title ? One(title) : null;

    // "CEOs Tim Dale and Ann Rao": each is one.
    static string One(string role)
    {
        var last = role[(role.LastIndexOf(' ') + 1)..];
        return last.EndsWith('s') && NameLexicon.Titles.Contains(last[..^1]) ? role[..^1] : role;
    }

    static string? Behind(string body, TextSpan sentence, NameMention name)
    {
        var start = name.Span.End;
        if (start + 2 >= sentence.End || body[start] != ',' || body[start + 1] != ' ')
            return null;
        start += 2;
        var length = body.AsSpan(start, sentence.End - start).IndexOfAny(",.;—");
        if (length is <= 0 or > LongestApposition)
            return null;
        var apposition = body[start..(start + length)];
        var words = apposition.Split(' ');
        if (words[0] is "who" or "whose" or "which" or "and" or "but" or "or" or "as" or "in" or "on" or "at")
            return null;
        return words
            .Take(WordsToRole)
            .Any(word => NameLexicon.RoleNouns.Contains(word) || (NameLexicon.Titles.Contains(word) && char.IsLower(word[0])))
            ? apposition
            : null;
    }
}
