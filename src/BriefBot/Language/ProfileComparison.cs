using System.Buffers;

namespace BriefBot.Language;

/// <summary>Compares a text with the profiles of languages that share a script.</summary>
sealed class ProfileComparison
{
    const int LongestWord = 24;
    const int LongestEnding = 5;
    const int ShortestBeforeEnding = 2;

    /// <summary>An ending tells less than a word.</summary>
    const double EndingShare = 0.5;

    /// <summary>Points against a language for a word with a letter that it doesn't have.</summary>
    const double ForeignLetter = 1.5;

    /// <summary>Fewest points in all, and for each word, that the best must have or be ahead by; how far ahead of the next it must be, of
    /// its own points.</summary>
    const double FewestPoints = 5;

    const double FewestPointsPerWord = 0.3;
    const double SmallestLead = 0.12;

    /// <summary>Fewest signs of a language to guess by.</summary>
    const int FewestToGuess = 2;

    /// <summary>Fewest points of a language that is ahead because its letters rule out the others.</summary>
    const double FewestByLetters = 1.5;

    readonly string[] tags;
    readonly HashSet<char>[] letters;
    readonly SearchValues<char>? shared;
    readonly Dictionary<string, (int[] Languages, double Points)>.AlternateLookup<ReadOnlySpan<char>> words;
    readonly Dictionary<string, (int[] Languages, double Points)>.AlternateLookup<ReadOnlySpan<char>> endings;

    // By the last letter: a bit for each length that such an ending has.
    readonly Dictionary<char, int> endingLengths = [];

    readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> asking;

    /// <summary>Prepares profiles.</summary>
    /// <param name="shared">Letters that all the languages have; null where letters tell nothing.</param>
    public ProfileComparison(LanguageProfile[] profiles, string? shared)
    {
        tags = [.. profiles.Select(p => p.Tag)];
        letters = [.. profiles.Select(p => new HashSet<char>(p.Letters))];
        this.shared = shared is null ? null : SearchValues.Create(shared);
        asking = profiles
            .SelectMany(
                (profile, i) =>
                    StopWordLists.AskingIn(profile.Tag).Concat(StopWordLists.ShowingIn(profile.Tag)).Select(word => (Word: word, Index: i))
            )
            .GroupBy(one => one.Word, one => one.Index, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        words = Table(profiles, isEnding: false).GetAlternateLookup<ReadOnlySpan<char>>();
        endings = Table(profiles, isEnding: true).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var ending in endings.Dictionary.Keys)
            endingLengths[ending[^1]] = endingLengths.GetValueOrDefault(ending[^1]) | (1 << ending.Length);
    }

    /// <summary>Tag of the language that fits best, null when none fits well or two fit alike.</summary>
    public string? Best(ReadOnlySpan<char> text, Script script)
    {
        Span<double> points = stackalloc double[tags.Length];
        return Decide(points, Count(text, script, points));
    }

    /// <summary>
    /// Tag of the language that fits a short text better than all others; null when none does. Two of its little words must be there, or
    /// one that asks, or one beside a letter that English lacks: "Israel Hamas war" isn't German. An ending tells nothing here.
    /// </summary>
    public string? Likeliest(ReadOnlySpan<char> text, Script script)
    {
        Span<double> points = stackalloc double[tags.Length];
        Span<int> hits = stackalloc int[tags.Length];
        points.Clear();
        hits.Fill(script == Script.Latin && !text.ContainsAnyInRange('\u00C0', '\u1EFF') ? 0 : 1);
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; at < text.Length; )
        {
            var length = Next(text, script, ref at, word);
            if (length is < 2 or > LongestWord)
                continue;
            if (words.TryGetValue(word[..length], out var found))
            {
                Add(points, found, 1);
                foreach (var language in found.Languages)
                    hits[language]++;
            }
            if (asking.TryGetValue(word[..length], out var asked))
                foreach (var language in asked)
                    hits[language]++;
            if (shared is not null)
                CountForeign(word[..length], points);
        }
        return Leader(points) is { } best && hits[best] >= FewestToGuess ? tags[best] : null;
    }

    // The index of the one that is ahead of all others; null where none is.
    static int? Leader(ReadOnlySpan<double> points)
    {
        var best = 0;
        var isAlone = true;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i] > points[best])
                (best, isAlone) = (i, true);
            else if (points[i] >= points[best])
                isAlone = false;
        }
        return isAlone && points[best] > 0 ? best : null;
    }

    // Reads a word in lower case, as far as there is room; 0 where none begins here.
    static int Next(ReadOnlySpan<char> text, Script script, ref int at, Span<char> word)
    {
        var length = 0;
        while (at < text.Length && LanguageScripts.Of(text[at]) == script)
        {
            if (length < LongestWord)
                word[length] = char.ToLowerInvariant(text[at]);
            length++;
            at++;
        }
        if (length == 0)
            at++;
        return length;
    }

    int Count(ReadOnlySpan<char> text, Script script, Span<double> points)
    {
        points.Clear();
        var count = 0;
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; at < text.Length; )
        {
            var length = Next(text, script, ref at, word);
            if (length is 0 or > LongestWord)
                continue;
            Count(word[..length], points);
            count++;
        }
        return count;
    }

    string? Decide(ReadOnlySpan<double> points, int count)
    {
        int best = 0,
            next = -1;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i] > points[best])
                (best, next) = (i, best);
            else if (next < 0 || points[i] > points[next])
                next = i;
        }
        var lead = points[best] - points[next];
        var needed = Math.Max(FewestPoints, FewestPointsPerWord * count);
        if (points[best] < needed && (lead < needed || points[best] < FewestByLetters))
            return null;
        return lead < SmallestLead * points[best] ? null : tags[best];
    }

    void Count(ReadOnlySpan<char> word, Span<double> points)
    {
        if (words.TryGetValue(word, out var found))
            Add(points, found, 1);
        else if (endingLengths.TryGetValue(word[^1], out var lengths))
        {
            for (var length = Math.Min(LongestEnding, word.Length - ShortestBeforeEnding); length > 0; length--)
            {
                if ((lengths & (1 << length)) == 0 || !endings.TryGetValue(word[^length..], out found))
                    continue;
                Add(points, found, EndingShare);
                break;
            }
        }
        if (shared is not null)
            CountForeign(word, points);
    }

    void CountForeign(ReadOnlySpan<char> word, Span<double> points)
    {
        if (!word.ContainsAnyExcept(shared!))
            return;
        for (var language = 0; language < letters.Length; language++)
        {
            foreach (var c in word)
            {
                if (shared!.Contains(c) || letters[language].Contains(c))
                    continue;
                points[language] -= ForeignLetter;
                break;
            }
        }
    }

    static void Add(Span<double> points, (int[] Languages, double Points) found, double share)
    {
        foreach (var language in found.Languages)
            points[language] += found.Points * share;
    }

    static Dictionary<string, (int[] Languages, double Points)> Table(LanguageProfile[] profiles, bool isEnding)
    {
        var languages = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < profiles.Length; i++)
        {
            foreach (
                var entry in profiles[i]
                    .Words.Split(' ')
                    .Concat(StopWordLists.AskingIn(profiles[i].Tag))
                    .Concat(StopWordLists.ShowingIn(profiles[i].Tag))
                    .Distinct(StringComparer.Ordinal)
            )
            {
                if (entry.StartsWith('-') != isEnding)
                    continue;
                var key = isEnding ? entry[1..] : entry;
                if (!languages.TryGetValue(key, out var found))
                    languages[key] = found = [];
                found.Add(i);
            }
        }
        return languages.ToDictionary(
            pair => pair.Key,
            pair => (pair.Value.ToArray(), Math.Log(1 + ((double)profiles.Length / pair.Value.Count))),
            StringComparer.Ordinal
        );
    }
}
