using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that carry no topic: articles, pronouns, prepositions, auxiliaries, question words.</summary>
public static class StopWords
{
    static readonly FrozenSet<string> Words = Lexicon.Set("en/stop-words", "words", StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a stop word in any case.</summary>
    public static bool IsStopWord(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
