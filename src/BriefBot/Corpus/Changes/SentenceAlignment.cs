using BriefBot.Language;

namespace BriefBot.Corpus.Changes;

/// <summary>Finds for each sentence of one text its counterpart in another: first equal ones wherever they stand, then sentences that
/// were joined or cut in two, then those that share most words.</summary>
sealed class SentenceAlignment
{
    readonly string from;
    readonly string to;
    readonly List<TextSpan> olds;
    readonly List<TextSpan> news;
    readonly string[] oldKeys;
    readonly string[] newKeys;
    readonly SentenceChange?[] ofOld;
    readonly bool[] isNewTaken;

    SentenceAlignment(string from, string to, string? language)
    {
        (this.from, this.to) = (from, to);
        // Both by the same rules: what is cut otherwise would seem changed.
        language ??= Language.Sentences.LanguageOf(to);
        (olds, news) = (Language.Sentences.Split(from, language), Language.Sentences.Split(to, language));
        (oldKeys, newKeys) = (Keys(from, olds), Keys(to, news));
        (ofOld, isNewTaken) = (new SentenceChange?[olds.Count], new bool[news.Count]);
    }

    /// <summary>All sentences of both, in the order of the later text.</summary>
    public static List<SentenceChange> Align(string from, string to, string? language)
    {
        var alignment = new SentenceAlignment(from, to, language);
        alignment.TakeEqual();
        alignment.TakeJoined();
        alignment.TakeSimilar();
        return alignment.InOrder();
    }

    static string[] Keys(string text, List<TextSpan> sentences)
    {
        var keys = new string[sentences.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = SentenceKey.Of(text.AsSpan(sentences[i].Start, sentences[i].Length));
        return keys;
    }

    void TakeEqual()
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var j = 0; j < news.Count; j++)
        {
            if (!places.TryGetValue(newKeys[j], out var queue))
                places.Add(newKeys[j], queue = new());
            queue.Enqueue(j);
        }
        for (var i = 0; i < olds.Count; i++)
            if (places.TryGetValue(oldKeys[i], out var queue) && queue.TryDequeue(out var j))
                Pair(SentenceFate.Unchanged, i, j);
    }

    // "A. B." as "A; B." and the other way round: whole sentences only, because "it is not true that A" holds A as well.
    void TakeJoined()
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var j = 0; j < news.Count; j++)
            if (!isNewTaken[j])
                left.TryAdd(newKeys[j], j);
        for (var i = 0; i + 1 < olds.Count; i++)
        {
            if (
                ofOld[i] is not null
                || ofOld[i + 1] is not null
                || !left.TryGetValue($"{oldKeys[i]} {oldKeys[i + 1]}", out var j)
                || isNewTaken[j]
            )
                continue;
            Pair(SentenceFate.Reworded, i, j);
            Pair(SentenceFate.Reworded, i + 1, j);
        }
        left.Clear();
        for (var i = 0; i < olds.Count; i++)
            if (ofOld[i] is null)
                left.TryAdd(oldKeys[i], i);
        for (var j = 0; j + 1 < news.Count; j++)
        {
            if (
                isNewTaken[j]
                || isNewTaken[j + 1]
                || !left.TryGetValue($"{newKeys[j]} {newKeys[j + 1]}", out var i)
                || ofOld[i] is not null
            )
                continue;
            isNewTaken[j] = isNewTaken[j + 1] = true;
            ofOld[i] = new(SentenceFate.Reworded, olds[i], new(news[j].Start, news[j + 1].End));
        }
    }

    void TakeSimilar()
    {
        var (oldLeft, newLeft) = (Left(olds.Count, i => ofOld[i] is null), Left(news.Count, j => !isNewTaken[j]));
        if (oldLeft.Count == 0 || newLeft.Count == 0)
            return;
        var partners = Partners();
        var pairs = SentencePairing.Pair(oldLeft, newLeft, oldKeys, newKeys, (i, j) => AreNeighbours(i, j, partners));
        foreach (var (i, j) in pairs)
        {
            var isSame = Wording.SaysTheSame(from[olds[i].Start..olds[i].End], to[news[j].Start..news[j].End]);
            Pair(isSame ? SentenceFate.Reworded : SentenceFate.Changed, i, j);
        }
    }

    int[] Partners()
    {
        var places = news.Index().ToDictionary(sentence => sentence.Item.Start, sentence => sentence.Index);
        return [.. ofOld.Select(change => change is { To: { } at } ? places[at.Start] : -1)];
    }

    bool AreNeighbours(int i, int j, int[] partners) =>
        (i == 0 ? j == 0 : partners[i - 1] == j - 1 && j > 0) || (i == olds.Count - 1 ? j == news.Count - 1 : partners[i + 1] == j + 1);

    void Pair(SentenceFate fate, int i, int j)
    {
        isNewTaken[j] = true;
        ofOld[i] = new(fate, olds[i], news[j]);
    }

    static List<int> Left(int count, Predicate<int> isLeft)
    {
        var left = new List<int>();
        for (var i = 0; i < count && left.Count < SentencePairing.MostLeft; i++)
            if (isLeft(i))
                left.Add(i);
        return left;
    }

    List<SentenceChange> InOrder()
    {
        var byPlace = new Dictionary<int, List<int>>();
        for (var i = 0; i < olds.Count; i++)
        {
            if (ofOld[i]?.To is not { } at)
                continue;
            if (!byPlace.TryGetValue(at.Start, out var list))
                byPlace.Add(at.Start, list = []);
            list.Add(i);
        }
        var order = new List<SentenceChange>(olds.Count + news.Count);
        var removed = 0;
        for (var j = 0; j < news.Count; j++)
        {
            if (!byPlace.TryGetValue(news[j].Start, out var here))
            {
                if (!isNewTaken[j])
                    order.Add(new(SentenceFate.Added, null, news[j]));
                continue;
            }
            foreach (var i in here)
            {
                AddRemoved(order, ref removed, i);
                order.Add(ofOld[i]!.Value);
            }
        }
        AddRemoved(order, ref removed, olds.Count);
        return order;
    }

    void AddRemoved(List<SentenceChange> order, ref int from, int before)
    {
        for (; from < before; from++)
            if (ofOld[from] is null)
                order.Add(new(SentenceFate.Removed, olds[from], null));
    }
}
