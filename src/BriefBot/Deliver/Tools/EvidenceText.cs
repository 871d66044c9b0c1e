using System.Globalization;
using System.Text;
using BriefBot.Answer;
using BriefBot.Answer.Judge.Written;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Deliver.Tools;

/// <summary>Writes sentences of articles for a model, each with the number under which it may be cited.</summary>
/// <param name="evidence">Gives the numbers.</param>
/// <param name="fence">Stands around what others wrote; null for nothing.</param>
sealed class EvidenceText(NumberedSentences evidence, string? fence)
{
    // Characters of one answer; a model reads every one of them again with each request.
    const int Longest = 12_000;
    const int LongestSentence = 1_200;
    const int LongestTitle = 200;

    readonly StringBuilder _text = new();

    /// <summary>Sentences written.</summary>
    public int Sentences { get; private set; }

    /// <summary>True when nothing more is taken.</summary>
    public bool IsFull => _text.Length > Longest;

    /// <summary>Names the article whose sentences follow.</summary>
    public void Article(Article article)
    {
        if (_text.Length > 0)
            _text.AppendLine();
        _text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Article {article.Id}: {Cut(ReplyWords.Title(article.Title), LongestTitle)} — {Cut(ReplyWords.Origin(article), LongestTitle)}"
        );
    }

    /// <summary>Writes the sentences of which a stretch of an article has a part, whole.</summary>
    /// <returns>Where the next begins: behind the stretch, or where there was no more room.</returns>
    public int Stretch(Article article, int start, int end)
    {
        foreach (var span in Language.Sentences.Split(article.Body, article.Language))
        {
            if (span.End <= start)
                continue;
            if (span.Start >= end || IsFull)
                return span.Start;
            Sentence(article, span, null);
        }
        return article.Body.Length;
    }

    /// <summary>Writes what a reply cites.</summary>
    /// <param name="lead">Stands before it: a day, a name; null for nothing.</param>
    public void Quote(CitedSource source, string? lead) =>
        Sentence(source.Article, new TextSpan(source.Citation.Start, source.Citation.End), lead);

    /// <summary>Writes a line of no article's.</summary>
    public void Line(string text) => _text.AppendLine(Cut(text, LongestSentence));

    /// <summary>All of it, or what to say when there is nothing.</summary>
    public string Text(string nothing)
    {
        if (_text.Length == 0)
            return nothing;
        var text = _text.ToString().TrimEnd();
        return fence is null ? text : $"{fence}\n{text}\n{fence}";
    }

    void Sentence(Article article, TextSpan span, string? lead)
    {
        if (IsFull || evidence.Number(new CitedSentence(article, span)) is not { } number)
            return;
        Sentences++;
        _text.Append(CultureInfo.InvariantCulture, $"[{number}] ");
        if (lead is not null)
            _text.Append(CultureInfo.InvariantCulture, $"({Cut(lead, LongestTitle)}) ");
        _text.AppendLine(Cut(article.Body[span.Start..span.End], LongestSentence));
    }

    static string Cut(string text, int longest) => VisibleText.Line(text.Length > longest ? text.AsSpan(0, longest) : text).Trim();
}
