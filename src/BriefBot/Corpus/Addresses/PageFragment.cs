namespace BriefBot.Corpus.Addresses;

/// <summary>The part of an address behind "#", as far as it names a place on the page.</summary>
public static class PageFragment
{
    const int Longest = 300;

    /// <summary>
    /// The place's name, decoded; null where there is none. "#xtor=RSS-1" and "#:~:text=…" name no place, "#!…" belongs to the page's own
    /// address.
    /// </summary>
    public static string? Of(string? address)
    {
        if (address is null || address.IndexOf('#', StringComparison.Ordinal) is not (>= 0 and var at))
            return null;
        var fragment = address.AsSpan(at + 1).Trim();
        if (fragment.Length is 0 or > Longest || fragment[0] == '!' || fragment.ContainsAny('=', '&'))
            return null;
        return Uri.UnescapeDataString(fragment);
    }
}
