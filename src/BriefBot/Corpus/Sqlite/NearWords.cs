using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Finds the names that passages have and that are nearly a mistyped word.</summary>
/// <remarks>
/// The index knows stems, of all workspaces together. So its words that begin alike are compared first, the end of the word left open,
/// and a word counts only once a passage of the workspace was read that has it, with a capital.
/// </remarks>
static class NearWords
{
    const string StemsSql = "SELECT term FROM passage_word_term WHERE term >= $from AND term < $to";
    const string OlderStemsSql = "SELECT term FROM passage_term WHERE term >= $from AND term < $to";

    // What a stem may lack of its word ("beij" of "Beijing"), stems to look at more closely, and passages of each to read.
    const int LongestEnding = 4;
    const int MostStems = 16;
    const int MostPassages = 3;

    /// <summary>Names at most so many mistakes off, the nearest first, as the passages write them.</summary>
    /// <param name="word">3 letters and up, in any case; nothing is found for less.</param>
    public static List<string> Find(SqliteSession session, WorkspaceId workspace, string word, int mistakes)
    {
        var key = Key(word);
        if (key.Length < 3)
            return [];
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in Stems(session, key, mistakes))
        foreach (var name in Names(session, workspace, stem, key, mistakes))
            found.TryAdd(name, EditDistance.Of(key, Key(name), mistakes));
        return [.. found.OrderBy(one => one.Value).Select(one => one.Key)];
    }

    static IEnumerable<string> Stems(SqliteSession session, string key, int mistakes)
    {
        var near = new List<(string Stem, int Distance)>();
        var statements = OlderIndex.IsThere(session) ? new[] { StemsSql, OlderStemsSql } : [StemsSql];
        foreach (var (beginning, sql) in Beginnings(key).SelectMany(beginning => statements.Select(sql => (beginning, sql))))
        {
            using var rows = session.Prepare(sql).With(beginning, beginning[..^1] + (char)(beginning[^1] + 1)).Rows();
            while (rows.Read())
            {
                var stem = rows.GetString(0);
                if (Distance(stem, key, mistakes) is var distance && distance <= mistakes)
                    near.Add((stem, distance));
            }
        }
        return near.OrderBy(one => one.Distance)
            .ThenBy(one => Math.Abs(one.Stem.Length - key.Length))
            .Select(one => one.Stem)
            .Distinct(StringComparer.Ordinal)
            .Take(MostStems);
    }

    // Two letters keep the look at the index short: as written, without the second, or the two exchanged.
    static IEnumerable<string> Beginnings(string key) =>
        new[] { key[..2], $"{key[0]}{key[2]}", $"{key[1]}{key[0]}" }.Distinct(StringComparer.Ordinal);

    static int Distance(string stem, string key, int mistakes)
    {
        var least = mistakes + 1;
        for (var end = key.Length; end >= Math.Max(2, key.Length - LongestEnding); end--)
            if (Math.Abs(end - stem.Length) <= mistakes)
                least = Math.Min(least, EditDistance.Of(stem, key.AsSpan(0, end), mistakes));
        return least;
    }

    static IEnumerable<string> Names(SqliteSession session, WorkspaceId workspace, string stem, string key, int mistakes)
    {
        var passages = PassageReader.Read(session, PassageSearch.Some(session, workspace, new QueryTerm(stem, stem), MostPassages));
        return passages
            .SelectMany(passage => Words($"{passage.Article.Title}\n{passage.Text}"))
            .Where(word => char.IsUpper(word[0]) && EditDistance.Of(key, Key(word), mistakes) <= mistakes)
            .CountBy(word => word, StringComparer.Ordinal)
            .OrderByDescending(word => word.Value)
            .Select(word => word.Key);
    }

    static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || Folding.IsCombining(text[end])))
                end++;
            if (end > start)
                yield return text[start..end];
            start = end;
        }
    }

    static string Key(string word) => string.Concat(word.Where(c => !Folding.IsCombining(c)).Select(Folding.Fold));
}
