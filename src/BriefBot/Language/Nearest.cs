namespace BriefBot.Language;

/// <summary>Finds what was most likely meant by a mistyped command, option, outlet or topic.</summary>
public static class Nearest
{
    const int LettersPerMistake = 4;
    const int MostMistakes = 3;
    const int ShortestBeginning = 3;
    const int Longest = 200;

    /// <summary>The known text that comes nearest to one that isn't known, the first of equals; null where none is near.</summary>
    /// <remarks>Letters and digits count, case and accents don't: one mistake in four letters, three at most. Else a beginning that only
    /// one has.</remarks>
    public static string? Of(string asked, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        if (asked.Length > Longest)
            return null;
        var key = Key(asked);
        var most = Math.Min(MostMistakes, Math.Max(1, key.Length / LettersPerMistake));
        var (nearest, least, begun, beginnings) = ((string?)null, most + 1, (string?)null, 0);
        foreach (var candidate in known)
        {
            if (candidate.Length > Longest)
                continue;
            var other = Key(candidate);
            var distance = EditDistance.Of(key, other, most);
            // Two letters of which one is wrong may be anything.
            if (distance < least && 2 * distance < Math.Max(key.Length, other.Length))
                (nearest, least) = (candidate, distance);
            if (key.Length >= ShortestBeginning && other.StartsWith(key, StringComparison.Ordinal))
                (begun, beginnings) = (candidate, beginnings + 1);
        }
        return nearest ?? (beginnings == 1 ? begun : null);
    }

    static string Key(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c)).Select(Folding.Fold));
}
