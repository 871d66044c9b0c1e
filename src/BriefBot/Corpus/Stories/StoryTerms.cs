using BriefBot.Language;

namespace BriefBot.Corpus.Stories;

/// <summary>The words of an article as stories are told by them.</summary>
/// <param name="Stems">Numbers of the stems, ascending, each once; at most <see cref="StoryTerms.MostStems"/>.</param>
/// <param name="Counts">How often each stands there, more than 0; a word of the title counts 1.5, one of the text the less the later it
/// comes (a half at the 150th).</param>
public sealed record StoryWords(uint[] Stems, float[] Counts);

/// <summary>Reads articles for grouping them.</summary>
/// <remarks>The weights of title and lead lie on plateaus: 1–2 and 100–300 change the result on public sets by less than 0.01 (BCubed
/// F1).</remarks>
public static class StoryTerms
{
    /// <summary>Most distinct stems of an article; news tells what happened at its beginning.</summary>
    public const int MostStems = 512;

    const float TitleCount = 1.5f;
    const float LeadWords = 150;

    // Two low bits beside the hash tell what kind of word it is, so that weighing needs no text.
    const uint NumberBit = 1;
    const uint CommonBit = 2;

    static readonly HashSet<string> Calendar = [.. Lexicon.Words("en/calendar", "calendar").Select(PorterStemmer.Stem)];

    /// <summary>The words of an article.</summary>
    public static StoryWords Read(string title, string body)
    {
        var counts = new Dictionary<uint, float>();
        Count(title, counts, _ => TitleCount);
        Count(body, counts, position => 1 / (1 + (position / LeadWords)));
        var stems = counts.Keys.Order().ToArray();
        return new(stems, [.. stems.Select(stem => counts[stem])]);
    }

    /// <summary>True for a number; numbers tell events of one kind apart.</summary>
    public static bool IsNumber(uint stem) => (stem & NumberBit) != 0;

    /// <summary>True for an everyday word.</summary>
    public static bool IsCommon(uint stem) => (stem & CommonBit) != 0;

    static void Count(string text, Dictionary<uint, float> counts, Func<int, float> countAt)
    {
        var position = 0;
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            var word = tokenizer.Word;
            if (StopWords.IsStopWord(word))
                continue;
            position++;
            var isNumber = char.IsAsciiDigit(word[0]);
            if (word.Length < 2 && !isNumber)
                continue;
            var stem = PorterStemmer.Stem(word.ToString());
            if (Calendar.Contains(stem))
                continue;
            var key =
                ((uint)WordHash.Of(stem) & ~(NumberBit | CommonBit))
                | (isNumber ? NumberBit : 0)
                | (CommonWords.IsCommonStem(stem) ? CommonBit : 0);
            if (counts.TryGetValue(key, out var count))
                counts[key] = count + countAt(position);
            else if (counts.Count < MostStems)
                counts.Add(key, countAt(position));
        }
    }
}
