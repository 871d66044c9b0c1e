using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Tells how much of some names a passage has. Not safe for concurrent use.</summary>
/// <param name="shares">The names' stems with their shares, together 1.</param>
sealed class NameShares(IReadOnlyDictionary<string, double> shares)
{
    readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>0 for none to 1 for all.</summary>
    public double Of(Passage passage)
    {
        if (shares.Count == 0) return 0;
        var held = new HashSet<string>(StringComparer.Ordinal);
        Collect(passage.Article.Title, held);
        Collect(passage.Article.Body.AsSpan(passage.Start, passage.End - passage.Start), held);
        return held.Sum(name => shares[name]);
    }

    void Collect(ReadOnlySpan<char> text, HashSet<string> held)
    {
        var known = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            if (!char.IsUpper(text[tokenizer.Start])) continue;
            if (!known.TryGetValue(tokenizer.Word, out var name))
            {
                var stem = PorterStemmer.Stem(tokenizer.Word.ToString());
                known[tokenizer.Word] = name = shares.ContainsKey(stem) ? stem : null;
            }
            if (name is not null) held.Add(name);
        }
    }
}
