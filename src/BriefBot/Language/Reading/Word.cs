namespace BriefBot.Language.Reading;

/// <summary>A word of a sentence.</summary>
/// <param name="Text">Normalised by <see cref="Tokenizer"/>.</param>
/// <param name="Span">Its place in the text that holds the sentence.</param>
/// <param name="IsCapital">True when its first letter is one.</param>
/// <param name="Index">Its number in the sentence, from 0.</param>
sealed record Word(string Text, string Stem, TextSpan Span, bool IsCapital, int Index)
{
    /// <summary>True for a word that tells something.</summary>
    public bool IsContent { get; } = !StopWords.IsStopWord(Text);

    /// <summary>True for a word that has the form of a verb in the past or of a participle; some nouns have it, too.</summary>
    public bool IsVerb { get; } =
        !IsCapital
        && (Text.EndsWith("ed", StringComparison.Ordinal) || Text.EndsWith("ing", StringComparison.Ordinal) || Lemmas.IsOfVerb(Text));

    /// <summary>Value of a number in words or digits, else null.</summary>
    public decimal? Number { get; } = Numerals.Parse(Text);

    /// <summary>True when it has a digit.</summary>
    public bool HasDigit { get; } = Text.Any(char.IsAsciiDigit);

    /// <summary>The words of a range of a text, in order.</summary>
    public static List<Word> Read(string text, TextSpan range)
    {
        var words = new List<Word>();
        var tokenizer = new Tokenizer(text.AsSpan(range.Start, range.Length), stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            var (word, start, end) = (tokenizer.Word.ToString(), range.Start + tokenizer.Start, range.Start + tokenizer.End);
            words.Add(new Word(word, PorterStemmer.Stem(word), new TextSpan(start, end), char.IsUpper(text[start]), words.Count));
        }
        return words;
    }
}
