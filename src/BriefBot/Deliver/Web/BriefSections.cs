using BriefBot.Answer;
using BriefBot.Answer.Briefings;

namespace BriefBot.Deliver.Web;

/// <summary>The sections of a briefing on a page; those without content are left out.</summary>
static class BriefSections
{
    /// <summary>Writes the sections.</summary>
    public static void Write(HtmlWriter html, Reply.Brief reply)
    {
        var briefing = reply.Briefing;
        if (reply.Written.Count > 0)
            Section(html, BriefWords.Happened, reply.Written, sentence => ReplyParts.Written(html, sentence, reply.Sources));
        else
            Section(html, BriefWords.Happened, briefing.Happened, claim => Quote(html, claim, reply));
        Section(html, BriefWords.Timeline, briefing.Timeline, dated => Event(html, dated, reply));
        Section(html, BriefWords.Involved, [.. briefing.Involved.Where(one => !one.IsEarlier)], one => Involved(html, one, reply));
        Section(html, BriefWords.Earlier, [.. briefing.Involved.Where(one => one.IsEarlier)], one => Involved(html, one, reply));
        Section(
            html,
            BriefWords.Quotes,
            briefing.Quotes,
            quote =>
            {
                Lead(html, quote.Speaker, quote.Role is { Length: > 0 } role ? $" ({role})" : "");
                Quote(html, quote.Claim, reply);
            }
        );
        Section(
            html,
            BriefWords.Numbers,
            briefing.Numbers,
            number =>
            {
                Lead(html, number.Text, "");
                Quote(html, number.Claim, reply);
            }
        );
        foreach (var conflict in briefing.Conflicts)
            ReplyParts.Conflict(html, conflict, reply.Sources);
        Section(html, BriefWords.Open, briefing.Open, claim => Quote(html, claim, reply));
        Section(html, BriefWords.Cautions, briefing.Cautions, caution => html.Text(BriefWords.Of(caution)));
    }

    static void Section<T>(HtmlWriter html, string heading, IReadOnlyList<T> parts, Action<T> write)
    {
        if (parts.Count == 0)
            return;
        html.Raw("<section class=\"answer\"><h2>").Text(heading).Raw("</h2>\n<ul class=\"items\">");
        foreach (var part in parts)
        {
            html.Raw("<li dir=\"auto\">");
            write(part);
            html.Raw("</li>\n");
        }
        html.Raw("</ul></section>\n");
    }

    static void Event(HtmlWriter html, DatedEvent dated, Reply reply)
    {
        var notes = new[] { BriefWords.Basis(dated), dated.Hedge is { } hedge ? $"“{hedge}”" : null }.OfType<string>().ToList();
        html.Raw("<strong>").Text(BriefWords.Day(dated.When)).Raw("</strong>");
        if (notes.Count > 0)
            html.Raw(" <span class=\"faint\">(").Text(string.Join("; ", notes)).Raw(")</span>");
        html.Raw(": ");
        Quote(html, dated.Claim, reply);
    }

    static void Involved(HtmlWriter html, Participant one, Reply reply)
    {
        html.Raw("<strong>").Text(one.Name).Raw("</strong>");
        var parts = new[] { BriefWords.Roles(one), one.Note ?? "" }.Where(part => part.Length > 0).ToList();
        if (parts.Count > 0)
            html.Text($" — {string.Join("; ", parts)}");
        ReplyParts.Numbers(html, one.Citations, reply.Sources);
    }

    static void Lead(HtmlWriter html, string strong, string rest) =>
        html.Raw("<strong>").Text(strong).Raw("</strong>").Text(rest).Raw(": ");

    static void Quote(HtmlWriter html, Claim claim, Reply reply)
    {
        html.Raw("“");
        foreach (var (text, part) in ClarifiedQuote.Split(claim))
        {
            if (part is ClarifiedQuote.Part.Plain)
                html.Text(text);
            else
                html.Raw(part is ClarifiedQuote.Part.Marked ? "<mark>" : "<span class=\"faint\">")
                    .Text(text)
                    .Raw(part is ClarifiedQuote.Part.Marked ? "</mark>" : "</span>");
        }
        html.Raw("”");
        ReplyParts.Numbers(html, claim.Citations, reply.Sources);
    }
}
