using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Web;

/// <summary>What of an answer stands on a card: its first quotes, or the first sentences that a model wrote of them.</summary>
public static class CardQuotes
{
    /// <summary>Most of them on the page of a card.</summary>
    public const int Most = 3;

    /// <summary>Each with the first source that it cites; none where nothing was answered.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="words">In the reader's language.</param>
    public static IEnumerable<(string Quote, CitedSource Source)> Of(Reply reply, Localization words)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(words);
        return Read(reply, words);
    }

    static IEnumerable<(string Quote, CitedSource Source)> Read(Reply reply, Localization words)
    {
        var claims = (reply as Reply.Cited)?.Claims ?? [];
        var lines =
            reply.Written.Count > 0
                ? reply.Written.Select(sentence => (Marked(sentence, words), sentence.Citations[0]))
                : claims.Select(claim => ($"“{claim.Text}”", claim.Citations[0]));
        foreach (var (text, number) in lines.Take(Most))
            if (reply.Sources.FirstOrDefault(source => source.Number == number) is { } source)
                yield return (text, source);
    }

    static string Marked(WrittenSentence sentence, Localization words) =>
        TranslationMark.Of(sentence, words) is { } mark ? $"{WritingWords.Shown(sentence)} ({mark})" : WritingWords.Shown(sentence);
}
