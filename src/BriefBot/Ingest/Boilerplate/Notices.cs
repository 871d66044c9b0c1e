using System.Buffers;
using BriefBot.Language;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Legal notices, counters, ages, share bars, menus in one line, and links to other stories.</summary>
static class Notices
{
    /// <summary>True when the line is one of these.</summary>
    public static bool IsNotice(in LineText line) =>
        IsLegal(line)
        || IsCounterOrAge(line)
        || IsShareBar(line)
        || IsMenuBar(line)
        || IsRelatedLink(line)
        || IsContact(line)
        || IsBreadcrumbAge(line);

    static bool IsLegal(in LineText line)
    {
        var text = line.Lower;
        if (line.Words <= 90 && LineText.StartsWithAny(text, LegalOpeners) && !line.ReportsSpeech)
            return true;
        if (line.Words > 60)
            return false;
        if (LineText.StartsWithAny(text.TrimStart("(["), ReportingCredits))
            return true;
        if (text.StartsWith('©') || text.StartsWith("copyright ©") || (text.StartsWith("(c) ") && text.Length > 4 && char.IsDigit(text[4])))
            return true;
        if (
            text.StartsWith("copyright")
            && text.Length > 10
            && (text[9..].TrimStart(" :").StartsWith("(c)") || char.IsDigit(text[9..].TrimStart(" :")[0]))
        )
            return true;
        return text.Contains("all rights reserved", StringComparison.Ordinal) || (text.StartsWith("copyright ") && line.Words <= 6);
    }

    /// <summary>"12 comments", "3 hours ago", "Updated 20 minutes ago", "5 min read", "1.2k shares".</summary>
    static bool IsCounterOrAge(in LineText line)
    {
        if (line.Words > 9)
            return false;
        var text = line.Lower.Trim(" .()|");
        if (!text.ContainsAnyInRange('0', '9') && !text.EndsWith(" ago", StringComparison.Ordinal))
            return false;
        return EveryWordIn(text, CounterWords) && (text.EndsWith(" ago") || LineText.ContainsAnyPhrase(text, CounterNouns));
    }

    static bool IsShareBar(in LineText line)
    {
        if (line.Words > 30)
            return false;
        var core = 0;
        foreach (var range in line.Lower.SplitAny(ShareSeparators))
        {
            var word = line.Lower[range].Trim(".()[]\"");
            if (word.Length == 0)
                continue;
            if (ShareCore.Contains(word))
                core++;
            else if (!ShareFillers.Contains(word) && !ShareRun(word))
                return false;
            else if (word.Length > 11)
                core += 2;
        }
        return core >= 2;
    }

    /// <summary>Button words run together, as text taken from pages has them: "FacebookTwitterEmail".</summary>
    static bool ShareRun(ReadOnlySpan<char> word)
    {
        if (word.Length < 9)
            return false;
        while (word.Length > 0)
        {
            var cut = 0;
            foreach (var button in ShareRunWords)
            {
                if (word.StartsWith(button, StringComparison.Ordinal))
                    cut = Math.Max(cut, button.Length);
            }
            if (cut == 0)
                return false;
            word = word[cut..];
        }
        return true;
    }

    /// <summary>"Home | World | Politics", "News › Business › Markets".</summary>
    static bool IsMenuBar(in LineText line)
    {
        if (line.EndsSentence || line.Words > 40)
            return false;
        var parts = 0;
        foreach (var range in line.Lower.SplitAny(MenuSeparators))
        {
            var part = line.Lower[range].Trim();
            if (part.Length == 0)
                continue;
            if (part.Length > 30 || part.Count(' ') > 5 || part.ContainsAnyInRange('0', '9') || part.Contains(':'))
                return false;
            parts++;
        }
        return parts >= 3 || (parts == 2 && line.Lower.StartsWith("home"));
    }

    /// <summary>"Related: …", "Also read: …", "Read more: …": a link to another story, with its headline.</summary>
    static bool IsRelatedLink(in LineText line)
    {
        if (line.Words > 34 || line.Lower.Contains('"') && line.ReportsSpeech)
            return false;
        if (LineText.StartsWithAny(line.Lower.TrimStart("(["), LinkLabels))
            return true;
        return !line.EndsSentence && LineText.StartsWithAny(line.Lower, HeadlineLabels);
    }

    /// <summary>"Follow Jane Roe on Twitter @jroe", "Contact the reporter at jroe@example.com", "Contributing: …".</summary>
    static bool IsContact(in LineText line)
    {
        if (line.Words > 45)
            return false;
        var text = line.Lower;
        if (text.StartsWith("contributing: ") || text.StartsWith("contributors: "))
            return line.Words <= 20;
        if (
            (
                LineText.StartsWithAny(text, ContactOpeners)
                || (
                    line.Words <= 16
                    && LineText.StartsWithAny(text, ["contact", "reach", "email", "e-mail", "call"])
                    && !LineText.ContainsAnyPhrase(text, ["for more", "to volunteer", "for information", "to donate", "to register"])
                )
            )
            && (text.Contains('@') || LineText.ContainsAnyPhrase(text, ["on twitter", "on facebook", "on instagram", "on x", "on bluesky"]))
        )
            return true;
        return text.Contains('@') && LineText.ContainsAnyPhrase(text, ReporterContacts) && !text.Contains('"');
    }

    /// <summary>"World News // 3 hours ago".</summary>
    static bool IsBreadcrumbAge(in LineText line) =>
        line.Words <= 10 && line.Lower.EndsWith(" ago") && line.Lower.Contains("//", StringComparison.Ordinal);

    static bool EveryWordIn(ReadOnlySpan<char> text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        foreach (var range in text.SplitAny(CounterSeparators))
        {
            var word = text[range].Trim(",.:");
            if (word.Length == 0 || words.Contains(word) || word.IndexOfAnyExcept(NumberMarks) < 0)
                continue;
            return false;
        }
        return true;
    }

    static readonly SearchValues<char> ShareSeparators = SearchValues.Create(" |•·,/–-:");

    static readonly SearchValues<char> MenuSeparators = SearchValues.Create("|•›»>·");

    static readonly SearchValues<char> CounterSeparators = SearchValues.Create(" |•·-–()");

    static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789.,:k+");

    static readonly string[] LegalOpeners = Lexicon.Lines("boilerplate/notices", "legal-openers");

    static readonly string[] ReportingCredits = Lexicon.Lines("boilerplate/notices", "reporting-credits");

    static readonly string[] CounterNouns = Lexicon.Lines("boilerplate/notices", "counter-nouns");

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CounterWords = Set(
        Lexicon.Lines("boilerplate/notices", "counter-words")
    );

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ShareCore = Set(Lexicon.Lines("boilerplate/notices", "share-core"));

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ShareFillers = Set(
        Lexicon.Lines("boilerplate/notices", "share-fillers")
    );

    static readonly string[] ShareRunWords = Lexicon.Lines("boilerplate/notices", "share-run-words");

    static readonly string[] LinkLabels = Lexicon.Lines("boilerplate/notices", "link-labels");

    static readonly string[] HeadlineLabels = Lexicon.Lines("boilerplate/notices", "headline-labels");

    static readonly string[] ContactOpeners = Lexicon.Lines("boilerplate/notices", "contact-openers");

    static readonly string[] ReporterContacts = Lexicon.Lines("boilerplate/notices", "reporter-contacts");

    static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
