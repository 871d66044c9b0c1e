using System.Buffers;
using BriefBot.Language;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Calls to subscribe, sign up, give, follow or log in.</summary>
/// <remarks>
/// A plea speaks to the reader in the imperative, at the beginning of a sentence or clause. A story about subscriptions tells of third
/// persons, so its verbs are elsewhere; quoted speech is never taken for a plea.
/// </remarks>
static class Pleas
{
    const int MostWords = 70;

    /// <summary>What the line is; null when it asks for nothing.</summary>
    public static LineKind? Find(in LineText line)
    {
        if (line.Words > MostWords)
            return null;
        var text = line.Lower.TrimStart("([");
        if (LineText.StartsWithAny(text, SureOpeners) && !line.ReportsSpeech)
            return LineKind.Boilerplate;
        if (text[0] == '"')
            return null;
        var best = (LineKind?)null;
        for (var start = 0; start >= 0; start = NextClause(text, start))
        {
            var kind = Clause(text[start..], text);
            if (kind == LineKind.Boilerplate && !(line.ReportsSpeech && line.Words > 12))
                return kind;
            best ??= kind;
        }
        return best is null || line.Words > 40 || line.ReportsSpeech ? null : best;
    }

    static LineKind? Clause(ReadOnlySpan<char> clause, ReadOnlySpan<char> text)
    {
        if (LineText.StartsWithAny(clause, ["please "]))
            clause = clause[7..];
        if (LineText.StartsWithAny(clause, StrongAsks))
            return LineKind.Boilerplate;
        if (!LineText.StartsWithAny(clause, Asks))
            return null;
        if (IsPersuasion(text) || LineText.ContainsAnyPhrase(clause, Offers))
            return LineKind.Boilerplate;
        return LineKind.MaybePlea;
    }

    static bool IsPersuasion(ReadOnlySpan<char> text) => LineText.StartsWithAny(text, Persuasions);

    /// <summary>Where the next sentence, or the clause after "if you …," or a label, begins; -1 after the last.</summary>
    static int NextClause(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i + 2 < text.Length; i++)
        {
            var mark = text[i..].IndexOfAny(Marks);
            if (mark < 0 || i + mark + 2 >= text.Length)
                return -1;
            i += mark;
            var ends =
                text[i] is '.' or '!' or '?' or ':'
                || (text[i] == ',' && LineText.StartsWithAny(text, Conditions))
                || (text[i] is '-' or '–' or '—' && i > 0 && text[i - 1] == ' ');
            if (!ends)
                continue;
            var next = i + 1;
            while (next < text.Length && text[next] is ' ' or ')' or '(' or '>' or '|' || IsClosingQuote(text, next))
                next++;
            if (next < text.Length && text[next] == '"')
                continue;
            if (next < text.Length && (next > i + 1 || text[i] is '?' or ':'))
                return next;
        }
        return -1;
    }

    static bool IsClosingQuote(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == '"' && text[at - 1] != ' ';

    static readonly SearchValues<char> Marks = SearchValues.Create(".!?:,-–—");

    /// <summary>Openings that no story has.</summary>
    static readonly string[] SureOpeners = Lexicon.Lines("boilerplate/pleas", "sure-openers");

    /// <summary>Imperatives that are pleas wherever a clause begins with them.</summary>
    static readonly string[] StrongAsks = Lexicon.Lines("boilerplate/pleas", "strong-asks");

    /// <summary>Imperatives that ask for something, but that an advice story may use as well.</summary>
    static readonly string[] Asks = Lexicon.Lines("boilerplate/pleas", "asks");

    /// <summary>What pleas offer; with an imperative before it, it is one.</summary>
    static readonly string[] Offers = Lexicon.Lines("boilerplate/pleas", "offers");

    /// <summary>Openings that win the reader over before they ask.</summary>
    static readonly string[] Persuasions = Lexicon.Lines("boilerplate/pleas", "persuasions");

    static readonly string[] Conditions = Lexicon.Lines("boilerplate/pleas", "conditions");
}
