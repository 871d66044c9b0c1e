using System.Buffers.Binary;

namespace BriefBot.Corpus.Stories;

/// <summary>
/// A text in 192 bytes from which the likeness of its wording to another's is estimated, without either text. Case, accents and
/// punctuation don't count.
/// </summary>
/// <remarks>
/// MinHash over runs of three words (Broder, On the resemblance and containment of documents, 1997), 96 slots of 16 bits each; the
/// standard error of an estimated likeness is at most 0.05.
/// </remarks>
public sealed class TextFingerprint
{
    /// <summary>Slots of a fingerprint.</summary>
    public const int Slots = 96;

    /// <summary>Bands that the slots fall into; texts with a band in common are worth comparing.</summary>
    /// <remarks>
    /// 32 bands of three: texts whose runs are alike by 0.5 have a band in common with a probability of 0.99, by 0.4 0.88, by 0.1 0.03.
    /// </remarks>
    public const int Bands = 32;

    const int SlotsInBand = Slots / Bands;
    static readonly (ulong Factor, ulong Addend)[] Permutations = MakePermutations();

    readonly ushort[] slots;

    TextFingerprint(ushort[] slots, int runs)
    {
        this.slots = slots;
        Runs = runs;
    }

    /// <summary>How many different runs of three words the text has; 0 for a text without words.</summary>
    public int Runs { get; }

    /// <summary>The fingerprint of a text, of its first 5,000 words.</summary>
    public static TextFingerprint Of(ReadOnlySpan<char> text)
    {
        var runs = WordShingles.Of(text);
        Span<ulong> least = stackalloc ulong[Slots];
        least.Fill(ulong.MaxValue);
        foreach (var run in runs)
        {
            for (var i = 0; i < Slots; i++)
            {
                var (factor, addend) = Permutations[i];
                least[i] = Math.Min(least[i], (run * factor) + addend);
            }
        }
        var found = new ushort[Slots];
        for (var i = 0; i < Slots; i++)
            found[i] = (ushort)WordHash.Mix(least[i]);
        return new(found, runs.Count);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">Twice <see cref="Slots"/>.</param>
    /// <param name="runs">As <see cref="Runs"/> was.</param>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public static TextFingerprint FromBytes(ReadOnlySpan<byte> bytes, int runs)
    {
        if (bytes.Length != Slots * sizeof(ushort))
            throw new ArgumentException("This is no fingerprint of a text.", nameof(bytes));
        var read = new ushort[Slots];
        for (var i = 0; i < Slots; i++)
            read[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..]);
        return new(read, runs);
    }

    /// <summary>The fingerprint as stored; the number of runs is not in it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Slots * sizeof(ushort)];
        for (var i = 0; i < Slots; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(ushort)), slots[i]);
        return bytes;
    }

    /// <summary>Estimated share of the runs of both texts together that both have (Jaccard), 0–1; 0 when one has no words.</summary>
    public double Resemblance(TextFingerprint other)
    {
        if (Runs == 0 || other.Runs == 0)
            return 0;
        var equal = 0;
        for (var i = 0; i < Slots; i++)
        {
            if (slots[i] == other.slots[i])
                equal++;
        }
        return (double)equal / Slots;
    }

    /// <summary>
    /// Estimated share of the shorter text's runs that the longer has, 0–1: near 1 for a text that was cut at the end or got boilerplate
    /// added. Estimates from texts of very different length (1 : 10) are worth little.
    /// </summary>
    public double Containment(TextFingerprint other)
    {
        var resemblance = Resemblance(other);
        if (resemblance == 0)
            return 0;
        var shared = resemblance * (Runs + other.Runs) / (1 + resemblance);
        return Math.Min(1, shared / Math.Min(Runs, other.Runs));
    }

    /// <summary>A number for each of the <see cref="Bands"/> bands; texts whose slots of a band are equal have its number in
    /// common.</summary>
    public long[] BandKeys()
    {
        var keys = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)(band + 1);
            for (var i = 0; i < SlotsInBand; i++)
                key = WordHash.Mix((key << 16) + slots[(band * SlotsInBand) + i]);
            keys[band] = (long)key;
        }
        return keys;
    }

    static (ulong Factor, ulong Addend)[] MakePermutations()
    {
        var made = new (ulong, ulong)[Slots];
        var state = 0UL;
        for (var i = 0; i < Slots; i++)
        {
            var factor = WordHash.Mix(state += 0x9E3779B97F4A7C15) | 1;
            made[i] = (factor, WordHash.Mix(state += 0x9E3779B97F4A7C15));
        }
        return made;
    }
}
