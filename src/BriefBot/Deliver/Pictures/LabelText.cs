using System.Globalization;
using System.Text;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Wording;

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

    /// <summary>"1 other feed", "1,204 other feeds".</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">Said of one, without a placeholder.</param>
    /// <param name="many">Said of all other numbers, with one.</param>
    public static string Count(this Localization words, int number, PictureTerm one, PictureTerm many) =>
        number == 1 ? words[one] : words.With(many, words.Number(number));

    /// <summary>"1 article", "1,204 articles".</summary>
    public static string Articles(this Localization words, int number) =>
        number == 1 ? words[PageTerm.OneArticle] : words.With(PageTerm.Articles, words.Number(number));

    /// <summary>"on 23 November 2020", "from 23 November 2020 to 1 March 2021".</summary>
    public static string Days(this Localization words, DateOnly first, DateOnly last) =>
        first == last
            ? words.With(PictureTerm.OnDay, words.Day(first))
            : words.With(PictureTerm.FromDayToDay, words.Day(first), words.Day(last));

    /// <summary>Text with at most so many UTF-16 code units, cut between letters.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var cut = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext() && cut.Length + letters.GetTextElement().Length < most)
            cut.Append(letters.GetTextElement());
        return cut.Append('…').ToString();
    }

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
