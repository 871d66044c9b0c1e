using BriefBot.Answer.Briefings;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Sayings;

/// <summary>
/// Who gives the answers of an interview: lines that begin with "A:" behind such with "Q:", or with the surname of somebody whom the
/// article introduces.
/// </summary>
sealed class Interview
{
    // Turns of a side from which an article is one.
    const int FewestTurns = 2;

    // Characters of a label at most.
    const int LongestLabel = 40;

    static readonly string[] Asking = ["Q", "Question"];
    static readonly string[] Answering = ["A", "Answer"];

    readonly List<(TextSpan Line, string Speaker, int From)> _turns = [];

    Interview() { }

    /// <summary>Reads an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="sentences">Its sentences in order.</param>
    public static Interview Of(Article article, IReadOnlyList<TopicSentence> sentences)
    {
        var interview = new Interview();
        var lines = Lines(article.Body)
            .Select(line => (Line: line, Label: LabelOf(article.Body, line)))
            .Where(line => line.Label is not null)
            .ToList();
        foreach (var side in lines.GroupBy(line => line.Label!, StringComparer.Ordinal).Where(side => side.Count() >= FewestTurns))
        {
            if (SpeakerOf(side.Key, lines.ConvertAll(line => line.Label!), lines[0].Line.Start, article, sentences) is not { } speaker)
                continue;
            interview._turns.AddRange(side.Select(turn => (turn.Line, speaker, turn.Line.Start + side.Key.Length + 1)));
        }
        return interview;
    }

    /// <summary>Who speaks in a sentence, which turn it is part of, and what of it is spoken, as a place in the article; null when it is no
    /// answer.</summary>
    public (string Speaker, int Turn, TextSpan Spoken)? At(TextSpan sentence)
    {
        var turn = _turns.FindIndex(turn => turn.Line.Start <= sentence.Start && sentence.End <= turn.Line.End);
        return turn < 0
            ? null
            : (_turns[turn].Speaker, turn, new TextSpan(Math.Min(sentence.End, Math.Max(sentence.Start, _turns[turn].From)), sentence.End));
    }

    static string? SpeakerOf(string label, List<string> labels, int first, Article article, IReadOnlyList<TopicSentence> sentences)
    {
        if (Asking.Contains(label))
            return null;
        var introduced = BriefBot
            .Language.Names.Find(article.Title, new TextSpan(0, article.Title.Length))
            .Concat(sentences.TakeWhile(sentence => sentence.Span.Start < first).SelectMany(sentence => sentence.Names))
            .Where(name =>
                name.Kind is NameKind.Person && name.Text.Contains(' ', StringComparison.Ordinal) && !IsAuthor(article, name.Text)
            )
            .ToList();
        if (Answering.Contains(label))
            return labels.Exists(Asking.Contains) && introduced is [var guest, ..] ? guest.Text : null;
        return
            introduced.Find(name => name.Text == label || name.Text.EndsWith($" {label}", StringComparison.Ordinal))
                is { Text: not null } named
            ? named.Text
            : null;
    }

    static bool IsAuthor(Article article, string name) =>
        article.Author?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
        || article.Body.Contains($"Interview: {name}", StringComparison.OrdinalIgnoreCase)
        || article.Body.Contains($"Interview by {name}", StringComparison.OrdinalIgnoreCase);

    static IEnumerable<TextSpan> Lines(string body)
    {
        for (var start = 0; start < body.Length; )
        {
            var end = body.IndexOf('\n', start);
            if (end < 0)
                end = body.Length;
            if (end > start)
                yield return new TextSpan(start, end);
            start = end + 1;
        }
    }

    // "A: …", "Drummond: …"
    static string? LabelOf(string body, TextSpan line)
    {
        var colon = body.IndexOf(':', line.Start, Math.Min(line.Length, LongestLabel));
        if (colon <= line.Start || colon + 1 >= line.End || body[colon + 1] != ' ')
            return null;
        var label = body[line.Start..colon];
        return label.Split(' ').All(word => word.Length > 0 && char.IsUpper(word[0])) ? label : null;
    }
}
