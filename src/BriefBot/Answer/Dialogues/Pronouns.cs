using BriefBot.Language;

namespace BriefBot.Answer.Dialogues;

/// <summary>Puts a person's name in for "he" and "she".</summary>
static class Pronouns
{
    /// <summary>The question with the name in the place of each such pronoun, "X's" for "his".</summary>
    public static string Replace(string question, string person)
    {
        var words = Normalizer.Words(question);
        // Of two people it can't be told which is which.
        if (words.Exists(word => word is "he" or "him" or "his") && words.Exists(word => word is "she" or "her" or "hers"))
            return question;
        var parts = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var end = parts[i].Length;
            while (end > 0 && !char.IsLetterOrDigit(parts[i][end - 1]))
                end--;
            var next = i + 1 < parts.Length && end == parts[i].Length ? parts[i + 1] : null;
            var name = NameFor(parts[i][..end].ToLowerInvariant(), person, next);
            if (name is not null)
                parts[i] = name + parts[i][end..];
        }
        return string.Join(' ', parts);
    }

    static bool IsNoun(string part) => Normalizer.Words(part) is [var word, ..] && !StopWords.IsStopWord(word);

    // "her" is "hers" in front of a noun.
    static string? NameFor(string word, string person, string? next) =>
        word switch
        {
            "he" or "she" or "him" => person,
            "he's" or "she's" or "he’s" or "she’s" => $"{person} is",
            "his" or "hers" => $"{person}'s",
            "her" => next is not null && IsNoun(next) ? $"{person}'s" : person,
            _ => null,
        };
}
