using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Language;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Lays a reply out in blocks: short answer, quotes, disagreements, sources.</summary>
sealed class AnswerLayout
{
    const int ItemLimit = 200;
    const int NoteLimit = 300;
    const int UnderstoodLimit = 1_000;
    const int ReasonLimit = 1_000;

    readonly Reply _reply;
    readonly AnswerView _view;
    readonly Localization _words;
    readonly CitationLinks _links;
    readonly AnswerRoom _room;
    readonly MessageFlow _flow;

    AnswerLayout(Reply reply, AnswerView view, AnswerRoom room, string footer)
    {
        (_reply, _view, _words, _room) = (reply, view, view.Words, room);
        _links = new CitationLinks(reply.Sources, view.ReaderLinks);
        _flow = new MessageFlow(footer, room.Messages);
    }

    /// <summary>Lays the reply out.</summary>
    /// <param name="footer">Small print below it.</param>
    public static MessageFlow Of(Reply reply, AnswerView view, AnswerRoom room, string footer)
    {
        var layout = new AnswerLayout(reply, view, room, footer);
        layout.Write();
        return layout._flow;
    }

    /// <summary>A question as an embed's title.</summary>
    internal static string Title(string question) => Markdown.Escape(question.Trim(), DiscordLimits.EmbedTitle);

    void Write()
    {
        _flow.Open(_reply.IsFound ? EmbedColour.Answer : EmbedColour.Quiet, Title(_reply.Question.Text));
        if (_reply.Understood is { } understood)
            _flow.Add($"*{_words[Term.UnderstoodAs]}* {Markdown.Escape(understood, UnderstoodLimit)}");
        if (_reply is Reply.Cited cited)
            WriteCited(cited);
        else if (_reply is Reply.Brief brief)
            WriteBrief(brief.Briefing);
        else if (_reply is Reply.Said said)
            new BriefLayout(_flow, _words, _links, _room).WriteSayings(said.Sayings);
        else if (_reply is Reply.NotFound notFound)
            WriteNotFound(notFound);
        WriteSources();
        if (_reply.FromSamples)
            _flow.Add($"*{_words[Term.FromSamples]}*");
        if (_reply.NotSearched > 0)
            _flow.Add($"*{_words.With(Term.NotSearchedYet, _words.Number(_reply.NotSearched))}*");
    }

    void WriteCited(Reply.Cited reply)
    {
        var gap = "\n\n";
        foreach (var item in reply.Items)
        {
            _flow.Add((reply.Items.Count > 1 ? "- " : "") + Item(item), gap);
            gap = "\n";
        }

        var sides = reply.Conflicts.SelectMany(conflict => conflict.Sides).Select(side => side.Text).ToHashSet(StringComparer.Ordinal);
        if (reply.Written.Count > 0)
            WriteWritten(reply.Written, reply.Items.Count > 0 ? "\n\n" : "\n");
        else
            foreach (var claim in reply.Claims.Where(claim => !sides.Contains(claim.Text)))
                _flow.Add(Quote(claim));
        foreach (var conflict in reply.Conflicts)
            WriteConflict(conflict);
    }

    // A sentence a line, each with its own sources.
    void WriteWritten(IReadOnlyList<WrittenSentence> sentences, string gap)
    {
        foreach (var sentence in sentences)
        {
            _flow.Add(QuoteBlocks.Written(sentence, _links, _words), gap);
            gap = "\n";
        }
    }

    void WriteBrief(Briefing briefing)
    {
        var layout = new BriefLayout(_flow, _words, _links, _room);
        layout.WriteEvents(briefing, _reply.Written);
        foreach (var conflict in briefing.Conflicts)
            WriteConflict(conflict);
        layout.WriteLimits(briefing);
    }

    void WriteConflict(Conflict conflict)
    {
        var about = Markdown.Escape(ReplyWords.About(conflict, _words), ItemLimit);
        _flow.Open(EmbedColour.Conflict, about.Length > 0 ? _words.With(Term.DisagreeAbout, about) : _words[Term.Disagree]);
        foreach (var side in conflict.Sides)
            _flow.Add(Side(side));
    }

    string Side(ConflictSide side)
    {
        var source = _reply.Sources.FirstOrDefault(source => source.Number == side.Citation);
        var value = Markdown.Escape(side.Value, ItemLimit);
        var outlet = source is null ? "" : SourceWords.Outlet(source.Article, _words);
        var who = string.Join(" — ", new[] { Bold(value), outlet }.Where(part => part.Length > 0));
        var quote = QuoteBlocks.One(side.Text, Occurrence(side.Text, side.Value), _links.Numbers([side.Citation]), _room.LongestQuote);
        return who.Length > 0 ? $"{who}\n{quote}" : quote;
    }

    static List<TextSpan> Occurrence(string text, string value)
    {
        var at = value.Length == 0 ? -1 : text.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : [new TextSpan(at, at + value.Length)];
    }

    void WriteNotFound(Reply.NotFound reply)
    {
        _flow.Add($"**{_words[Term.NotFound]}** {Markdown.Escape(_words.Of(reply.Lack), ReasonLimit)}");
        if (reply.Suggestions.Count > 0)
            _flow.Add(
                _words.With(
                    Term.DidYouMean,
                    string.Join(", ", reply.Suggestions.Select(one => Bold(Markdown.Escape(one.Known, ItemLimit))))
                )
            );
        var heading = $"{_words[Term.Nearest]}\n";
        foreach (var claim in reply.Nearest)
        {
            _flow.Add(heading + Quote(claim));
            heading = "";
        }

        if (!reply.FromSamples)
            _flow.Add($"{SourceWords.Corpus(_view.Corpus, _words)}\n{_words[Term.HowToAdd]}");
    }

    void WriteSources()
    {
        var (heading, gap) = ($"**{_words[Term.Sources]}**\n", "\n\n");
        var isAfterConflict = _reply is Reply.Cited { Conflicts.Count: > 0 };
        isAfterConflict |= _reply is Reply.Brief;
        if (isAfterConflict && _reply.Sources.Count > 0)
            _flow.Open(EmbedColour.Answer);
        foreach (var line in SourceLines.Of(_reply.Sources, _links, _words))
        {
            _flow.Add(heading + line, gap);
            (heading, gap) = ("", "\n");
        }
    }

    string Item(AnswerItem item)
    {
        var note = ReplyWords.Note(item, _words) is { } told ? $" ({Markdown.Escape(told, NoteLimit)})" : "";
        var text = _reply is Reply.Cited cited ? ReplyWords.Item(cited, item, _words) : item.Text;
        return $"{Bold(Markdown.Escape(text, ItemLimit))}{note} {_links.Numbers(item.Citations, _room.LinkedItems)}".TrimEnd();
    }

    static string Bold(string markdown) => markdown.Length == 0 ? "" : $"**{markdown}**";

    string Quote(Claim claim) => QuoteBlocks.One(claim.Text, claim.Highlights, _links.Numbers(claim.Citations), _room.LongestQuote);
}
