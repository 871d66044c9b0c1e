using System.Buffers.Binary;

namespace BriefBot.Corpus.Stories;

/// <summary>An article's words, weighed: a vector of length 1 whose product with another's says how alike they are.</summary>
public sealed class StoryVector
{
    const int BytesPerStem = sizeof(uint) + sizeof(float);

    readonly uint[] stems;
    readonly float[] weights;

    StoryVector(uint[] stems, float[] weights)
    {
        this.stems = stems;
        this.weights = weights;
    }

    /// <summary>The stems, ascending.</summary>
    public IReadOnlyList<uint> Stems => stems;

    /// <summary>Weighs an article's words; what weighs nothing is left out.</summary>
    public static StoryVector Of(StoryWords words, StemWeights stemWeights)
    {
        var raw = new double[words.Stems.Length];
        var square = 0.0;
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = Math.Log(1 + words.Counts[i]) * stemWeights.Of(words.Stems[i]);
            square += raw[i] * raw[i];
        }
        var length = Math.Sqrt(square);
        return new(words.Stems, [.. raw.Select(weight => length > 0 ? (float)(weight / length) : 0)]);
    }

    /// <summary>Cosine of the angle between both, 0–1.</summary>
    public double Cosine(StoryVector other)
    {
        var (a, b) = (stems, other.stems);
        var sum = 0.0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            if (a[i] == b[j])
                sum += weights[i++] * other.weights[j++];
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }
        return Math.Min(1, sum);
    }

    /// <summary>The stems that tell most, heaviest first.</summary>
    /// <param name="count">How many at most.</param>
    public List<(uint Stem, float Weight)> Heaviest(int count) =>
        [.. stems.Zip(weights).Where(one => one.Second > 0).OrderByDescending(one => one.Second).ThenBy(one => one.First).Take(count)];

    /// <summary>As stored.</summary>
    public byte[] ToBytes() => Write(stems, weights);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are cut.</exception>
    public static StoryVector FromBytes(ReadOnlySpan<byte> bytes)
    {
        var words = ReadWords(bytes);
        return new(words.Stems, words.Counts);
    }

    /// <summary>Words as stored before they are weighed.</summary>
    public static byte[] Write(StoryWords words) => Write(words.Stems, words.Counts);

    /// <summary>Reads what <see cref="Write(StoryWords)"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are cut.</exception>
    public static StoryWords ReadWords(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % BytesPerStem != 0)
            throw new ArgumentException("These are no words of an article.", nameof(bytes));
        var count = bytes.Length / BytesPerStem;
        var words = new StoryWords(new uint[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            words.Stems[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * BytesPerStem)..]);
            words.Counts[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[((i * BytesPerStem) + sizeof(uint))..]);
        }
        return words;
    }

    static byte[] Write(uint[] stems, float[] numbers)
    {
        var bytes = new byte[stems.Length * BytesPerStem];
        for (var i = 0; i < stems.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * BytesPerStem), stems[i]);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((i * BytesPerStem) + sizeof(uint)), numbers[i]);
        }
        return bytes;
    }
}
