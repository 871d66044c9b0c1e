using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>Says how somebody took part and with what hedge, in each source's words, sources apart: “were expected to”, “video speeches”;
/// “via video”.</summary>
static class Participation
{
    /// <summary>The words; null when there are none.</summary>
    public static string? Note(IEnumerable<(string Body, TextSpan? Hedge, TextSpan? Manner)> evidence)
    {
        var notes = new List<string>();
        foreach (var (body, hedge, manner) in evidence)
        {
            var words = new List<string>();
            if (hedge is { } h)
                words.Add($"“{body[h.Start..h.End]}”");
            if (manner is { } m)
                words.Add($"“{body[m.Start..m.End]}”");
            var note = string.Join(", ", words);
            if (note.Length > 0 && !notes.Contains(note, StringComparer.OrdinalIgnoreCase))
                notes.Add(note);
        }
        return notes.Count > 0 ? string.Join("; ", notes) : null;
    }
}
