using System.Runtime.InteropServices;

namespace BriefBot.Corpus.Sqlite.Vectors;

/// <summary>The vectors of a workspace in memory, one behind the other: as many bytes as dimensions, and about 28 more, for each. One
/// writer; readers take a <see cref="View"/>.</summary>
sealed class VectorBlock(int dimensions)
{
    const int FirstCapacity = 256;

    readonly Dictionary<long, int> _places = [];
    readonly Lock _lock = new();
    long[] _passages = new long[FirstCapacity];
    float[] _lengths = new float[FirstCapacity];
    sbyte[] _values = new sbyte[FirstCapacity * dimensions];
    int _count;

    /// <summary>Adds a vector; one of a passage that has one already takes its place for those who look from now on.</summary>
    public void Add(long passage, ReadOnlySpan<byte> vector)
    {
        lock (_lock)
        {
            if (_count == _passages.Length)
            {
                Array.Resize(ref _passages, _count * 2);
                Array.Resize(ref _lengths, _count * 2);
                Array.Resize(ref _values, checked(_count * 2 * dimensions));
            }
            var values = _values.AsSpan(_count * dimensions, dimensions);
            MemoryMarshal.Cast<byte, sbyte>(vector).CopyTo(values);
            _passages[_count] = passage;
            _lengths[_count] = QuantizedVector.Length(values);
            _places[passage] = _count++;
        }
    }

    /// <summary>What is there now. Later additions don't change it.</summary>
    public View Now()
    {
        lock (_lock)
            return new View(this, _passages, _lengths, _values, _count, dimensions);
    }

    int? PlaceOf(long passage)
    {
        lock (_lock)
            return _places.TryGetValue(passage, out var place) ? place : null;
    }

    /// <summary>What was there at a moment.</summary>
    internal sealed record View(VectorBlock Block, long[] Passages, float[] Lengths, sbyte[] Values, int Count, int Dimensions)
    {
        /// <summary>The nearest passages within a range of ids, nearest first.</summary>
        /// <param name="isWanted">Which passages count; null for all.</param>
        public List<(PassageId Passage, double Cosine)> Nearest(
            QuantizedVector question,
            PassageRange range,
            Func<long, bool>? isWanted,
            int count
        )
        {
            var length = QuantizedVector.Length(question.Values);
            var best = new PriorityQueue<int, float>(count + 1);
            var least = float.NegativeInfinity;
            for (var i = 0; i < Count; i++)
            {
                var passage = Passages[i];
                if (passage < range.Low || passage > range.High || isWanted?.Invoke(passage) == false)
                    continue;
                var cosine = Cosine(question, length, i);
                if (best.Count >= count && cosine <= least)
                    continue;
                if (best.Count < count)
                    best.Enqueue(i, cosine);
                else
                    best.EnqueueDequeue(i, cosine);
                best.TryPeek(out _, out least);
            }
            var found = new List<(PassageId, double)>(best.Count);
            while (best.TryDequeue(out var place, out var cosine))
                found.Add((new PassageId(Passages[place]), cosine));
            found.Reverse();
            return found;
        }

        /// <summary>The cosine of one passage; null when it has no vector.</summary>
        public double? Of(QuantizedVector question, PassageId passage) =>
            Block.PlaceOf(passage.Value) is { } place && place < Count
                ? Cosine(question, QuantizedVector.Length(question.Values), place)
                : null;

        float Cosine(QuantizedVector question, float length, int place) =>
            QuantizedVector.Dot(question.Values, Values.AsSpan(place * Dimensions, Dimensions)) / (length * Lengths[place]);
    }
}
