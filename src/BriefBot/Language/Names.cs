namespace BriefBot.Language;

/// <summary>Finds proper names in English news sentences by capitals and the words around them.</summary>
/// <remarks>Light on purpose: it highlights and groups, and what it gets wrong is still a verbatim quote.</remarks>
public static class Names
{
    /// <summary>Names in [start, end) of a text, in order.</summary>
    public static List<NameMention> Find(string text, TextSpan sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = CapitalWords.Read(text, sentence);
        if (IsHeading(words) && text[sentence.End - 1] != '.')
            return FindInHeading(text, words);
        var names = new List<NameMention>();
        for (var i = 0; i < words.Count; )
        {
            if (!words[i].IsCapital || IsSentenceOpener(words, i))
            {
                i++;
                continue;
            }
            var end = RunEnd(text, words, i);
            AddRun(text, words, i, end, names);
            i = Math.Max(end, i + 1);
        }
        SpreadPluralTitles(text, names);
        return names;
    }

    // Where every longer word has a capital and no point ends it, capitals tell nothing.
    static bool IsHeading(List<CapitalWord> words) => words.Count >= 5 && words.TrueForAll(word => word.IsCapital || word.Text.Length < 4);

    // In a heading only a known given name starts a name: it and the capitalised word behind it.
    static List<NameMention> FindInHeading(string text, List<CapitalWord> words)
    {
        var names = new List<NameMention>();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!words[i].IsCapital || !words[i].JoinsNext || !NameLexicon.Given.Contains(words[i].Text) || !words[i + 1].IsCapital)
                continue;
            AddName(text, words, i, i + 2, null, names);
            i++;
        }
        return names;
    }

    // The first word of a sentence is a name only when something says so.
    static bool IsSentenceOpener(List<CapitalWord> words, int i)
    {
        if (!words[i].OpensSentence)
            return false;
        var word = words[i].Text;
        if (StopWords.IsStopWord(word) || word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal))
            return true;
        var next = i + 1 < words.Count ? words[i + 1] : default;
        if (next.IsCapital && words[i].JoinsNext)
            return NameLexicon.Adjectives.Contains(word);
        return !(
            words[i].IsAcronym
            || words[i].IsPossessive
            || NameLexicon.Gazetteer.Contains(word)
            || NameLexicon.Given.Contains(word)
            || SpeechVerbs.IsVerb(next.Text)
            || words[i].CommaFollows
            || next.Text is "has" or "have" or "had" or "is" or "was" or "were" or "are" or "will" or "would" or "also" or "who"
            || (next.Text == "and" && i + 2 < words.Count && words[i + 2].IsCapital)
        );
    }

    static int RunEnd(string text, List<CapitalWord> words, int start)
    {
        var end = start + 1;
        while (end < words.Count && words[end - 1].JoinsNext && !words[end - 1].IsPossessive)
        {
            if (words[end].IsCapital)
            {
                end++;
                continue;
            }
            var connector = end;
            while (connector < words.Count && connector < end + 2 && IsConnector(words[connector].Text) && words[connector].JoinsNext)
                connector++;
            if (connector == end || connector >= words.Count || !words[connector].IsCapital)
                break;
            end = connector + 1;
        }
        return end;
    }

    static bool IsConnector(string word) =>
        word
            is "of"
                or "for"
                or "the"
                or "de"
                or "da"
                or "di"
                or "du"
                or "del"
                or "la"
                or "le"
                or "van"
                or "von"
                or "der"
                or "den"
                or "bin"
                or "ibn"
                or "al"
                or "el"
                or "&"
                or "on";

    // "Qualcomm Chief Executive Steve Mollenkopf" is an organisation, a title and a person: cut at titles and adjectives.
    static void AddRun(string text, List<CapitalWord> words, int start, int end, List<NameMention> names)
    {
        var from = start;
        string? title = null;
        for (var i = start; i <= end; i++)
        {
            var isCut =
                i < end
                && (
                    (IsTitle(words, i, end) && !IsPartOfOrganisation(words, i, end))
                    || (NameLexicon.Adjectives.Contains(words[i].Text) && IsAdjectiveHere(words, i, end))
                    || IsCalendarName(words[i].Text)
                );
            if (i < end && !isCut)
                continue;
            if (i > from)
                AddName(text, words, from, i, title, names);
            if (i == end)
                break;
            var afterTitle = i;
            while (afterTitle < end && IsTitle(words, afterTitle, end))
                afterTitle++;
            title = afterTitle > i ? text[words[i].Start..words[afterTitle - 1].End] : null;
            i = Math.Max(i, afterTitle - 1);
            from = i + 1;
        }
    }

    // "Lund General Hospital": nobody's title.
    static bool IsPartOfOrganisation(List<CapitalWord> words, int i, int end) =>
        i + 2 == end && NameLexicon.Organisations.Contains(words[i + 1].Text);

    static bool IsCalendarName(string word) => DateWords.Weekday(word) is not null || (word != "May" && DateWords.Month(word) > 0);

    static bool IsTitle(List<CapitalWord> words, int i, int end) =>
        NameLexicon.Titles.Contains(words[i].Text.TrimEnd('.')) && (i + 1 < end || words.Count == i + 1 || !words[i].IsPossessive);

    // "Chinese leader": an adjective. "European Union", "British Airways": part of the name, when an organisation's or event's word ends
    // it.
    static bool IsAdjectiveHere(List<CapitalWord> words, int i, int end)
    {
        for (var j = i + 1; j < end; j++)
        {
            if (
                NameLexicon.Organisations.Contains(words[j].Text)
                || NameLexicon.Events.Contains(words[j].Text)
                || NameLexicon.Places.Contains(words[j].Text)
            )
                return false;
        }
        return true;
    }

    static void AddName(string text, List<CapitalWord> words, int from, int to, string? title, List<NameMention> names)
    {
        while (to > from && !words[to - 1].IsCapital)
            to--;
        while (from < to && (!words[from].IsCapital || (words[from].OpensSentence && StopWords.IsStopWord(words[from].Text))))
            from++;
        if (from >= to)
            return;
        if (to - from == 1 && NameLexicon.NoNames.Contains(words[from].Text))
            return;
        var span = new TextSpan(words[from].Start, words[to - 1].End);
        names.Add(new NameMention(span, text[span.Start..span.End], KindOf(words, from, to, title), title));
    }

    // "Bill Nelson" is no bill.
    static NameKind KindOf(List<CapitalWord> words, int from, int to, string? title)
    {
        var count = to - from;
        for (var i = to - 1; i >= from; i--)
        {
            var word = words[i].Text;
            if (
                NameLexicon.Organisations.Contains(word)
                && (count > 1 || words[i].IsAcronym || word is "Congress" or "Senate" or "Parliament" or "Kremlin" or "Pentagon")
            )
                return NameKind.Organisation;
            if (count > 1 && NameLexicon.Events.Contains(word) && !(i == from && NameLexicon.Given.Contains(word)))
                return NameKind.Event;
        }
        if (IsPlaceName(words, from, to))
            return NameKind.Place;
        if (count > 1 && NameLexicon.Given.Contains(words[from].Text))
            return NameKind.Person;
        if (title is not null && count <= 4)
            return NameKind.Person;
        if (count == 1)
            return words[from].IsAcronym ? NameKind.Organisation : SingleKind(words, from);
        if (words.Skip(from).Take(count).Any(word => !word.IsCapital))
            return NameKind.Organisation;
        return count <= 3 && !words[from].IsAcronym ? NameKind.Person : NameKind.Unknown;
    }

    static bool IsPlaceName(List<CapitalWord> words, int from, int to)
    {
        var text = string.Join('-', words.Skip(from).Take(to - from).Select(word => word.Text.TrimEnd('.')));
        if (NameLexicon.Gazetteer.Contains(text))
            return true;
        return to - from > 1
            && (
                NameLexicon.Places.Contains(words[to - 1].Text)
                || (NameLexicon.Places.Contains(words[from].Text) && NameLexicon.Gazetteer.Contains(words[to - 1].Text))
            );
    }

    static NameKind SingleKind(List<CapitalWord> words, int i)
    {
        var before = i > 0 ? words[i - 1].Text : "";
        var after = i + 1 < words.Count ? words[i + 1].Text : "";
        if (NameLexicon.RoleNouns.Contains(before) && !words[i - 1].IsPossessive && !IsAlsoTrade(before))
            return NameKind.Person;
        if (after is "who" or "whose")
            return NameKind.Person;
        return NameKind.Unknown;
    }

    // "the chip designer Volta", "the owner Volta": companies have these trades, too.
    static bool IsAlsoTrade(string role) =>
        role
            is "designer"
                or "producer"
                or "owner"
                or "manager"
                or "host"
                or "chief"
                or "boss"
                or "driver"
                or "champion"
                or "founder"
                or "author"
                or "presenter";

    // "CEOs Tim Cook and Sundar Pichai": the title holds for both.
    static void SpreadPluralTitles(string text, List<NameMention> names)
    {
        for (var i = 1; i < names.Count; i++)
        {
            var (before, here) = (names[i - 1], names[i]);
            if (
                before.Title is not { } title
                || here.Title is not null
                || !title.TrimEnd().EndsWith('s')
                || here.Kind is not (NameKind.Person or NameKind.Unknown)
            )
                continue;
            var between = text[before.Span.End..here.Span.Start].Trim();
            if (between is "and" or "," or ", and" or "&")
                names[i] = here with { Title = title, Kind = NameKind.Person };
        }
    }
}
