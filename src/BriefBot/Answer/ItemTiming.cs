using System.Globalization;
using System.Text.Json.Serialization;

namespace BriefBot.Answer;

/// <summary>When an item of a short answer is or was told, and what held before.</summary>
/// <param name="Weekday">The day that "on Monday" is by the article's date; null where none is told so.</param>
/// <param name="Hedge">In the words of the source; null where it has none.</param>
/// <param name="ToldOn">When the value was told; null where no other was told before.</param>
/// <param name="Earlier">What was told before, the latest first.</param>
public sealed record ItemTiming(DateOnly? Weekday, string? Hedge, DateOnly? ToldOn, IReadOnlyList<EarlierValue> Earlier)
{
    /// <summary>In English, as JSON has it: "as told on 6 June 2024; earlier 28 on 3 June 2024".</summary>
    [JsonIgnore]
    public string Text
    {
        get
        {
            var parts = new List<string>();
            if (Weekday is { } day)
                parts.Add($"{Written(day)}, by the article's date");
            if (Hedge is { } hedge)
                parts.Add(hedge);
            if (ToldOn is { } told)
            {
                var earlier = Earlier.Select(one => $"{one.Text} on {Written(one.ToldOn)}");
                parts.Add($"as told on {Written(told)}; earlier {string.Join(", ", earlier)}");
            }
            return string.Join("; ", parts);
        }
    }

    static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A value that held before.</summary>
/// <param name="Text">As its source writes it.</param>
/// <param name="ToldOn">When it was told.</param>
public sealed record EarlierValue(string Text, DateOnly ToldOn);
