using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace BriefBot.FakeModels;

/// <summary>What an embedding model does: by default each word of a text counts in one of a few hundred places, so that texts with common
/// words are near each other.</summary>
public sealed record EmbeddingScript
{
    /// <summary>Numbers of a vector, unless the request asks for another length.</summary>
    public int Dimensions { get; init; } = 64;

    /// <summary>Most texts in a request.</summary>
    public int LargestBatch { get; init; } = 2_048;

    /// <summary>A text's vector of that length; null for the default.</summary>
    public Func<string, int, float[]>? Vector { get; init; }

    /// <summary>Vectors that are left out at the end of an answer, as a faulty server might.</summary>
    public int Missing { get; init; }

    /// <summary>Any other status than 200 is an error.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Value of the header Retry-After; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Nothing is sent before this has ended.</summary>
    public Task Before { get; init; } = Task.CompletedTask;

    internal IReadOnlyList<float[]> Vectors(IReadOnlyList<string> texts, int? dimensions) =>
        [.. texts.Take(texts.Count - Missing).Select(text => (Vector ?? Hashed)(text, dimensions ?? Dimensions))];

    internal static JsonNode Base64(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return Convert.ToBase64String(bytes);
    }

    internal static JsonNode Numbers(float[] vector) => new JsonArray([.. vector.Select(number => (JsonNode)number)]);

    static float[] Hashed(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (
            var word in text.ToLowerInvariant()
                .Split([' ', '\n', '.', ',', '?', '!', '“', '”', '"', '(', ')', ':', ';'], StringSplitOptions.RemoveEmptyEntries)
        )
            vector[Place(word, dimensions)]++;
        var length = MathF.Sqrt(vector.Sum(number => number * number));
        return length > 0 ? [.. vector.Select(number => number / length)] : vector;
    }

    // FNV-1a: the same in every process.
    static int Place(string word, int dimensions)
    {
        var hash = 2_166_136_261u;
        foreach (var b in Encoding.UTF8.GetBytes(word))
            hash = (hash ^ b) * 16_777_619u;
        return (int)(hash % (uint)dimensions);
    }
}
