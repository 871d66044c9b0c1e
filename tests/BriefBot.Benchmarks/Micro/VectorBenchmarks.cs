using BenchmarkDotNet.Attributes;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Vectors;

namespace BriefBot.Benchmarks.Micro;

/// <summary>The search by meaning over all vectors of a workspace.</summary>
[MemoryDiagnoser]
public class VectorBenchmarks
{
    const int Nearest = 60;

    VectorBlock.View _view = null!;
    QuantizedVector _question;

    /// <summary>Vectors that are searched.</summary>
    [Params(200_000)]
    public int Passages { get; set; }

    /// <summary>Numbers of each.</summary>
    [Params(256, 1_536)]
    public int Dimensions { get; set; }

    /// <summary>Makes them, the same ones each time.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        var block = new VectorBlock(Dimensions);
        var vector = new byte[Dimensions];
        for (var i = 0; i < Passages; i++)
        {
            random.NextBytes(vector);
            block.Add(PassageId.Compose(new WorkspaceId(1), null, i).Value, vector);
        }
        _view = block.Now();
        var question = Enumerable.Range(0, Dimensions).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        if (!QuantizedVector.TryQuantize(question, out _question, out var complaint))
            throw new InvalidOperationException(complaint);
    }

    /// <summary>The sixty nearest of them, on one core.</summary>
    [Benchmark]
    public int Search() => _view.Nearest(_question, PassageRange.Of(new WorkspaceId(1)), null, Nearest).Count;
}
