namespace BriefBot.Deliver.Discord.Format;

/// <summary>Which signs of a text mean something to Discord's client, and what it takes to have them shown.</summary>
static class MarkdownSigns
{
    const string AlwaysEscaped = "\\*_~`|<>#@[]:";

    /// <summary>How many code units of markdown one code unit of a text takes at most, given where its stretch starts.</summary>
    public static int Cost(CleanText text, int index, int start)
    {
        var cost = 1;
        if (NeedsBackslash(text.Text, index))
            cost++;
        if (IsBroadcast(text.Text, index))
            cost++;
        if (OpensBold(text, index, start))
            cost += "****".Length;
        return cost;
    }

    /// <summary>Whether a bold stretch begins at this place.</summary>
    public static bool OpensBold(CleanText text, int index, int start) =>
        text.IsMarked(index) && (index == start || !text.IsMarked(index - 1));

    /// <summary>Whether a bold stretch ends before this place.</summary>
    public static bool ClosesBold(CleanText text, int index, int start) =>
        index > start && !text.IsMarked(index) && text.IsMarked(index - 1);

    /// <summary>Whether the sign at this place would open something.</summary>
    public static bool NeedsBackslash(string text, int index) =>
        text[index] switch
        {
            '(' => index > 0 && text[index - 1] == ']',
            '-' or '+' => text.AsSpan(0, index).IsWhiteSpace(),
            '.' or ')' => IsListNumber(text.AsSpan(0, index).TrimStart()),
            var sign => AlwaysEscaped.Contains(sign),
        };

    static bool IsListNumber(ReadOnlySpan<char> before) => before.Length > 0 && !before.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether "@" at this place starts a mention of a whole channel or guild.</summary>
    public static bool IsBroadcast(string text, int index) =>
        text[index] == '@' && (StartsWith(text, index + 1, "everyone") || StartsWith(text, index + 1, "here"));

    static bool StartsWith(string text, int index, string word) => text.AsSpan(index).StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
