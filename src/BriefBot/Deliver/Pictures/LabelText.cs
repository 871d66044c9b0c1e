using System.Globalization;
using System.Text;
using BriefBot.Deliver.Terminal;

namespace BriefBot.Deliver.Pictures;

/// <summary>Makes text from outside fit into a picture.</summary>
static class LabelText
{
    const int LongestLetter = 12;

    /// <summary>Text as one safe line, cut to a width; a wide East Asian letter takes two columns.</summary>
    public static string Fit(string text, int columns)
    {
        var line = VisibleText.Line(text).Trim();
        if (line.Length <= columns * LongestLetter && ColumnWidth.Of(line) <= columns)
            return line;
        var cut = new StringBuilder();
        var width = 1;
        var letters = StringInfo.GetTextElementEnumerator(line);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            width += ColumnWidth.Of(letter);
            if (width > columns)
                break;
            // Marks take no column: without a bound a letter could have a thousand.
            if (letter.Length <= LongestLetter)
                cut.Append(letter);
        }
        return cut.ToString().TrimEnd() + "…";
    }

    /// <summary>"1 article", "1,204 articles".</summary>
    public static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");

    /// <summary>"on 23 November 2020", "from 23 November 2020 to 1 March 2021".</summary>
    public static string Days(DateOnly first, DateOnly last) =>
        first == last ? $"on {ReplyWords.Day(first)}" : $"from {ReplyWords.Day(first)} to {ReplyWords.Day(last)}";

    /// <summary>Sentences as a description, the last ones left out where there are too many.</summary>
    public static string Description(IEnumerable<string> sentences)
    {
        var text = new StringBuilder();
        foreach (var sentence in sentences)
        {
            var line = VisibleText.Line(sentence);
            if (text.Length + line.Length + 1 > Drawing.LongestDescription)
                break;
            text.Append(text.Length == 0 ? "" : " ").Append(line);
        }
        return text.ToString();
    }
}
