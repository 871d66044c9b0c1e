using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Recognises an outlet in a question's words.</summary>
static class Outlets
{
    static readonly string[] HostParts = ["www", "com", "org", "net", "co", "uk", "news", "edition", "the"];

    /// <summary>True when the words of the outlet's name ("The Verge", "cnn.com") stand together in the question.</summary>
    public static bool IsNamed(IReadOnlyList<string> question, string? source)
    {
        if (string.IsNullOrEmpty(source))
            return false;
        var name = Normalizer.Words(source);
        name.RemoveAll(word => Array.IndexOf(HostParts, word) >= 0);
        if (name.Count == 0 || name.Sum(word => word.Length) < 3)
            return false;
        for (var i = 0; i + name.Count <= question.Count; i++)
        {
            var j = 0;
            while (j < name.Count && question[i + j] == name[j])
                j++;
            if (j == name.Count)
                return true;
        }
        return false;
    }
}
