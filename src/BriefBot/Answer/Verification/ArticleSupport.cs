using BriefBot.Language;

namespace BriefBot.Answer.Verification;

/// <summary>
/// Tells how well an article bears sentences out: by their words and the order of these (<see cref="SupportScore"/>) and, where there is a judge, by what it makes of the
/// stretches of the article that have most of the sentence's words.
/// </summary>
sealed class ArticleSupport
{
    // Sentences of a stretch, and stretches that are judged.
    const int Length = 2;
    const int Stretches = 3;

    // Share of the judge in the score.
    const double Weight = 0.5;

    // What each word of a stretch costs, so that of two with the same words the shorter is judged.
    const double WordCost = 0.002;

    readonly string _article;
    readonly SupportScore _words;
    readonly SentenceJudge? _judge;
    readonly List<TextSpan> _sentences = [];
    readonly List<(HashSet<string> Stems, int Words)> _read = [];
    readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Reads an article.</summary>
    /// <param name="article">Its text.</param>
    /// <param name="judge">Judges; null where words decide alone.</param>
    public ArticleSupport(string article, SentenceJudge? judge)
    {
        (_article, _judge) = (article, judge);
        var words = ReadWord.Read(article, new TextSpan(0, article.Length));
        _words = new SupportScore(words);
        if (judge is null) return;
        foreach (var word in words) _counts[word.Stem] = _counts.GetValueOrDefault(word.Stem) + 1;
        _sentences = Sentences.Split(article);
        foreach (var sentence in _sentences)
        {
            var own = ReadWord.Read(article, sentence);
            _read.Add((own.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal), own.Count));
        }
    }

    /// <summary>0, not at all, to 1.</summary>
    public double Of(string sentence)
    {
        var words = ReadWord.Read(sentence, new TextSpan(0, sentence.Length));
        var told = _words.Of(words);
        if (_judge is null || words.Count == 0) return told;
        var judged = Nearest(words).Select(stretch => _judge(sentence, stretch)).OfType<Reader.Judgement>().ToList();
        return judged.Count == 0 ? told : ((1 - Weight) * told) + (Weight * judged.Max(judgement => judgement.Supports));
    }

    // The stretches with most of a sentence's words, each counting less the more often the article has it.
    IEnumerable<string> Nearest(List<ReadWord> words)
    {
        var stems = words.Where(word => word.IsContent).Select(word => word.Stem).Where(_counts.ContainsKey).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, Math.Max(Math.Min(1, _sentences.Count), _sentences.Count - Length + 1)).OrderByDescending(at => Nearness(stems, at)).Take(Stretches)
            .Select(at => _article[_sentences[at].Start.._sentences[EndOf(at)].End]);
    }

    double Nearness(HashSet<string> stems, int at)
    {
        var read = _read[at..(EndOf(at) + 1)];
        return stems.Where(stem => read.Exists(sentence => sentence.Stems.Contains(stem))).Sum(stem => 1 / Math.Sqrt(_counts[stem])) - (WordCost * read.Sum(sentence => sentence.Words));
    }

    int EndOf(int at) => Math.Min(_sentences.Count, at + Length) - 1;
}
