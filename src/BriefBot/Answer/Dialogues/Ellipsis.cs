namespace BriefBot.Answer.Dialogues;

/// <summary>Asks the last question again with another question word, or with something else in it.</summary>
static class Ellipsis
{
    /// <summary>"since when?" after "Who is mayor of Lund?": the same event, asked for something else.</summary>
    public static string Again(LeaningQuestion question, Remembered last)
    {
        var rest = WithoutQuestionWord(last.Core, out var asksForSubject);
        var context = last.Context.Count == 0 ? "" : $" ({DialogueWords.Join(last.Context)})";
        if (!asksForSubject)
            return $"{question.Text} {DialogueWords.Join(rest)}{context}?";
        var about = last.AnswerWords.Concat(rest).Concat(last.Context).DistinctBy(word => word.Word);
        return $"{question.Text} ({DialogueWords.Join(about)})?";
    }

    // "When was the warning sent" → "was the warning sent"; "Who sent the warning" → "sent the warning", which lacks who.
    static List<Spoken> WithoutQuestionWord(List<Spoken> core, out bool asksForSubject)
    {
        var wh = core.FindIndex(word => word.IsWh);
        asksForSubject = false;
        if (wh < 0)
            return [core[0] with { Surface = core[0].IsCapital ? core[0].Word : core[0].Surface }, .. core[1..]];
        var auxiliary = core.FindIndex(wh, word => word.IsAuxiliary);
        var words = core[wh].Of;
        var isCounted = wh + 1 < core.Count && words.Counting.Contains(core[wh + 1].Word);
        var countsOrNames = isCounted || !words.Beside.Contains(core[wh].Word);
        // Elsewhere the subject may stand before the verb.
        if (auxiliary >= 0 && !countsOrNames && (words.Language.IsEnglish || auxiliary == wh + 1))
            return core[auxiliary..];
        asksForSubject = true;
        return [.. core.Where((_, i) => i != wh)];
    }

    /// <summary>"and in Lyon?" after "Who won in Paris?": the new one in the old one's place.</summary>
    public static string Instead(LeaningQuestion question, Remembered last)
    {
        var fragment = question.Words;
        var core = fragment.Exists(word => word.IsYear) ? WithoutYears(last.Core) : last.Core;
        var (start, end) = Place(fragment, core);
        var context = last.Context.Count == 0 ? "" : $" ({DialogueWords.Join(last.Context)})";
        if (start < 0)
            return $"{DialogueWords.Join(core)} {question.Text}{context}?".TrimStart();
        end = BeyondAlike(fragment, core, end);
        var owner = core[end - 1].IsPossessive && !fragment[^1].IsPossessive ? core[end - 1].Surface[^2..] : "";
        var before = DialogueWords.Join(core[..start]);
        var after = end < core.Count ? " " + DialogueWords.Join(core[end..]) : "";
        return $"{before} {question.Text}{owner}{after}{context}?".TrimStart();
    }

    // "The bridge in Ried" goes as a whole where "the tunnel in Lauben" comes.
    static int BeyondAlike(List<Spoken> fragment, List<Spoken> core, int end)
    {
        if (fragment[0].IsPreposition || end >= core.Count || core[end].Of.Language.IsEnglish)
            return end;
        return core[end].IsPreposition && fragment.Exists(word => word.IsPreposition && word.Of.AreAlike(word.Word, core[end].Word))
            ? Math.Min(core.Count, NameEnd(core, end + 1))
            : end;
    }

    static int NameEnd(List<Spoken> core, int from)
    {
        var end = from;
        while (end < core.Count && (core[end].IsCapital || (end == from && core[end].IsDeterminer)))
            end++;
        return Math.Max(end, from + 1);
    }

    static List<Spoken> WithoutYears(List<Spoken> core) =>
        [.. core.Where((word, i) => !word.IsYear && !(IsYearAt(core, i + 1) && word.IsPreposition))];

    static bool IsYearAt(List<Spoken> core, int i) => i < core.Count && core[i].IsYear;

    // Where in the last question something of the same kind stands; −1 for nowhere.
    static (int Start, int End) Place(List<Spoken> fragment, List<Spoken> core)
    {
        if (fragment[0].IsPreposition)
        {
            if (fragment.Count == 1)
                return (-1, -1);
            var start = core.FindIndex(word => word.Of.AreAlike(word.Word, fragment[0].Word));
            return start < 0 || start + 1 >= core.Count ? (-1, -1) : (start, PhraseEnd(core, start + 1));
        }
        if (fragment.Exists(word => word.IsCapital) && !fragment[0].IsDeterminer)
        {
            var name = core.FindIndex(Math.Min(1, core.Count), word => word.IsName);
            if (name < 0)
                return (-1, -1);
            var end = name + 1;
            while (end < core.Count && core[end].IsName && !core[end - 1].IsPossessive)
                end++;
            return (name, end);
        }
        if (!fragment[0].IsDeterminer)
            return (-1, -1);
        // "Who is the judge …", "what will a car …": elsewhere it may be what all is about.
        var noun = core.FindIndex(word => word.IsDeterminer);
        if (noun < 1 || noun + 1 >= core.Count || !(core[noun - 1].IsAuxiliary || IsBehindVerb(core, noun)))
            return (-1, -1);
        var last = PhraseEnd(core, noun + 1);
        // "will a car pay on …": the verb isn't part of it.
        var hasVerb = core[noun - 1].IsAuxiliary && !core[noun - 1].Of.Copulas.Contains(core[noun - 1].Word) && last - noun > 2;
        return (noun, hasVerb ? last - 1 : last);
    }

    // "Qué afirmó el concejal …": elsewhere every verb may stand there.
    static bool IsBehindVerb(List<Spoken> core, int noun) =>
        noun == 2 && core[0].IsWh && !core[1].IsPreposition && !core[0].Of.Language.IsEnglish;

    static int PhraseEnd(List<Spoken> core, int from)
    {
        var end = from;
        while (end < core.Count && (core[end].IsContent || (end == from && core[end].IsDeterminer)))
            end++;
        return Math.Max(end, from + 1);
    }
}
