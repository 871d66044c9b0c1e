using BriefBot.Language;

namespace BriefBot.Answer.Summaries;

/// <summary>Where the words of a sentence stand.</summary>
static class WordSpans
{
    /// <summary>The places of a sentence's words in the body; a hyphen before a letter is part of its word.</summary>
    public static List<TextSpan> Of(string body, TextSpan sentence)
    {
        var words = new List<TextSpan>();
        for (var i = sentence.Start; i < sentence.End; )
        {
            if (!char.IsLetterOrDigit(body[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (
                end < sentence.End
                && (char.IsLetterOrDigit(body[end]) || (body[end] == '-' && end + 1 < sentence.End && char.IsLetter(body[end + 1])))
            )
                end++;
            words.Add(new TextSpan(i, end));
            i = end;
        }
        return words;
    }

    /// <summary>A word in lower case.</summary>
    public static string Lower(string body, TextSpan word) => body[word.Start..word.End].ToLowerInvariant();
}
