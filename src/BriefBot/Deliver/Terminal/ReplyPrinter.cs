using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Terminal;

/// <summary>Lays a reply out for a terminal: short answer, quotes, disagreements, sources, and as of when.</summary>
/// <param name="page">Where to.</param>
/// <param name="language">In what language to say what isn't quoted; null for that of each question.</param>
/// <param name="otherwise">The same for a question that shows no language, as a name; English where null.</param>
public sealed class ReplyPrinter(TerminalPage page, Localization? language = null, Localization? otherwise = null)
{
    const int Indent = 2;
    const int SourceIndent = 6;

    // Sentences of the reply in progress that stand there already, and the reply as it was then.
    int _printed;
    Reply? _part;

    /// <summary>Prints a reply.</summary>
    /// <param name="reply">What leaves Answer.</param>
    /// <param name="corpus">Size and age of what was searched; shown when nothing was found. Null where that is not known.</param>
    public void Print(Reply reply, CorpusStatistics? corpus)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var words = Words(reply);
        if (reply is Reply.NotFound { IsCourtesy: true } courtesy)
        {
            page.Line(words.Of(courtesy.Lack));
            return;
        }
        if (_printed == 0)
            PrintUnderstood(reply, words);
        if (reply is Reply.Cited cited)
            PrintCited(cited, words);
        else if (reply is Reply.Brief brief)
            new BriefPrinter(page, words).Print(brief.Briefing, brief.Written);
        else if (reply is Reply.Said said)
            new BriefPrinter(page, words).Print(said.Sayings);
        else if (reply is Reply.NotFound notFound)
            PrintNotFound(notFound, corpus, words);
        PrintSources(reply, words);
        page.Gap();
        if (WritingWords.Line(reply, words) is { } writing)
            page.Line(writing, Ink.Faint);
        page.Line(words.With(Term.AsOf, words.Day(reply.Question.AsOf)) + ".", Ink.Faint);
        if (reply.FromSamples)
            page.Line(words[ReplyTerm.SamplesAnswered], Ink.Faint);
        if (reply.NotSearched > 0)
            page.Line(ReplyWords.NotSearched(reply.NotSearched, words), Ink.Faint);
        _printed = 0;
    }

    void PrintCited(Reply.Cited reply, Localization words)
    {
        if (_printed == 0)
            PrintItems(reply, words);
        if (reply.Written.Count > 0)
        {
            if (_printed == 0 && reply.Items.Count > 0)
                page.Gap();
            foreach (var sentence in reply.Written.Skip(_printed))
                PrintWritten(sentence);
        }
        else
        {
            // What stands there agrees with the sources; it can't be taken back, and isn't the whole answer.
            if (_printed > 0 && _part is { } part)
            {
                // Its numbers are its own.
                PrintSources(part, words);
                page.Gap();
                page.Line(words[ReplyTerm.ModelEndsHere], Ink.Faint);
            }
            PrintQuotes(reply.Claims, gapBefore: reply.Items.Count > 0 || _printed > 0);
        }
        foreach (var conflict in reply.Conflicts)
        {
            page.Gap();
            page.Line(words.With(ReplyTerm.Heads, ReplyWords.Disagree(conflict, words)), Ink.Strong);
            foreach (var side in conflict.Sides)
                page.Line(
                    [
                        new(side.Value.Length > 0 ? $"– {VisibleText.Line(side.Value)}{words[ReplyTerm.Colon]}" : "– ", Ink.Strong),
                        new($"“{VisibleText.Line(side.Text)}” "),
                        Numbers([side.Citation]),
                    ],
                    Indent,
                    2 * Indent
                );
        }
    }

    /// <summary>Prints what is new of a reply that grows: its short answer first, then each sentence.</summary>
    public void PrintPart(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply is not Reply.Cited cited)
            return;
        if (_printed == 0)
        {
            var words = Words(reply);
            PrintUnderstood(reply, words);
            PrintItems(cited, words);
            if (cited.Items.Count > 0)
                page.Gap();
        }
        foreach (var sentence in reply.Written.Skip(_printed))
            PrintWritten(sentence);
        (_printed, _part) = (reply.Written.Count, reply);
    }

    /// <summary>The language that a reply is printed in.</summary>
    public Localization Words(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return language ?? Localization.OfText(reply.FullQuestion, otherwise);
    }

    void PrintUnderstood(Reply reply, Localization words)
    {
        if (reply.Understood is { } understood)
            page.Line($"{words[Term.UnderstoodAs]} {VisibleText.Line(understood)}", Ink.Faint);
    }

    void PrintItems(Reply.Cited reply, Localization words)
    {
        if (reply.Items.Count == 1)
            page.Line(Item(reply, reply.Items[0], words), 0, Indent);
        else
            foreach (var item in reply.Items)
                page.Line(Item(reply, item, words).Prepend(new Inked("• ")), 0, Indent);
    }

    // One sentence a line: each has its own sources.
    void PrintWritten(WrittenSentence sentence) =>
        page.Line([new(WritingWords.Shown(sentence) + " "), Numbers(sentence.Citations), .. Mark(sentence)], Indent, Indent);

    static IEnumerable<Inked> Mark(WrittenSentence sentence) =>
        TranslationMark.Of(sentence, Localization.For(null)) is { } mark ? [new($" ({mark})", Ink.Faint)] : [];

    void PrintNotFound(Reply.NotFound reply, CorpusStatistics? corpus, Localization words)
    {
        page.Line($"{words[Term.NotFound]} {VisibleText.Line(words.Of(reply.Lack))}", Ink.Strong);
        if (words.DidYouMean(reply.Suggestions) is { } meant)
            page.Line(VisibleText.Line(meant));
        if (reply.Nearest.Count > 0)
        {
            page.Gap();
            page.Line(words[ReplyTerm.NearestInCorpus]);
            PrintQuotes(reply.Nearest, gapBefore: false);
        }
        if (corpus is null)
            return;
        page.Gap();
        foreach (var line in ReplyWords.WhatWouldHelp(corpus, words))
            page.Line(line);
    }

    void PrintQuotes(IReadOnlyList<Claim> claims, bool gapBefore)
    {
        foreach (var claim in claims)
        {
            if (gapBefore)
                page.Gap();
            gapBefore = true;
            page.Line([new("“"), .. Quote(claim), new("” "), Numbers(claim.Citations)], Indent, Indent);
        }
    }

    void PrintSources(Reply reply, Localization words)
    {
        if (reply.Sources.Count == 0)
            return;
        page.Gap();
        page.Line(words[Term.Sources], Ink.Strong);
        foreach (var (article, numbers) in ReplyWords.ByArticle(reply.Sources))
        {
            var cited = string.Concat(numbers.Select(source => string.Create(CultureInfo.InvariantCulture, $"[{source.Number}]")));
            page.Line(
                [
                    new(cited + " "),
                    new(VisibleText.Line(ReplyWords.Title(article.Title, words))),
                    new($" — {VisibleText.Line(ReplyWords.Origin(article, words))}", Ink.Faint),
                ],
                Indent,
                SourceIndent
            );
            // Behind written sentences the quotes are what a reader checks them by.
            if (reply.Written.Count > 0)
                foreach (var source in numbers)
                    page.Line(
                        string.Create(CultureInfo.InvariantCulture, $"[{source.Number}] “{VisibleText.Line(source.Quote)}”"),
                        Ink.Plain,
                        SourceIndent
                    );
            if (article.Url is { } url)
                page.Line(VisibleText.Line(url), Ink.Faint, SourceIndent);
        }
    }

    static IEnumerable<Inked> Item(Reply.Cited reply, AnswerItem item, Localization words)
    {
        yield return new(VisibleText.Line(ReplyWords.Item(reply, item, words)), Ink.Strong);
        if (ReplyWords.Note(item, words) is { } note)
            yield return new($" ({VisibleText.Line(note)})");
        yield return new(" ");
        yield return Numbers(item.Citations);
    }

    static Inked Numbers(IReadOnlyList<int> citations) =>
        new(string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]"))), Ink.Faint);

    static IEnumerable<Inked> Quote(Claim claim) =>
        Highlighted
            .Split(claim.Text, claim.Highlights)
            .Select(part => new Inked(VisibleText.Line(part.Text), part.Marked ? Ink.Marked : Ink.Plain));
}
