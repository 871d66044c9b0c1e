using System.Buffers;

namespace BriefBot.Language.Reading;

/// <summary>Finds who is said to have said something.</summary>
static class Attribution
{
    // "the Post and Norway's NRK reported": words of further names before the verb.
    const int CoordinatedWords = 6;

    const string AccordingTo = "according to";

    static readonly SearchValues<char> Breaks = SearchValues.Create(",;:.“”\"()");

    // "The former head of the pilots' union".
    const int DescribedWords = 8;

    // "Rao, the director of the institute for … in Lund, said".
    const int LongestApposition = 140;

    /// <summary>The speaker of a sentence: the name that a verb of saying or "according to" points at; null when none is.</summary>
    public static NameMention? SpeakerOf(Sentence read)
    {
        var (body, sentence, names) = (read.Text, read.Span, read.Names);
        foreach (var name in names)
            if (IsSubjectOfSpeech(body, sentence, name))
                return name;
        for (var i = 0; i < names.Count; i++)
            if (FollowsAccordingTo(body, sentence, names[i]) || FollowsSpeechVerb(body, sentence, names[i]))
                return OfficeHolder(body, names, i);
        return IsSigned(read) ? names[^1] : null;
    }

    /// <summary>True for a quotation set apart with the name of who said it beneath.</summary>
    public static bool IsSigned(Sentence read) => read.Names is [.., var last] && StandsBeneath(read.Text, read.Span, last);

    // "We send nobody out. — Railway spokeswoman Ida Krogh": who said it, beneath a quotation set apart.
    static bool StandsBeneath(string body, TextSpan sentence, NameMention name)
    {
        if (
            name.Kind is NameKind.Place or NameKind.Event
            || body.AsSpan(name.Span.End, sentence.End - name.Span.End).Trim(".”\"").Length > 0
        )
            return false;
        var before = Before(body, sentence, name);
        var dash = before.LastIndexOfAny('—', '–');
        return dash > 0
            && before[..dash].TrimEnd() is [.., '.' or '!' or '?' or '”' or '"' or '’' or '…']
            && !before[(dash + 1)..].ContainsAny(Breaks)
            && Normalizer.Words(before[(dash + 1)..]).Count <= DescribedWords;
    }

    // "Said Volta CEO Tim Dale": Dale, not Volta.
    static NameMention OfficeHolder(string body, IReadOnlyList<NameMention> names, int index)
    {
        if (index + 1 >= names.Count || names[index + 1] is not { Kind: NameKind.Person, Title: { } title } holder)
            return names[index];
        return body.AsSpan(names[index].Span.End, holder.Span.Start - names[index].Span.End).Trim().SequenceEqual(title)
            ? holder
            : names[index];
    }

    /// <summary>True for an outlet or person that only passes the news on: "…, Reuters reported", "according to the Post".</summary>
    public static bool IsOnlyReporter(Sentence read, NameMention name)
    {
        var (body, sentence) = (read.Text, read.Span);
        if (FollowsAccordingTo(body, sentence, name, describedBy: 1))
            return true;
        var at = name.Span.End;
        for (var words = 0; words < CoordinatedWords; words++)
        {
            while (at < sentence.End && !char.IsLetter(body[at]))
                at++;
            var next = NextWord(body, at, sentence.End);
            if (next.Equals("reported", StringComparison.OrdinalIgnoreCase) || next.Equals("reports", StringComparison.OrdinalIgnoreCase))
                return true;
            if (next.IsEmpty || !(char.IsUpper(next[0]) || next is "and" or "the"))
                return false;
            at += next.Length;
        }
        return false;
    }

    // "Amnesty International said", "Smith, who leads the party, warned": the verb follows, at most an apposition between commas in
    // between.
    static bool IsSubjectOfSpeech(string body, TextSpan sentence, NameMention name)
    {
        var at = name.Span.End;
        if (at < sentence.End && body[at] is '\'' or '’')
            return false;
        // "The board's chairman, Gregor Pohl, warned": the name itself stands between commas.
        if (at < sentence.End && body[at] == ',' && body.AsSpan(sentence.Start, name.Span.Start - sentence.Start).TrimEnd().EndsWith(","))
            at++;
        else if (at < sentence.End && body[at] == ',')
        {
            var close = body.IndexOf(',', at + 1, sentence.End - at - 1);
            if (close > 0 && close - at < LongestApposition)
                at = close + 1;
            // "Rao, the head of the institute, whose ship was hired, said"
            if (at == close + 1 && NextWord(body, at, sentence.End) is "who" or "whose" or "which")
            {
                close = body.IndexOf(',', at, sentence.End - at);
                if (close > 0 && close - at < LongestApposition)
                    at = close + 1;
            }
        }
        for (var words = 0; words < 3; words++)
        {
            var word = NextWord(body, at, sentence.End);
            if (word.IsEmpty)
                return false;
            if (SpeechVerbs.IsVerb(word.ToString()))
                return true;
            if (!StopWords.IsStopWord(word) && !word.EndsWith("ly", StringComparison.Ordinal))
                return false;
            at = body.IndexOf(word.ToString(), at, StringComparison.Ordinal) + word.Length;
        }
        return false;
    }

    // "According to the pilot Emil Roth", "according to a neighbour, Ada Lind": who it is stands between.
    static bool FollowsAccordingTo(string body, TextSpan sentence, NameMention name, int describedBy = DescribedWords)
    {
        var before = Before(body, sentence, name);
        var at = before.LastIndexOf(AccordingTo, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var described = before[(at + AccordingTo.Length)..].Trim();
        if (described.Length > 0 && described[^1] == ',')
            described = described[..^1];
        if (described.ContainsAny(Breaks))
            return false;
        if (described.Length == 0)
            return true;
        var words = Normalizer.Words(described);
        return words.Count <= describedBy && !words.Exists(SpeechVerbs.IsVerb) && !described.ContainsAnyInRange('A', 'Z');
    }

    // "…,” said Smith"; who is told something doesn't say it.
    static bool FollowsSpeechVerb(string body, TextSpan sentence, NameMention name)
    {
        var before = Before(body, sentence, name).TrimEnd();
        var space = before.LastIndexOf(' ');
        return space > 0
            && before[(space + 1)..] is not ("told" or "tells")
            && SpeechVerbs.IsVerb(before[(space + 1)..].ToString())
            && before[..space].TrimEnd() is [.., ',' or '”' or '"' or '’' or '?' or '!'];
    }

    static ReadOnlySpan<char> Before(string body, TextSpan sentence, NameMention name)
    {
        var start = name.Span.Start;
        if (name.Title is { } title && start - title.Length - 1 >= sentence.Start)
            start -= title.Length + 1;
        return body.AsSpan(sentence.Start, Math.Max(0, start - sentence.Start));
    }

    static ReadOnlySpan<char> NextWord(string body, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(body[from]))
            from++;
        var stop = from;
        while (stop < end && (char.IsLetter(body[stop]) || body[stop] is '\'' or '’' or '-'))
            stop++;
        return body.AsSpan(from, stop - from);
    }
}
