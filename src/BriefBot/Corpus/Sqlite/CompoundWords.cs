using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Words of the index that are written together from others, in languages that do so: looked up by their ends and beginnings in a copy of
/// the index's words, which is read anew when a fifth of the passages came or went. Safe for concurrent use.
/// </summary>
sealed class CompoundWords
{
    const string WordsSql = "SELECT term, doc FROM passage_word_term";
    const string PassagesSql = "SELECT passages FROM index_state";

    // Letters of a word that others are made of, and of what stands beside it.
    const int Shortest = 4;
    const int ShortestOther = 3;

    // Compounds taken for one word, those that most passages hold.
    const int Most = 12;

    // More words than any corpus has; each takes about 50 bytes.
    const int MostWords = 2_000_000;

    volatile Words? _words;

    /// <summary>What is written together with each stem, and what it is written together from.</summary>
    public IReadOnlyList<Compounds> Of(SqliteSession session, IReadOnlyList<string> stems, TextLanguage language)
    {
        var words = Current(session);
        return [.. stems.Select(stem => stem.Length < Shortest ? Compounds.None : Of(words, stem, language))];
    }

    Words Current(SqliteSession session)
    {
        var passages = session.Prepare(PassagesSql).Number() ?? 0;
        if (_words is { } known && Math.Abs(passages - known.Passages) * 5 < Math.Max(passages, 1))
            return known;
        var read = new List<(string Word, long Documents)>();
        using var rows = session.Prepare(WordsSql).With().Rows();
        while (read.Count < MostWords && rows.Read())
            if (rows.GetString(0) is { Length: >= ShortestOther } word && char.IsLetter(word[0]))
                read.Add((word, rows.GetInt64(1)));
        return _words = new Words(passages, read);
    }

    static Compounds Of(Words words, string stem, TextLanguage language)
    {
        var kinds = words
            .EndingWith(stem)
            .Where(word => Others(word.Word[..^stem.Length], language).Any(words.Has))
            .OrderByDescending(word => word.Documents)
            .Take(Most)
            .Select(word => word.Word);
        var related = words
            .StartingWith(stem)
            .Where(word => Heads(word.Word[stem.Length..], language).Any(words.Has))
            .OrderByDescending(word => word.Documents)
            .Take(Most)
            .Select(word => word.Word);
        return new(words.Has(stem), [.. Parts(words, stem, language)], [.. kinds], [.. related]);
    }

    // The longest word at its end, with a word before it.
    static IEnumerable<string> Parts(Words words, string stem, TextLanguage language)
    {
        for (var at = ShortestOther; at <= stem.Length - Shortest; at++)
        {
            var tail = stem[at..];
            if (!words.Has(tail) || language.IsStopWord(tail))
                continue;
            if (Others(stem[..at], language).FirstOrDefault(words.Has) is { } head)
                return [tail, head];
        }
        return [];
    }

    // What stands before a word, with and without the letters that join: "Schleuse-n-tor", "Geburt-s-hilfe".
    static IEnumerable<string> Others(string before, TextLanguage language) =>
        new[] { before }
            .Concat(
                language
                    .Writing.Joints.Where(joint => before.EndsWith(joint, StringComparison.Ordinal))
                    .Select(joint => before[..^joint.Length])
            )
            .Where(other => other.Length >= ShortestOther && !language.IsStopWord(other))
            .Select(other => language.Stem(other))
            .Where(other => other.Length >= ShortestOther);

    static IEnumerable<string> Heads(string behind, TextLanguage language) =>
        new[] { behind }
            .Concat(
                language
                    .Writing.Joints.Where(joint => behind.StartsWith(joint, StringComparison.Ordinal))
                    .Select(joint => behind[joint.Length..])
            )
            .Where(other => other.Length >= Shortest && !language.IsStopWord(other));

    sealed class Words
    {
        readonly string[] _sorted;
        readonly long[] _documents;
        readonly string[] _reversed;

        public Words(long passages, List<(string Word, long Documents)> words)
        {
            Passages = passages;
            words.Sort((a, b) => string.CompareOrdinal(a.Word, b.Word));
            _sorted = [.. words.Select(word => word.Word)];
            _documents = [.. words.Select(word => word.Documents)];
            _reversed = [.. words.Select(word => Reverse(word.Word))];
            Array.Sort(_reversed, StringComparer.Ordinal);
        }

        public long Passages { get; }

        public bool Has(string word) => Array.BinarySearch(_sorted, word, StringComparer.Ordinal) >= 0;

        public IEnumerable<(string Word, long Documents)> EndingWith(string end) =>
            Beginning(_reversed, Reverse(end)).Select(word => Reverse(word)).Select(word => (word, Documents(word)));

        public IEnumerable<(string Word, long Documents)> StartingWith(string start) =>
            Beginning(_sorted, start).Select(word => (word, Documents(word)));

        long Documents(string word) => _documents[Array.BinarySearch(_sorted, word, StringComparer.Ordinal)];

        static IEnumerable<string> Beginning(string[] words, string start)
        {
            var at = Array.BinarySearch(words, start, StringComparer.Ordinal);
            for (at = at < 0 ? ~at : at + 1; at < words.Length && words[at].StartsWith(start, StringComparison.Ordinal); at++)
                yield return words[at];
        }

        static string Reverse(string word) =>
            string.Create(
                word.Length,
                word,
                static (to, from) =>
                {
                    from.CopyTo(to);
                    to.Reverse();
                }
            );
    }
}
