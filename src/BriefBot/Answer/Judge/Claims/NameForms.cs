namespace BriefBot.Answer.Judge.Claims;

/// <summary>Tells whether two names are forms of one.</summary>
static class NameForms
{
    /// <summary>True for forms of one name, and for an abbreviation and what it stands for ("US", "United States").</summary>
    public static bool AreSame(string a, string b) => NameGroup.IsSame(a, b) || IsAbbreviation(a, b) || IsAbbreviation(b, a);

    static bool IsAbbreviation(string abbreviation, string name)
    {
        var letters = abbreviation.Where(char.IsLetter).ToList();
        if (letters.Count < 2 || !letters.TrueForAll(char.IsUpper))
            return false;
        return letters.SequenceEqual(name.Split(' ', '-').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0]));
    }
}
