using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BriefBot.Corpus;

/// <summary>A vector in signed bytes, each −127 to 127. Only its direction means something.</summary>
public readonly record struct QuantizedVector
{
    /// <summary>Most dimensions.</summary>
    public const int MostDimensions = 8_192;

    const int Largest = 127;

    readonly sbyte[] _values;

    QuantizedVector(sbyte[] values) => _values = values;

    /// <summary>Dimensions.</summary>
    public int Dimensions => _values.Length;

    /// <summary>The values.</summary>
    public ReadOnlySpan<sbyte> Values => _values;

    /// <summary>The values as they are stored.</summary>
    internal byte[] Bytes => MemoryMarshal.AsBytes(_values.AsSpan()).ToArray();

    /// <summary>Rounds a vector; its largest value becomes 127 or −127.</summary>
    /// <param name="vector">What a model made of a text.</param>
    /// <param name="complaint">What is wrong with it, when it isn't usable: empty, too long, not numbers, or nothing but zeros.</param>
    public static bool TryQuantize(ReadOnlySpan<float> vector, out QuantizedVector quantized, out string complaint)
    {
        quantized = default;
        complaint = "";
        var largest = 0.0;
        foreach (var value in vector)
        {
            if (!float.IsFinite(value))
                largest = double.NaN;
            else
                largest = Math.Max(largest, Math.Abs((double)value));
        }
        if (vector.IsEmpty || vector.Length > MostDimensions)
            complaint = $"a vector of {vector.Length} numbers";
        else if (double.IsNaN(largest))
            complaint = "a vector of something that is no number";
        else if (largest == 0)
            complaint = "a vector of nothing but zeros";
        if (complaint.Length > 0)
            return false;
        var scale = Largest / largest;
        var values = new sbyte[vector.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (sbyte)Math.Round(vector[i] * scale);
        quantized = new QuantizedVector(values);
        return true;
    }

    /// <summary>The length of a vector in signed bytes.</summary>
    internal static float Length(ReadOnlySpan<sbyte> vector) => MathF.Sqrt(Dot(vector, vector));

    /// <summary>The dot product of two vectors of as many dimensions, exact: 8,192 dimensions of 127 × 127 fit.</summary>
    internal static int Dot(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var sum = Vector256<int>.Zero;
        var i = 0;
        for (; i <= one.Length - Vector256<sbyte>.Count; i += Vector256<sbyte>.Count)
        {
            var (a, b) = (Vector256.Create(one[i..]), Vector256.Create(other[i..]));
            // Two products of 127 × 127 fit in 16 bits.
            var products = (Vector256.WidenLower(a) * Vector256.WidenLower(b)) + (Vector256.WidenUpper(a) * Vector256.WidenUpper(b));
            sum += Vector256.WidenLower(products) + Vector256.WidenUpper(products);
        }
        var total = Vector256.Sum(sum);
        for (; i < one.Length; i++)
            total += one[i] * other[i];
        return total;
    }
}
