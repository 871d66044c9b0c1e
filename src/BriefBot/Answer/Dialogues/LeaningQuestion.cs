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
    public static LeaningQuestion Read(string question)
    {
        var text = question.Trim().TrimEnd('?', ' ', '.', '!');
        var words = DialogueWords.Read(text);
        var opened = false;
        while (words.Count > 1 && DialogueWords.Openers.Contains(words[0].Word))
            Drop(1);
        if (words is [{ Word: "what" or "how" }, { Word: "about" }, _, ..])
            Drop(2);
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
        var asks = words.FindIndex(word => DialogueWords.Wh.Contains(word.Word) || DialogueWords.Auxiliaries.Contains(word.Word));
        if (asks < 0 && DialogueWords.Any.Contains(words[0].Word))
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
        if (DialogueWords.Prepositions.Contains(words[0].Word) || DialogueWords.Determiners.Contains(words[0].Word))
            return true;
        var groups = words.Where((word, i) => word.IsContent && !(i > 0 && word.IsCapital && words[i - 1].IsCapital)).Count();
        return groups <= 1;
    }

    static bool IsBare(List<Spoken> words, int asks)
    {
        if (asks > 1 || !DialogueWords.Wh.Contains(words[asks].Word))
            return false;
        if (asks == 1 && !DialogueWords.Prepositions.Contains(words[0].Word))
            return false;
        var rest = words.Skip(asks + 1).ToList();
        if (rest.Exists(word => DialogueWords.Auxiliaries.Contains(word.Word) || DialogueWords.Pronouns.Contains(word.Word)))
            return false;
        var content = rest.Count(word => word.IsContent);
        return content == 0 || (content <= 2 && (asks == 1 || words[asks].Word is "why" or "when" or "where"));
    }

    // A pronoun that stands for somebody or something which the question doesn't name itself.
    static bool HasOpenPronoun(List<Spoken> words)
    {
        for (var i = 0; i < words.Count; i++)
            if (DialogueWords.Pronouns.Contains(words[i].Word) && IsOpen(words, i, i == words.Count - 1))
                return true;
        return false;
    }

    static bool IsOpen(List<Spoken> words, int i, bool isLast) =>
        words[i].Word switch
        {
            // "one in three", "the boats that were sold", "is there a deputy"; but "the costliest one", "who says that", "was he there".
            "one" => isLast || i == 0,
            "that" or "this" or "these" or "those" => isLast || i == 0 || !(words[i - 1].IsContent || words[i - 1].IsCapital),
            "there" => isLast || i == 0 || !DialogueWords.Auxiliaries.Contains(words[i - 1].Word),
            "it" when IsAnnounced(words, i) => false,
            "ones" => true,
            _ => !words.Take(i).Skip(1).Any(before => before.IsCapital),
        };

    // "what does it cost to mend the pier", "is it possible to …".
    static bool IsAnnounced(List<Spoken> words, int it) =>
        words.Skip(it + 1).Any(later => later.Word == "to")
        && words.Skip(it + 1).Any(later => later.Word is "cost" or "costs" or "take" or "takes" or "possible" or "true");

    static bool Compares(List<Spoken> words) =>
        words.Exists(word => word.Word is "another" or "other" or "others")
        || (words.Count <= 6 && words[^1].Word is "too" or "also" or "either" or "instead" or "else" or "then" or "so" or "well");

    static bool IsComplete(List<Spoken> words) =>
        words.Skip(1).Any(word => word is { IsCapital: true, Surface: not "I" }) || words.Count(word => word.IsContent) >= Enough;
}
