using System.Collections.Concurrent;
using System.Collections.Frozen;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Finds names where the build of a sentence in another language than English leaves no doubt what they are: whoever holds the role
/// asked for, and what is counted up behind the noun asked for. By <c>lexicon/TAG/roles.txt</c>.</summary>
sealed class LocalNames
{
    static readonly ConcurrentDictionary<string, LocalNames?> Known = new(StringComparer.Ordinal);

    // Words between a role and the comma behind which its holder is named ("die Direktorin des Museums für Moderne Kunst, Ann Rao").
    const int LongestOffice = 7;

    // Words of one name.
    const int LongestName = 6;

    readonly TextLanguage _language;
    readonly FrozenDictionary<string, int> _roles;
    readonly FrozenSet<string> _former;
    readonly FrozenSet<string> _of;
    readonly FrozenSet<string> _titles;
    readonly FrozenSet<string> _and;
    readonly FrozenSet<string> _particles;
    readonly FrozenSet<string> _articles;

    LocalNames(TextLanguage language)
    {
        _language = language;
        var file = $"{language.Tag}/roles";
        _roles = Lexicon
            .Lines(file, "roles")
            .SelectMany((line, i) => line.Split(' ').Select(word => (Stem: language.Stem(word), Role: i)))
            .DistinctBy(role => role.Stem, StringComparer.Ordinal)
            .ToFrozenDictionary(role => role.Stem, role => role.Role, StringComparer.Ordinal);
        (_former, _of, _titles) = (Set("former"), Set("of"), Set("titles"));
        (_and, _particles, _articles) = (Set("and"), Set("particles"), Set("articles"));

        FrozenSet<string> Set(string section) => Lexicon.Words(file, section).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Those of a language; null where the program knows none of its roles.</summary>
    public static LocalNames? Of(TextLanguage language) =>
        Known.GetOrAdd(language.Tag, tag => !language.IsEnglish && Lexicon.Has($"{tag}/roles") ? new LocalNames(language) : null);

    /// <summary>Whoever a sentence says holds the role that is asked for; null when it tells of nobody, of several, or of somebody who did
    /// or will.</summary>
    /// <param name="question">What is asked: "who is the mayor of …".</param>
    /// <param name="body">The text.</param>
    /// <param name="sentence">The sentence's place in it.</param>
    public TextSpan? Holder(QuestionAnalysis question, string body, TextSpan sentence)
    {
        if (question.Kind != AnswerKind.Person || RoleOf(question) is not { } role)
            return null;
        var words = LocalWord.Read(body, sentence, _language);
        var places = Enumerable.Range(0, words.Count).Where(at => IsRole(words[at], role)).ToList();
        if (places is not [var place] || IsFormerOrAnothers(words, place))
            return null;
        return (Beside(words, place) ?? Behind(words, place) ?? Before(words, place)) is (var first, var last)
            ? new TextSpan(words[first].Span.Start, words[last].Span.End)
            : null;
    }

    /// <summary>True when a question asks who holds a role, and nothing else.</summary>
    public bool AsksForHolder(QuestionAnalysis question) => question.Kind == AnswerKind.Person && RoleOf(question) is not null;

    /// <summary>What a sentence counts up behind the noun that is asked for ("the towns of Ried, Lauben and Murta"); empty where it counts
    /// up nothing.</summary>
    /// <param name="question">What is asked: "which towns …".</param>
    /// <param name="body">The text.</param>
    /// <param name="sentence">The sentence's place in it.</param>
    public List<TextSpan> CountedUp(QuestionAnalysis question, string body, TextSpan sentence)
    {
        if (question.Head is not { } head)
            return [];
        var words = LocalWord.Read(body, sentence, _language);
        for (var at = 0; at + 1 < words.Count; at++)
            if (_language.Stem(words[at].Lower) == head && Enumeration(words, at + 1) is { Count: > 1 } found)
                return found;
        return [];
    }

    /// <summary>The name that begins at a word, without titles and roles before it; null when these are all, or nouns.</summary>
    /// <param name="words">Words of a sentence.</param>
    /// <param name="at">Index of one with a capital.</param>
    public TextSpan? PersonAt(List<LocalWord> words, int at)
    {
        if (NameAt(words, at) is not { } end)
            return null;
        var first = at;
        while (first <= end && IsNoName(words[first]))
            first++;
        while (first <= end && !words[first].IsCapital)
            first++;
        return first > end ? null : new TextSpan(words[first].Span.Start, words[end].Span.End);
    }

    /// <summary>True for "of" and the like, behind which a name tells whose somebody is.</summary>
    public bool IsParticle(LocalWord word) => !word.IsCapital && _particles.Contains(word.Lower);

    bool IsNoName(LocalWord word) =>
        _titles.Contains(word.Lower)
        || _roles.ContainsKey(_language.Stem(word.Lower))
        || (_language.Writing.HasCapitalNouns && GermanNouns.Is(word.Folded, _ => false));

    List<TextSpan> Enumeration(List<LocalWord> words, int from)
    {
        var found = new List<TextSpan>();
        var at = _particles.Contains(words[from].Lower) && !words[from].IsCapital ? from + 1 : from;
        var isLast = false;
        while (at < words.Count && NameAt(words, at) is { } end)
        {
            found.Add(new(words[at].Span.Start, words[end].Span.End));
            if (isLast || end + 1 >= words.Count)
                break;
            at = end + 1;
            isLast = _and.Contains(words[at].Lower) && words[at].IsJoined;
            if (isLast)
                at++;
            else if (!words[at].Joint.StartsWith(','))
                break;
            if (at < words.Count && _articles.Contains(words[at].Lower) && !words[at].IsCapital)
                at++;
        }
        // Without an end it may be something else, as an apposition.
        return isLast ? found : [];
    }

    // The last word of the name that begins there, a run of capitals with particles between.
    int? NameAt(List<LocalWord> words, int at)
    {
        if (!words[at].IsCapital)
            return null;
        var end = at;
        for (var i = at + 1; i < words.Count && i - at < LongestName; i++)
        {
            if (!(words[i].IsJoined || words[i].IsHyphenated || words[i].Joint is "'" or "’" || IsBehindTitle(words, i)))
                break;
            if (words[i].IsCapital)
                end = i;
            else if (!words[i].IsHyphenated && !_particles.Contains(words[i].Lower))
                break;
        }
        return end;
    }

    // "M. Garance".
    bool IsBehindTitle(List<LocalWord> words, int i) => words[i].Joint.Trim() == "." && _titles.Contains(words[i - 1].Lower);

    int? RoleOf(QuestionAnalysis question)
    {
        var roles = question
            .Terms.Where(term => term.Position < question.CarriedFrom)
            .Select(term => _roles.TryGetValue(_language.Stem(term.Term.Word), out var role) ? role : -1)
            .Where(role => role >= 0)
            .Distinct()
            .ToList();
        return roles is [var one] ? one : null;
    }

    bool IsRole(LocalWord word, int role) => _roles.TryGetValue(_language.Stem(word.Lower), out var found) && found == role;

    // "The former mayor", "the mayor's deputy", "ex-mayor".
    bool IsFormerOrAnothers(List<LocalWord> words, int place)
    {
        for (var at = place - 1; at >= Math.Max(0, place - 2); at--)
            if (_former.Contains(words[at].Lower) || (at == place - 1 && _of.Contains(words[at].Lower)))
                return true;
        return place + 1 < words.Count && _former.Contains(words[place + 1].Lower);
    }

    // "Mayor Dr. Ann Rao".
    (int First, int Last)? Beside(List<LocalWord> words, int place)
    {
        var at = place + 1;
        while (at < words.Count && _titles.Contains(words[at].Lower) && words[at].Joint.Trim('.', ' ').Length == 0)
            at++;
        return at < words.Count && words[at].Joint.Trim('.', ' ').Length == 0 && IsPersonAt(words, at) is { } end ? (at, end) : null;
    }

    // "The director of the museum, Ann Rao, …".
    (int First, int Last)? Behind(List<LocalWord> words, int place)
    {
        for (var at = place + 1; at < words.Count && at - place <= LongestOffice; at++)
        {
            if (words[at].Joint.Contains(','))
            {
                while (at + 1 < words.Count && _titles.Contains(words[at].Lower))
                    at++;
                return IsPersonAt(words, at) is { } end && IsClosed(words, end) ? (at, end) : null;
            }
            if (!words[at].IsJoined && !words[at].IsHyphenated && words[at].Joint is not ("'" or "’"))
                return null;
        }
        return null;
    }

    // "Ann Rao, (the) director of the museum, …".
    (int First, int Last)? Before(List<LocalWord> words, int place)
    {
        var comma = place;
        if (comma > 0 && _articles.Contains(words[comma - 1].Lower) && !words[comma].Joint.Contains(','))
            comma--;
        if (comma == 0 || words[comma].Joint.Trim() != "," || !words[comma - 1].IsCapital)
            return null;
        var first = comma - 1;
        while (
            first > 0
            && (words[first].IsJoined || words[first].IsHyphenated)
            && (words[first - 1].IsCapital || _particles.Contains(words[first - 1].Lower))
        )
            first--;
        while (first < comma - 1 && (_titles.Contains(words[first].Lower) || !words[first].IsCapital))
            first++;
        return IsPersonAt(words, first) is { } end && end == comma - 1 ? (first, end) : null;
    }

    // Two words with a capital at least, of which none is a role or a known noun.
    int? IsPersonAt(List<LocalWord> words, int at)
    {
        if (NameAt(words, at) is not { } end || end == at)
            return null;
        for (var i = at; i <= end; i++)
            if (
                _roles.ContainsKey(_language.Stem(words[i].Lower))
                || (_language.Writing.HasCapitalNouns && i == at && GermanNouns.Is(words[i].Folded, _ => false))
            )
                return null;
        return end;
    }

    static bool IsClosed(List<LocalWord> words, int end) =>
        end + 1 >= words.Count || words[end + 1].Joint.AsSpan().IndexOfAny(',', ')', '–') >= 0;
}
