using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Deliver.Terminal;

/// <summary>Prints digests.</summary>
public sealed class DigestPrinter(TerminalPage page)
{
    const int Indent = 2;

    /// <summary>The stories with their quotes and, below them, where those stand.</summary>
    public void Print(VerifiedDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        foreach (var (number, story) in digest.Digest.Stories.Index())
        {
            if (number > 0)
                page.Gap();
            Print(story, number + 1);
        }
        foreach (var correction in digest.Digest.Corrections)
            Print(correction);
        if (digest.Digest.LeftOut > 0)
        {
            page.Gap();
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{digest.Digest.LeftOut:N0} more stories had no room."), Ink.Faint);
        }
        if (digest.Sources.Count > 0)
            PrintSources(digest.Sources);
        if (WritingWords.Line(digest) is not { } line)
            return;
        page.Gap();
        page.Line(line, Ink.Faint);
    }

    /// <summary>How it came about.</summary>
    public void PrintWhy(Digest digest)
    {
        page.Gap();
        page.Line("How this digest came about", Ink.Strong);
        foreach (var line in FateWords.Lines(digest))
            page.Line(VisibleText.Line(line.Trim()), Ink.Plain, line[0] == ' ' ? 2 * Indent : Indent);
    }

    void Print(DigestStory story, int number)
    {
        var update = story.Before is { } before
            ? string.Create(CultureInfo.InvariantCulture, $"Update (last told on {before:yyyy-MM-dd}): ")
            : "";
        page.Line(
            [
                new(string.Create(CultureInfo.InvariantCulture, $"{number}. {update}")),
                new(VisibleText.Line(ReplyWords.Title(story.Title)), Ink.Strong),
            ],
            0,
            Indent
        );
        if (story.Written.Count == 0)
            foreach (var sentence in story.Sentences)
                Quote(sentence);
        foreach (var sentence in story.Written)
            page.Line($"{WritingWords.Shown(sentence)} {Marks(sentence.Citations)}", Ink.Plain, Indent);
        var sources =
            story.Sources == 1
                ? "1 independent source"
                : string.Create(CultureInfo.InvariantCulture, $"{story.Sources} independent sources");
        var more = story.MoreNew > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {story.MoreNew} more new statements") : "";
        page.Line(VisibleText.Line($"{string.Join(", ", story.Outlets)} ({sources}){more}"), Ink.Faint, Indent);
    }

    void Print(DigestCorrection correction)
    {
        page.Gap();
        page.Line(
            string.Create(CultureInfo.InvariantCulture, $"Corrected since it was posted on {correction.PostedOn:yyyy-MM-dd}:"),
            Ink.Strong
        );
        Quote(correction.Was);
        if (correction.Now is { } now)
        {
            page.Line("It now reads:", Ink.Plain, Indent);
            Quote(now);
        }
        else
            page.Line("That was taken out.", Ink.Plain, Indent);
    }

    void Quote(DigestSentence sentence) => page.Line($"“{VisibleText.Line(sentence.Text)}” {Marks(sentence.Citations)}", Ink.Plain, Indent);

    static string Marks(IReadOnlyList<int> numbers) =>
        string.Join(' ', numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));

    void PrintSources(IReadOnlyList<CitedSource> sources)
    {
        page.Gap();
        page.Line("Sources", Ink.Strong);
        foreach (var (article, citations) in ReplyWords.ByArticle(sources))
        {
            var numbers = string.Join(' ', citations.Select(source => string.Create(CultureInfo.InvariantCulture, $"[{source.Number}]")));
            page.Line(VisibleText.Line($"{numbers} {ReplyWords.Title(article.Title)} — {ReplyWords.Origin(article)}"), Ink.Plain, Indent);
            if (article.Url is { } url)
                page.Line(VisibleText.Line(url), Ink.Faint, 2 * Indent);
        }
    }
}
