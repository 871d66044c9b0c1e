using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>Finds the words that tell how somebody took part: by video, by a letter that was read, remotely.</summary>
static class Manner
{
    static readonly string[] Nouns = ["video", "letter", "hologram", "telephone", "phone", "satellite", "livestream", "recording"];
    static readonly string[] Adverbs = ["virtually", "remotely"];
    static readonly string[] Before = ["via", "by", "in", "through", "over", "on", "with"];
    static readonly string[] Between = ["a", "an", "the", "his", "her", "their", "pre-recorded", "prerecorded", "recorded", "live", "written"];
    static readonly string[] Behind = ["speech", "speeches", "message", "messages", "address", "addresses", "remarks", "link", "call", "appearance", "appearances", "statement", "conference"];

    /// <summary>The first such words in [start, end) of a text, as they stand there; null when there are none.</summary>
    public static TextSpan? Find(string text, TextSpan range)
    {
        var words = Words(text, range);
        for (var i = 0; i < words.Count; i++)
        {
            var word = Of(text, words[i]);
            if (IsOneOf(word, Adverbs)) return words[i];
            if (!IsOneOf(word, Nouns)) continue;
            var first = i;
            while (first > 0 && IsOneOf(Of(text, words[first - 1]), Between)) first--;
            if (first > 0 && IsOneOf(Of(text, words[first - 1]), Before)) first--;
            else first = i;
            var last = i + 1 < words.Count && IsOneOf(Of(text, words[i + 1]), Behind) ? i + 1 : i;
            return new TextSpan(words[first].Start, words[last].End);
        }
        return null;
    }

    static ReadOnlySpan<char> Of(string text, TextSpan span) => text.AsSpan(span.Start, span.Length);

    static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var known in words)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static List<TextSpan> Words(string text, TextSpan range)
    {
        var words = new List<TextSpan>();
        for (var i = range.Start; i < range.End;)
        {
            if (!char.IsLetterOrDigit(text[i])) { i++; continue; }
            var end = i;
            while (end < range.End && (char.IsLetterOrDigit(text[end]) || text[end] == '-')) end++;
            words.Add(new TextSpan(i, end));
            i = end;
        }
        return words;
    }
}
