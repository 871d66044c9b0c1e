using System.Text;
using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus;

/// <summary>Articles for tests of the corpus.</summary>
static class Drafts
{
    /// <summary>A draft whose original is its own text.</summary>
    public static ArticleDraft Of(string title, string body, string name = "-", string? day = null) =>
        new(
            title,
            body,
            day is null ? PublicationDate.Unknown : PublicationDate.Stated(DateOnly.Parse(day)),
            new(Encoding.UTF8.GetBytes(title + "\n" + body), "text/plain", name)
        );

    /// <summary>So many sentences of ten words each, the number of each among them.</summary>
    public static string Sentences(int count, string word = "harbour") =>
        string.Join(' ', Enumerable.Range(1, count).Select(n => $"The {word} council counted {n} ferries on its quiet Monday."));
}
