namespace BriefBot.Answer.Dialogues;

/// <summary>How a question needs the one before it.</summary>
enum Lean
{
    /// <summary>It doesn't: it is complete.</summary>
    None,

    /// <summary>Another question word for the same event: "since when?", "by whom?".</summary>
    Bare,

    /// <summary>Something else in the place of something of the same kind: "and in Lyon?", "what about the deputy?".</summary>
    Fragment,

    /// <summary>A question of its own about what was spoken of: "is he still?", "who said so?".</summary>
    Clause,
}

/// <summary>A question, and how it leans on the one before it.</summary>
/// <param name="Words">Without "and", "what about" and the like.</param>
/// <param name="Text">The same, as typed.</param>
sealed record LeaningQuestion(Lean Lean, List<Spoken> Words, string Text)
{
    // Content words of its own with which a question without a name is complete.
    const int Enough = 2;

    /// <summary>Looks at a question.</summary>
    /// <param name="question">As typed.</param>
    /// <param name="language">The words of its language.</param>
    public static LeaningQuestion Read(string question, DialogueWords language)
    {
        var text = question.Trim().TrimStart('¿', '¡').TrimEnd('?', ' ', '\u00A0', '.', '!');
        var words = language.Read(text);
        var opened = false;
        while (words.Count > 1 && language.Openers.Contains(words[0].Word))
            Drop(1);
        if (language.AboutWords(words) is > 0 and var about)
            Drop(about);
        if (opened)
            text = DialogueWords.Join(words);
        return new LeaningQuestion(words.Count == 0 ? Lean.None : LeanOf(words, opened), words, text);

        void Drop(int count)
        {
            opened = true;
            words.RemoveRange(0, count);
        }
    }

    static Lean LeanOf(List<Spoken> words, bool opened)
    {
        var asks = words.FindIndex(word => word.IsWh || word.IsAuxiliary);
        if (asks < 0 && words[0].Of.Any.Contains(words[0].Word))
            return Lean.Clause;
        // Elsewhere any verb may ask: "kommt er zurück?".
        if (asks < 0 && !words[0].Of.Language.IsEnglish && words.Count > 1 && HasOpenPronoun(words))
            return Lean.Clause;
        if (asks < 0)
            return opened || IsOnePhrase(words) ? Lean.Fragment : Lean.None;
        if (IsBare(words, asks))
            return Lean.Bare;
        return opened || HasOpenPronoun(words) || Compares(words) || !IsComplete(words) ? Lean.Clause : Lean.None;
    }

    // "Lyon", "in Lyon", "the deputy", "Maritime Alliance"; not "Kestrel merger", which searches for something.
    static bool IsOnePhrase(List<Spoken> words)
    {
        if (words.Count > 6)
            return false;
        if (words[0].IsPreposition || words[0].IsDeterminer)
            return true;
        var groups = words.Where((word, i) => word.IsContent && !(i > 0 && word.IsName && words[i - 1].IsName)).Count();
        return groups <= 1;
    }

    static bool IsBare(List<Spoken> words, int asks)
    {
        if (asks > 1 || !words[asks].IsWh)
            return false;
        if (asks == 1 && !words[0].IsPreposition)
            return false;
        var rest = words.Skip(asks + 1).ToList();
        if (rest.Exists(word => word.IsAuxiliary || word.Of.Pronouns.Contains(word.Word)))
            return false;
        var content = rest.Count(word => word.IsContent);
        // "¿Cuándo empezarán?": a verb, which English asks with another.
        if (content > 0 && asks == 0 && !words[0].Of.Language.IsEnglish)
            return false;
        return content == 0 || (content <= 2 && (asks == 1 || words[asks].Word is "why" or "when" or "where"));
    }

    // A pronoun that stands for somebody or something which the question doesn't name itself.
    static bool HasOpenPronoun(List<Spoken> words)
    {
        for (var i = 0; i < words.Count; i++)
            if (words[i].Of.Pronouns.Contains(words[i].Word) && !words[i].Of.IsEmpty(words, i) && IsOpen(words, i, i == words.Count - 1))
                return true;
        return false;
    }

    static bool IsOpen(List<Spoken> words, int i, bool isLast) =>
        words[i].Word switch
        {
            // "one in three", "the boats that were sold", "is there a deputy"; but "the costliest one", "who says that", "was he there".
            "one" => isLast || i == 0,
            "that" or "this" or "these" or "those" => isLast || i == 0 || !(words[i - 1].IsContent || words[i - 1].IsCapital),
            "there" => isLast || i == 0 || !words[i - 1].IsAuxiliary,
            "it" when IsAnnounced(words, i) => false,
            "ones" => true,
            _ => !words.Take(i).Skip(1).Any(before => before.IsCapital || before.IsNoun),
        };

    // "what does it cost to mend the pier", "is it possible to …".
    static bool IsAnnounced(List<Spoken> words, int it) =>
        words.Skip(it + 1).Any(later => later.Word == "to")
        && words.Skip(it + 1).Any(later => later.Word is "cost" or "costs" or "take" or "takes" or "possible" or "true");

    static bool Compares(List<Spoken> words) =>
        words.Exists(word => word.Of.Comparing.Contains(word.Word)) || (words.Count <= 6 && words[^1].Of.Closing.Contains(words[^1].Word));

    static bool IsComplete(List<Spoken> words) =>
        words.Skip(1).Any(word => word is { IsName: true, Surface: not "I" }) || words.Count(word => word.IsContent) >= Enough;
}
