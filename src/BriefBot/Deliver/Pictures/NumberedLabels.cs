using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Pictures;

/// <summary>Puts numbers in place of labels that can't be written, and says in the description what they stand for.</summary>
static class NumberedLabels
{
    const double Height = 20;
    const int LongestName = 60;

    /// <summary>The drawing with numbers; the same one where all can be written.</summary>
    /// <param name="drawing">As it should be.</param>
    /// <param name="canWrite">Whether there are letters for a text.</param>
    /// <param name="words">In the reader's language.</param>
    public static Drawing In(Drawing drawing, Func<string, bool> canWrite, Localization words)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in drawing.Shapes.OfType<Shape.Label>().Select(label => label.Text))
            if (!canWrite(text))
                numbers.TryAdd(text, $"[{numbers.Count + 1}]");
        if (numbers.Count == 0)
            return drawing;
        var told = numbers.Select(pair => $"{pair.Value} {LabelText.Fit(pair.Key, LongestName)}");
        return drawing with
        {
            Description = LabelText.Cut($"{string.Join("; ", told)}. {drawing.Description}", Drawing.LongestDescription),
            Height = drawing.Height + Height,
            Shapes =
            [
                .. drawing.Shapes.Select(shape =>
                    shape is Shape.Label label && numbers.TryGetValue(label.Text, out var number) ? label with { Text = number } : shape
                ),
                new Shape.Label(Tone.Faint, 8, drawing.Height + Height / 2, words[PictureTerm.NumberedNames]),
            ],
        };
    }
}
