using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus;

public class QuantizedVectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(100)]
    [InlineData(512)]
    [InlineData(8_192)]
    public void The_dot_product_is_that_of_the_numbers_whatever_their_count(int dimensions)
    {
        var random = new Random(dimensions);
        for (var round = 0; round < 50; round++)
        {
            // The largest numbers there are, every fifth time: nothing may overflow.
            var (one, other) =
                round % 5 == 0
                    ? (Extreme(random, dimensions), Extreme(random, dimensions))
                    : (Any(random, dimensions), Any(random, dimensions));

            var expected = one.Zip(other, (a, b) => (long)a * b).Sum();

            QuantizedVector.Dot(one, other).ShouldBe((int)expected);
        }
    }

    [Fact]
    public void The_cosine_of_rounded_vectors_is_nearly_that_of_the_vectors()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (one, other) = (Floats(random, 256), Floats(random, 256));

            QuantizedVector.TryQuantize(one, out var a, out _).ShouldBeTrue();
            QuantizedVector.TryQuantize(other, out var b, out _).ShouldBeTrue();

            var cosine = QuantizedVector.Dot(a.Values, b.Values) / (QuantizedVector.Length(a.Values) * QuantizedVector.Length(b.Values));
            cosine.ShouldBe((float)Cosine(one, other), 0.01f);
        }
    }

    [Theory]
    [InlineData(new float[0], "a vector of 0 numbers")]
    [InlineData(new[] { 0f, 0f }, "a vector of nothing but zeros")]
    [InlineData(new[] { 1f, float.NaN }, "a vector of something that is no number")]
    [InlineData(new[] { float.PositiveInfinity, 1f }, "a vector of something that is no number")]
    public void What_is_no_direction_is_refused(float[] vector, string reason)
    {
        QuantizedVector.TryQuantize(vector, out _, out var complaint).ShouldBeFalse();

        complaint.ShouldBe(reason);
    }

    [Fact]
    public void Numbers_of_any_size_keep_their_direction()
    {
        QuantizedVector.TryQuantize([float.MaxValue, -float.MaxValue, 0], out var large, out _).ShouldBeTrue();
        QuantizedVector.TryQuantize([float.Epsilon, -float.Epsilon, 0], out var small, out _).ShouldBeTrue();

        large.Values.ToArray().ShouldBe([127, -127, 0]);
        small.Values.ToArray().ShouldBe([127, -127, 0]);
    }

    static sbyte[] Any(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-127, 128))];

    static sbyte[] Extreme(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? (sbyte)-127 : (sbyte)127)];

    static float[] Floats(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * random.NextDouble()))];

    static double Cosine(float[] one, float[] other) =>
        one.Zip(other, (a, b) => (double)a * b).Sum() / Math.Sqrt(one.Sum(a => (double)a * a) * other.Sum(b => (double)b * b));
}
