using System.Globalization;
using System.Text;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Corpus;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>Writes a briefing as Markdown, to be kept or passed on: its sections, then its sources; each number links to its
/// sentence.</summary>
/// <remarks>What comes from outside is escaped, so that it is read as text and nothing else. Source: CommonMark 0.31, "Backslash
/// escapes".</remarks>
public static class BriefMarkdown
{
    /// <summary>Its media type, by RFC 7763.</summary>
    public const string MediaType = "text/markdown";

    // All that means something within a line; nothing from outside begins one.
    const string Special = "\\`*_[]<>#|~&$:@";

    /// <summary>The document.</summary>
    /// <param name="home">Address that the reader's pages stand under, without a slash at the end.</param>
    public static string Write(Reply.Brief brief, string home, Localization words)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(words);
        var page = new Page(brief.Sources, home, words);
        var briefing = brief.Briefing;
        page.Heading(1, brief.Question.Text);
        page.Line($"*{Escape(words.With(Term.AsOf, words.Day(brief.Question.AsOf)))}*");
        if (brief.Written.Count > 0)
            page.Section(Term.Happened, brief.Written, one => Escape(WritingWords.Shown(one)) + page.Numbers(one.Citations));
        else
            page.Section(Term.Happened, briefing.Happened, page.Quote);
        page.Section(Term.Timeline, briefing.Timeline, page.Event);
        page.Section(Term.Involved, [.. briefing.Involved.Where(one => !one.IsEarlier)], page.Involved);
        page.Section(Term.EarlierOccasions, [.. briefing.Involved.Where(one => one.IsEarlier)], page.Involved);
        page.Section(
            Term.InTheirWords,
            briefing.Quotes,
            quote =>
                $"**{Escape(quote.Speaker)}**{(quote.Role is { Length: > 0 } role ? $" ({Escape(role)})" : "")}: {page.Quote(quote.Claim)}"
        );
        page.Section(Term.Numbers, briefing.Numbers, number => $"**{Escape(number.Text)}**: {page.Quote(number.Claim)}");
        foreach (var conflict in briefing.Conflicts)
            page.Section(
                words.Disagree(conflict),
                conflict.Sides,
                side => $"**{Escape(side.Value)}**: “{Escape(side.Text)}”{page.Numbers([side.Citation])}"
            );
        page.Section(Term.NotKnown, briefing.Open, page.Quote);
        page.Section(Term.AboutSources, briefing.Cautions, caution => Escape(words.Of(caution)));
        page.Section(Term.Sources, ReplyWords.ByArticle(brief.Sources).ToList(), group => page.Source(group.Article, group.Citations));
        return page.ToString();
    }

    /// <summary>Text of one line that means nothing but itself.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in VisibleText.Line(text))
        {
            if (Special.Contains(c, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(c);
        }
        // What begins with it is a link for many readers, without any sign.
        return escaped.Replace("www.", "www\\.").Replace("WWW.", "WWW\\.").ToString();
    }

    sealed class Page(IReadOnlyList<CitedSource> sources, string home, Localization words)
    {
        readonly StringBuilder _text = new();

        public void Heading(int level, string text) => _text.Append('#', level).Append(' ').Append(Escape(text)).Append("\n\n");

        public void Line(string line) => _text.Append(line).Append('\n');

        public void Section<T>(Term heading, IReadOnlyList<T> parts, Func<T, string> write) => Section(words[heading], parts, write);

        public void Section<T>(string heading, IReadOnlyList<T> parts, Func<T, string> write)
        {
            if (parts.Count == 0)
                return;
            Line("");
            Heading(2, heading);
            foreach (var part in parts)
                Line("- " + write(part));
        }

        public string Quote(Claim claim) =>
            $"“{string.Concat(ClarifiedQuote.Split(claim, words).Select(part => Escape(part.Text)))}”{Numbers(claim.Citations)}";

        public string Event(DatedEvent dated)
        {
            var notes = new[] { words.Basis(dated), dated.Hedge is { } hedge ? $"“{hedge}”" : null }.OfType<string>().ToList();
            var note = notes.Count > 0 ? $" ({Escape(string.Join("; ", notes))})" : "";
            return $"**{Escape(words.Day(dated.When))}**{note}: {Quote(dated.Claim)}";
        }

        public string Involved(Participant one)
        {
            var about = new[] { BriefWords.Roles(one), one.Note ?? "" }.Where(part => part.Length > 0).ToList();
            return $"**{Escape(one.Name)}**{(about.Count > 0 ? " — " + Escape(string.Join("; ", about)) : "")}{Numbers(one.Citations)}";
        }

        public string Source(Article article, IReadOnlyList<CitedSource> citations)
        {
            var numbers = string.Concat(citations.Select(source => Number(source.Number)));
            var live = TextFragment.Link(article.Url, citations[0].Quote) is { } link
                ? $" — [{Escape(words[Term.LivePage])}](<{link}>)"
                : "";
            return $"{numbers.TrimStart()} {Escape(words.Title(article.Title))}, {Escape(words.Origin(article))}{live}";
        }

        public string Numbers(IReadOnlyList<int> citations) => string.Concat(citations.Select(Number));

        public override string ToString() => _text.ToString();

        string Number(int number) =>
            sources.FirstOrDefault(source => source.Number == number) is { } source
                ? string.Create(CultureInfo.InvariantCulture, $" [\\[{number}\\]](<{home}{PagePaths.Reader(source.Citation)}>)")
                : "";
    }
}
