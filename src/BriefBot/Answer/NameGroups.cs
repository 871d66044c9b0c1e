using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>One person or organisation under the forms in which sources write it.</summary>
sealed class NameGroup(string name)
{
    readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal) { [name] = 1 };

    /// <summary>The most frequent form of more than one word, the longer of two; else the most frequent.</summary>
    public string Display =>
        _forms
            .OrderByDescending(form => WordCount(form.Key) > 1)
            .ThenByDescending(form => form.Value)
            .ThenByDescending(form => form.Key.Length)
            .First()
            .Key;

    /// <summary>True when the name may be another form of this one.</summary>
    public bool Accepts(string other) => _forms.Keys.Any(form => IsSame(form, other));

    /// <summary>Adds a form.</summary>
    public void Add(string form) => _forms[form] = _forms.GetValueOrDefault(form) + 1;

    /// <summary>
    /// True for the same words, for a surname or other part of the full name, and for a full name whose surname differs by one letter
    /// ("Robin", "Robins") behind the same given name.
    /// </summary>
    public static bool IsSame(string a, string b)
    {
        var (x, y) = (Normalizer.Words(a), Normalizer.Words(b));
        if (x.Count > y.Count)
            (x, y) = (y, x);
        if (x.Count == 0)
            return false;
        if (x.Count < y.Count)
            return x.Count == 1 ? x[0].Length > 1 && (x[0] == y[0] || x[0] == y[^1]) : x.All(y.Contains);
        var different = 0;
        for (var i = 0; i < x.Count; i++)
        {
            if (x[i] == y[i])
                continue;
            if (x.Count == 1 || x[i].Length < 5 || !DiffersByOneLetter(x[i], y[i]))
                return false;
            different++;
        }
        return different <= 1;
    }

    static int WordCount(string text) => text.Count(c => c == ' ') + 1;

    static bool DiffersByOneLetter(string a, string b)
    {
        if (a.Length > b.Length)
            (a, b) = (b, a);
        if (b.Length - a.Length > 1)
            return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i])
            i++;
        return a.Length == b.Length ? a[(i + 1)..] == b[(i + 1)..] : a[i..] == b[(i + 1)..];
    }
}
