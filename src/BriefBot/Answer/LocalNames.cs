using System.Collections.Concurrent;
using System.Collections.Frozen;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Finds names where the build of a sentence in another language than English leaves no doubt what they are: whoever holds the
/// role asked for, and what is counted up behind the noun asked for. By <c>lexicon/TAG/roles.txt</c>.</summary>
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
    readonly FrozenSet<string> _before;

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
        _before = Set("place-prepositions");

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

    /// <summary>Names in a sentence that may be somebody's and that the question doesn't have: 1 for such of several words, less for one
    /// word and for what stands behind a preposition.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="body">The text.</param>
    /// <param name="sentence">The sentence's place in it.</param>
    public IEnumerable<ShortCandidate> People(QuestionAnalysis question, string body, TextSpan sentence)
    {
        var words = LocalWord.Read(body, sentence, _language);
        for (var at = 0; at < words.Count; at++)
        {
            if (NameOf(words, at) is not var (first, last))
                continue;
            var place = first > 0 && (_before.Contains(words[first - 1].Lower) || _particles.Contains(words[first - 1].Lower));
            if (!IsAsked(question, words, first, last))
                yield return Candidate(body, words, first, last, last > first && !place ? 1 : OneWord);
            at = last;
        }
    }

    /// <summary>Where a sentence says that something is, other than the question does: 1 for names behind a preposition, less for
    /// nouns.</summary>
    /// <inheritdoc cref="People" path="/param"/>
    public IEnumerable<ShortCandidate> Places(QuestionAnalysis question, string body, TextSpan sentence)
    {
        var words = LocalWord.Read(body, sentence, _language);
        // "Which town …": it may be the subject.
        for (var at = 0; at < words.Count && question.Head is not null; at++)
        {
            if (NameOf(words, at) is not var (first, last))
                continue;
            if (!IsAsked(question, words, first, last))
                yield return Candidate(body, words, first, last, NameForPlace);
            at = last;
        }
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (!_before.Contains(words[at].Lower) || words[at + 1].IsDigits)
                continue;
            // "Près d'Angoulême", "in der Scheune".
            var next = at + 1;
            while (
                next + 1 < words.Count
                && next < at + 3
                && !words[next].IsCapital
                && (_articles.Contains(words[next].Lower) || _particles.Contains(words[next].Lower))
            )
                next++;
            if (NameOf(words, next) is var (first, last))
            {
                if (!IsAsked(question, words, first, last))
                    yield return Candidate(body, words, first, last, 1);
            }
            else if (!_language.IsStopWord(words[next].Folded) && !IsAsked(question, words, next, next))
            {
                yield return Candidate(body, words, next, next, NounForPlace);
            }
        }
    }

    const double OneWord = 0.5;
    const double NounForPlace = 0.4;
    const double NameForPlace = 0.8;

    static ShortCandidate Candidate(string body, List<LocalWord> words, int first, int last, double fit)
    {
        var span = new TextSpan(words[first].Span.Start, words[last].Span.End);
        return new ShortCandidate(span, body[span.Start..span.End], fit);
    }

    bool IsAsked(QuestionAnalysis question, List<LocalWord> words, int first, int last) =>
        Enumerable
            .Range(first, last + 1 - first)
            .All(i =>
                question.Words.Contains(words[i].Folded, StringComparer.Ordinal)
                || _language.Stem(words[i].Lower) is var stem && question.Terms.Any(term => term.Forms.Any(form => form.Stem == stem))
            );

    // A run of capitals without titles, roles and known nouns before it; not a capital that only opens the sentence.
    (int First, int Last)? NameOf(List<LocalWord> words, int at)
    {
        if (at >= words.Count || (at == 0 && _language.IsStopWord(words[0].Folded)) || NameAt(words, at) is not { } end)
            return null;
        var first = at;
        while (first <= end && (IsNoName(words[first]) || !words[first].IsCapital))
            first++;
        return
            first > end
            || (first == 0 && end == 0)
            || (_language.Writing.HasCapitalNouns && IsNoName(words[end]))
            || words[first].Lower.Length < 2
            || (first == end && IsUnitOrDay(words, end))
            ? null
            : (first, end);
    }

    // "3.640 Gramm", "Dienstag".
    static bool IsUnitOrDay(List<LocalWord> words, int at) =>
        (at > 0 && words[at - 1].IsDigits)
        || CalendarWords.Weekdays(CalendarKey.Of(words[at].Lower)).Count > 0
        || CalendarWords.Months(CalendarKey.Of(words[at].Lower)).Count > 0;

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
