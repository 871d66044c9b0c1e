namespace BriefBot.Ingest.Boilerplate;

/// <summary>Finds pleas that scraping left at the end of a paragraph of the story: "… until midnight. Sign up for our
/// newsletter."</summary>
static class PleaTails
{
    const int MostSentences = 3;
    const int LongestSentence = 300;
    const int FewestStoryWords = 8;

    /// <summary>Fewer words before a plea introduce it: "The Pier is our weekly letter. Subscribe …", the author's post before her
    /// address.</summary>
    const int FewestWordsOfParagraph = 25;

    const string Quotes = "\"“”«»";

    /// <summary>Length of the pleas after a paragraph's story; 0 when there are none, or when what stands before them is no
    /// story.</summary>
    public static int Length(ReadOnlySpan<char> paragraph)
    {
        var cut = paragraph.Length;
        for (var sentences = 0; sentences < MostSentences; sentences++)
        {
            var start = LastSentence(paragraph[..cut]);
            if (start == 0 || !IsPlea(paragraph[start..cut].Trim()))
                break;
            cut = start;
        }
        return
            cut < paragraph.Length
            && IsStory(paragraph[..cut].TrimEnd(), IsDroppedWhole(paragraph) ? FewestWordsOfParagraph : FewestStoryWords)
            ? paragraph.Length - cut
            : 0;
    }

    /// <summary>Where the last sentence begins; 0 when there is only one.</summary>
    static int LastSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        for (var i = text.Length - 3; i > 0 && i > text.Length - LongestSentence; i--)
        {
            if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ' && char.IsUpper(text[i + 2]))
                return i + 2;
        }
        return 0;
    }

    static bool IsPlea(ReadOnlySpan<char> sentence)
    {
        if (sentence.IsEmpty || sentence.Length > LongestSentence || sentence.ContainsAny(Quotes) || !LineRules.HasCue(sentence))
            return false;
        Span<char> buffer = stackalloc char[LongestSentence];
        var line = LineText.Of(sentence, buffer);
        return line.Lower.Length > 0 && !line.ReportsSpeech && Pleas.Find(line) == LineKind.Boilerplate;
    }

    static bool IsDroppedWhole(ReadOnlySpan<char> paragraph) => LineRules.Classify(paragraph) != LineKind.Story;

    /// <summary>A sentence that tells, in the third person: "If you value our work …" before a plea is part of it.</summary>
    static bool IsStory(ReadOnlySpan<char> text, int fewestWords) =>
        text.Count(' ') >= fewestWords - 1
        && !LineText.AddressesReader(text)
        && text.Count('"') % 2 == 0
        && text.Count('“') == text.Count('”')
        && LineRules.Classify(text) == LineKind.Story;
}
