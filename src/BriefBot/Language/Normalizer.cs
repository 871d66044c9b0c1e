using System.Text;

namespace BriefBot.Language;

/// <summary>Turns text into what the full-text index is given, and questions into what it is asked for: one rule for both sides.</summary>
public static class Normalizer
{
    /// <summary>The text's words, normalised by <see cref="Tokenizer"/>, with blanks between them.</summary>
    public static string IndexText(ReadOnlySpan<char> text)
    {
        var builder = new StringBuilder(text.Length);
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            if (builder.Length > 0) builder.Append(' ');
            builder.Append(tokenizer.Word);
        }
        return builder.ToString();
    }

    /// <summary>The text's words, normalised by <see cref="Tokenizer"/>.</summary>
    public static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next()) words.Add(tokenizer.Word.ToString());
        return words;
    }
}
