namespace BriefBot.Answer.Judge.Translated;

/// <summary>Reads numbers in words ("vingt-trois", "treinta y dos", "dreihundertzwanzig").</summary>
sealed class NumberWords(TranslationWords language, IReadOnlyList<LocalWord> words)
{
    const int LongestPiece = 9;
    const int ShortestPiece = 3;
    const decimal Most = 1e15m;

    /// <summary>The number that begins at a word; null when none does.</summary>
    /// <param name="at">The word.</param>
    /// <param name="last">The last word of it.</param>
    public decimal? At(int at, out int last)
    {
        var sum = new Sum();
        last = -1;
        for (var i = at; i < words.Count; i++)
        {
            if (i > at && !words[i].IsJoined && !words[i].IsHyphenated)
                break;
            if (Values(words[i].Lower) is { } values)
            {
                foreach (var value in values)
                    sum.Add(value);
                last = i;
            }
            else if (last < 0 || words[i].Lower is not ("and" or "et" or "y"))
                break;
        }
        return last < 0 || sum.Value > Most ? null : sum.Value;
    }

    /// <summary>What scales behind a number make of it ("4.2 million").</summary>
    public (decimal Value, int Last) Scaled(decimal value, int last)
    {
        while (
            last + 1 < words.Count
            && words[last + 1].IsJoined
            && language.Numbers.TryGetValue(words[last + 1].Lower, out var scale)
            && scale >= 100
            && value < Most
        )
            (value, last) = (value * scale, last + 1);
        return (value, last);
    }

    decimal[]? Values(string word)
    {
        if (language.Numbers.TryGetValue(word, out var value))
            return [value];
        if (!language.Language.Writing.HasCapitalNouns)
            return null;
        var found = new List<decimal>();
        for (var at = 0; at < word.Length; )
        {
            var taken = 0;
            for (var length = Math.Min(LongestPiece, word.Length - at); length >= ShortestPiece && taken == 0; length--)
            {
                var piece = word.Substring(at, length);
                if (piece == "und" && found.Count > 0)
                    taken = length;
                else if (language.Numbers.TryGetValue(piece, out value))
                {
                    found.Add(value);
                    taken = length;
                }
            }
            if (taken == 0)
                return null;
            at += taken;
        }
        return [.. found];
    }

    struct Sum
    {
        decimal _total;
        decimal _group;

        public readonly decimal Value => _total + _group;

        public void Add(decimal value)
        {
            if (value < 100)
                // "quatre-vingts".
                _group = value == 20 && _group % 100 == 4 ? _group - 4 + 80 : _group + value;
            else if (value == 100)
                _group = Math.Max(_group, 1) * 100;
            else if (value < 1_000)
                _group += value;
            else if (_total > 0 && _total < value)
                (_total, _group) = ((_total + _group) * value, 0);
            else
                (_total, _group) = (_total + (Math.Max(_group, 1) * value), 0);
        }
    }
}
