using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Terminal;

/// <summary>Lays the sections of a briefing out for a terminal; those without content are left out.</summary>
sealed class BriefPrinter(TerminalPage page, Localization words)
{
    const int Indent = 2;
    bool _isFirst = true;

    /// <summary>Prints the sections.</summary>
    /// <param name="briefing">The sections.</param>
    /// <param name="written">What happened in a model's words; empty when quotes tell it.</param>
    public void Print(Briefing briefing, IReadOnlyList<WrittenSentence> written)
    {
        if (written.Count > 0)
            Section(
                words[Term.Happened],
                written,
                sentence => Line("", [new(WritingWords.Shown(sentence) + " "), Numbers(sentence.Citations)])
            );
        else
            Section(words[Term.Happened], briefing.Happened, claim => Line("", Quote(claim)));
        Section(words[Term.Timeline], briefing.Timeline, Event);
        Section(words[Term.Involved], [.. briefing.Involved.Where(one => !one.IsEarlier)], Involved);
        Section(words[Term.EarlierOccasions], [.. briefing.Involved.Where(one => one.IsEarlier)], Involved);
        Section(
            words[Term.InTheirWords],
            briefing.Quotes,
            quote =>
                Line(
                    quote.Role is { Length: > 0 } role
                        ? $"{VisibleText.Line(quote.Speaker)} ({VisibleText.Line(role)}){words[ReplyTerm.Colon]}"
                        : $"{VisibleText.Line(quote.Speaker)}{words[ReplyTerm.Colon]}",
                    Quote(quote.Claim)
                )
        );
        Section(
            words[Term.Numbers],
            briefing.Numbers,
            number => Line($"{VisibleText.Line(number.Text)}{words[ReplyTerm.Colon]}", Quote(number.Claim))
        );
        foreach (var conflict in briefing.Conflicts)
            Section(
                ReplyWords.Disagree(conflict, words),
                conflict.Sides,
                side =>
                    Line(
                        $"{VisibleText.Line(side.Value)}{words[ReplyTerm.Colon]}",
                        [new($"“{VisibleText.Line(side.Text)}” "), Numbers([side.Citation])]
                    )
            );
        Section(words[ReplyTerm.IsNotKnown], briefing.Open, claim => Line("", Quote(claim)));
        Section(words[Term.AboutSources], briefing.Cautions, caution => Line("", [new(BriefWords.Of(caution, words))]));
    }

    /// <summary>Prints what somebody said, a line each: when, who, the sentence.</summary>
    public void Print(IReadOnlyList<Saying> sayings)
    {
        foreach (var saying in sayings)
            Line($"{Published(saying.Published)}, {BriefWords.Speaker(saying)}{words[ReplyTerm.Colon]}", Quote(saying.Claim));
    }

    // In English as it has always been, by which scripts may read it.
    string Published(string? iso) =>
        iso is null ? words[Term.DateUnknown]
        : words != Localization.English
        && DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? words.Day(day)
        : iso;

    void Section<T>(string heading, IReadOnlyList<T> parts, Action<T> print)
    {
        if (parts.Count == 0)
            return;
        if (!_isFirst)
            page.Gap();
        _isFirst = false;
        page.Line(heading, Ink.Strong);
        foreach (var part in parts)
            print(part);
    }

    void Event(DatedEvent dated)
    {
        var notes = new[] { BriefWords.Basis(dated, words), dated.Hedge is { } hedge ? $"“{VisibleText.Line(hedge)}”" : null }
            .OfType<string>()
            .ToList();
        var note = notes.Count > 0 ? $" ({string.Join(words[ReplyTerm.Semicolon], notes)})" : "";
        Line($"{BriefWords.Day(dated.When, words)}{note}{words[ReplyTerm.Colon]}", Quote(dated.Claim));
    }

    void Involved(Participant one)
    {
        var parts = new[] { BriefWords.Roles(one), one.Note is { } note ? VisibleText.Line(note) : "" }
            .Where(part => part.Length > 0)
            .ToList();
        Line(
            VisibleText.Line(one.Name),
            [new(parts.Count > 0 ? $" — {string.Join(words[ReplyTerm.Semicolon], parts)} " : " "), Numbers(one.Citations)]
        );
    }

    void Line(string lead, IEnumerable<Inked> rest) => page.Line([new("– "), new(lead, Ink.Strong), .. rest], Indent, 2 * Indent);

    IEnumerable<Inked> Quote(Claim claim) =>
        [
            new("“"),
            .. ClarifiedQuote
                .Split(claim, words)
                .Select(part => new Inked(VisibleText.Line(part.Text), part.Part is ClarifiedQuote.Part.Added ? Ink.Faint : Ink.Plain)),
            new("” "),
            Numbers(claim.Citations),
        ];

    static Inked Numbers(IReadOnlyList<int> citations) =>
        new(string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]"))), Ink.Faint);
}
