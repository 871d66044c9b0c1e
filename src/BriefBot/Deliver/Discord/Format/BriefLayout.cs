using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Lays the sections of a briefing out in blocks: a section's heading stands with its first line, and no line is split.</summary>
sealed class BriefLayout(MessageFlow flow, Localization words, CitationLinks links, AnswerRoom room)
{
    const int ShortLimit = 200;
    const int NoteLimit = 300;

    /// <summary>What happened, when, who, in what words, how much.</summary>
    /// <param name="briefing">The sections.</param>
    /// <param name="written">What happened in a model's words; empty when quotes tell it.</param>
    public void WriteEvents(Briefing briefing, IReadOnlyList<WrittenSentence> written)
    {
        if (written.Count > 0)
            Section(Term.Happened, written, sentence => QuoteBlocks.Written(sentence, links, words));
        else
            Section(Term.Happened, briefing.Happened, claim => Quote(claim));
        Section(Term.Timeline, briefing.Timeline, Event);
        Section(Term.Involved, [.. briefing.Involved.Where(one => !one.IsEarlier)], Involved);
        Section(Term.EarlierOccasions, [.. briefing.Involved.Where(one => one.IsEarlier)], Involved);
        Section(
            Term.InTheirWords,
            briefing.Quotes,
            quote => $"{Bold(Short(quote.Speaker))}{(quote.Role is { Length: > 0 } role ? $" ({Short(role)})" : "")}\n{Quote(quote.Claim)}"
        );
        Section(Term.Numbers, briefing.Numbers, number => $"{Bold(Short(number.Text))}\n{Quote(number.Claim)}");
    }

    /// <summary>What isn't known, and what to know of the sources.</summary>
    public void WriteLimits(Briefing briefing)
    {
        if (briefing.Conflicts.Count > 0 && briefing.Open.Count + briefing.Cautions.Count > 0)
            flow.Open(EmbedColour.Answer);
        Section(Term.NotKnown, briefing.Open, claim => Quote(claim));
        Section(Term.AboutSources, briefing.Cautions, caution => $"- {Of(caution)}");
    }

    /// <summary>What somebody said: when, as whom, the sentence.</summary>
    public void WriteSayings(IReadOnlyList<Saying> sayings)
    {
        foreach (var saying in sayings)
            flow.Add(
                $"{Bold(Markdown.Escape(BriefWords.Speaker(saying), NoteLimit))}, {Published(saying.Published)}\n{Quote(saying.Claim)}"
            );
    }

    string Published(string? published) =>
        DateOnly.TryParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? words.Day(day)
        : published is null ? words[Term.DateUnknown]
        : Short(published);

    void Section<T>(Term heading, IReadOnlyList<T> parts, Func<T, string> line)
    {
        var (head, gap) = ($"**{words[heading]}**\n", "\n\n");
        foreach (var part in parts)
        {
            flow.Add(head + line(part), gap);
            (head, gap) = ("", "\n");
        }
    }

    string Event(DatedEvent dated)
    {
        var notes = new List<string>();
        if (dated.Basis is DayBasis.CountedFromArticle)
            notes.Add(words.With(Term.CountedDay, Short(dated.Words)));
        else if (dated.Basis is DayBasis.YearFromArticle)
            notes.Add(words[Term.InferredYear]);
        if (dated.Hedge is { } hedge)
            notes.Add($"“{Short(hedge)}”");
        return $"**{Day(dated.When)}**{(notes.Count > 0 ? $" ({string.Join("; ", notes)})" : "")}\n{Quote(dated.Claim)}";
    }

    // A month or a year alone as numbers, which every language reads.
    string Day(EventDay day) =>
        day is { Month: { } month, Day: { } date } ? words.Day(new DateOnly(day.Year, month, date)) : day.ToString();

    string Involved(Participant one)
    {
        var parts = new[] { BriefWords.Roles(one), one.Note ?? "" }.Where(part => part.Length > 0).ToList();
        var what = parts.Count > 0 ? $" — {Markdown.Escape(string.Join("; ", parts), NoteLimit)}" : "";
        return $"- {Bold(Short(one.Name))}{what} {links.Numbers(one.Citations, room.LinkedItems)}".TrimEnd();
    }

    string Of(Caution caution) =>
        caution.Kind switch
        {
            CautionKind.FewArticles => words.With(Term.OnlyFewArticles, words.Number(caution.Count)),
            CautionKind.OneOutlet => words.With(
                Term.OneOutletOnly,
                caution.Outlet is { } outlet ? Short(outlet) : words[Term.UnknownOutlet]
            ),
            CautionKind.Old => words.With(Term.NewestIsOf, words.Day(caution.Day!.Value)),
            CautionKind.Undated => words.With(Term.Undated, words.Number(caution.Count)),
            CautionKind.InferredDates => words.With(Term.DatesInferred, words.Number(caution.Count)),
            CautionKind.Excerpts => words.With(Term.PartsOnly, words.Number(caution.Count)),
            _ => words.With(Term.RepeatsLeftOut, words.Number(caution.Count)),
        };

    // With what a reader must be told in brackets, in italics: it is no part of the quote.
    string Quote(Claim claim)
    {
        var quote = QuoteBlocks.One(claim.Text, claim.Highlights, links.Numbers(claim.Citations, linked: true), room.LongestQuote);
        if (claim.Clarifications.Count == 0)
            return quote;
        var told = claim
            .Clarifications.Select(one => $"{WordBefore(claim.Text, one.At)}: {Shown(one.Text)}")
            .Distinct(StringComparer.Ordinal);
        return $"{quote} *({string.Join("; ", told)})*";
    }

    static string WordBefore(string text, int at)
    {
        var start = Math.Clamp(at, 0, text.Length);
        var end = start;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return Short(text[start..end]);
    }

    string Shown(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? words.Day(day)
            : Short(text);

    static string Bold(string markdown) => markdown.Length == 0 ? "" : $"**{markdown}**";

    static string Short(string text) => Markdown.Escape(text, ShortLimit);
}
