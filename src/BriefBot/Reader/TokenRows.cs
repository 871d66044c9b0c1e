namespace BriefBot.Reader;

/// <summary>Lays out the model's inputs as it was trained on them (<c>train/data.py</c>).</summary>
sealed class TokenRows(WordPieces pieces)
{
    /// <summary>Tokens of an input at most.</summary>
    public const int Longest = 320;

    const int LongestQuestion = 48;
    const int LongestTitle = 24;
    const int LongestStatement = 96;

    /// <summary>A question before a text under its title: [CLS] question [SEP] title . text [SEP].</summary>
    public TokenRow Question(string question, string title, ReadOnlySpan<char> text)
    {
        var ids = new List<int>(Longest) { pieces.Cls };
        ids.AddRange(pieces.Encode(question, LongestQuestion).Ids);
        ids.Add(pieces.Sep);
        var second = ids.Count;
        var named = pieces.Encode(title, LongestTitle).Ids;
        if (named.Count > 0)
            ids.AddRange([.. named, .. pieces.Encode(".", 1).Ids]);
        return Finish(ids, second, text);
    }

    /// <summary>A statement before the text that it is held against: [CLS] [unused1] statement [SEP] text [SEP].</summary>
    public TokenRow Statement(string statement, ReadOnlySpan<char> text)
    {
        var ids = new List<int>(Longest) { pieces.Cls, WordPieces.Judge };
        ids.AddRange(pieces.Encode(statement, LongestStatement).Ids);
        ids.Add(pieces.Sep);
        return Finish(ids, ids.Count, text);
    }

    TokenRow Finish(List<int> ids, int second, ReadOnlySpan<char> text)
    {
        var first = ids.Count;
        var encoded = pieces.Encode(text, Longest - 1 - first);
        ids.AddRange(encoded.Ids);
        ids.Add(pieces.Sep);
        return new TokenRow([.. ids], second, first, encoded.Places);
    }
}
