namespace BriefBot.Ingest.Pages;

/// <summary>Tells sentences from headlines and labels by their shape, in whatever language.</summary>
static class SentenceShape
{
    const int FewestWords = 6;
    const int FewestSmall = 2;

    /// <summary>
    /// Characters from which on a question, an exclamation or a text that breaks off is taken for a sentence: headlines have such ends as
    /// well.
    /// </summary>
    const int LongWithOtherEnd = 80;

    /// <summary>Characters of the shortest sentence that is told from "Read the whole story here.".</summary>
    const int Shortest = 55;

    const int FewestWithoutSpaces = 12;

    /// <summary>True for a whole sentence or several: it ends as they do, and has more than a few words, not all with capitals.</summary>
    public static bool IsSentence(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = text.TrimEnd(" \"'”’»)]");
        if (end.IsEmpty)
            return false;
        if (end[^1] is '。' or '！' or '？')
            return end.Length >= FewestWithoutSpaces;
        if (text.Length < Shortest || end[^1] is not ('.' or '!' or '?' or '…' or '।' or '۔' or '؟'))
            return false;
        if ((end[^1] is not ('.' or '।' or '۔') || end.EndsWith("..")) && text.Length < LongWithOtherEnd)
            return false;
        var (words, small) = (0, 0);
        foreach (var range in text.Split(' '))
        {
            var word = text[range].TrimStart("\"'“‘«([");
            if (word.IsEmpty)
                continue;
            words++;
            if (char.IsLetter(word[0]) && !char.IsUpper(word[0]))
                small++;
        }
        return words >= FewestWords && small >= FewestSmall;
    }
}
