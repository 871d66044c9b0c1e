namespace BriefBot.Language;

/// <summary>Remembers stems of words seen before; news repeats itself. Not safe for concurrent use.</summary>
public sealed class StemMemory
{
    const int MaxRemembered = 50_000;

    readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);

    /// <summary>The stem that <see cref="PorterStemmer.Stem(string)"/> gives.</summary>
    public string Stem(string word)
    {
        if (_stems.TryGetValue(word, out var stem))
            return stem;
        stem = PorterStemmer.Stem(word);
        if (_stems.Count < MaxRemembered)
            _stems.Add(word, stem);
        return stem;
    }
}
