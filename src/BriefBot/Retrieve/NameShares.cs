using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>A name that passages have in common.</summary>
/// <param name="Term">One word of it.</param>
/// <param name="Share">How much it counts among the others: together they are 1.</param>
/// <param name="Frequency">Passages of the workspace that hold it.</param>
sealed record SharedName(QueryTerm Term, double Share, long Frequency);

/// <summary>Tells how much of some names a passage has. Not safe for concurrent use.</summary>
/// <param name="names">The names, each stem once.</param>
sealed class NameShares(IReadOnlyList<SharedName> names)
{
    readonly Dictionary<string, double> _shares = names.ToDictionary(name => name.Term.Stem, name => name.Share, StringComparer.Ordinal);
    readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>The names, those that count most first.</summary>
    public IReadOnlyList<SharedName> Names => names;

    /// <summary>0 for none to 1 for all.</summary>
    public double Of(Passage passage)
    {
        if (names.Count == 0)
            return 0;
        var held = new HashSet<string>(StringComparer.Ordinal);
        Collect(passage.Article.Title, held);
        Collect(passage.Article.Body.AsSpan(passage.Start, passage.End - passage.Start), held);
        return held.Sum(name => _shares[name]);
    }

    void Collect(ReadOnlySpan<char> text, HashSet<string> held)
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            if (!char.IsUpper(text[tokenizer.Start]))
                continue;
            if (!known.TryGetValue(tokenizer.Word, out var name))
            {
                var stem = PorterStemmer.Stem(tokenizer.Word.ToString());
                known[tokenizer.Word] = name = _shares.ContainsKey(stem) ? stem : null;
            }
            if (name is not null)
                held.Add(name);
        }
    }
}
