using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace BriefBot.Reader;

/// <summary>The reading model, loaded when it is first needed and shared by all who read. Safe for concurrent use.</summary>
/// <param name="folder">Where reader.onnx and vocab.txt stand.</param>
/// <param name="threads">Processor threads for one run.</param>
sealed class ReadingModel(string folder, int threads) : IDisposable
{
    /// <summary>The model's file.</summary>
    public const string ModelName = "reader.onnx";

    /// <summary>Its vocabulary.</summary>
    public const string VocabularyName = "vocab.txt";

    /// <summary>What letters are without their accents.</summary>
    public const string LettersName = "letters.txt";

    static readonly string[] Inputs = ["ids", "types", "mask"];
    static readonly string[] Outputs = ["span", "relevance", "kind", "judge"];

    readonly Lazy<InferenceSession> _session = new(() => Load(Path.Combine(folder, ModelName), threads));
    readonly Lazy<TokenRows> _rows = new(() => Vocabulary(folder));

    /// <summary>True when its files are there.</summary>
    public bool Exists => Array.TrueForAll([ModelName, VocabularyName, LettersName], name => File.Exists(Path.Combine(folder, name)));

    /// <summary>Lays out inputs.</summary>
    public TokenRows Rows => _rows.Value;

    /// <summary>What the heads say of some inputs, in their order.</summary>
    /// <param name="rows">Inputs of about the same length: shorter ones are filled up.</param>
    public IReadOnlyList<HeadValues> Run(IReadOnlyList<TokenRow> rows)
    {
        var length = rows.Max(row => row.Ids.Length);
        var (ids, types, mask) = (new long[rows.Count * length], new long[rows.Count * length], new long[rows.Count * length]);
        for (var r = 0; r < rows.Count; r++)
        {
            for (var i = 0; i < rows[r].Ids.Length; i++)
            {
                var at = r * length + i;
                (ids[at], types[at], mask[at]) = (rows[r].Ids[i], i >= rows[r].Second ? 1 : 0, 1);
            }
        }
        long[] shape = [rows.Count, length];
        using var a = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var b = OrtValue.CreateTensorValueFromMemory(types, shape);
        using var c = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var options = new RunOptions();
        using var found = _session.Value.Run(options, Inputs, [a, b, c], Outputs);
        var span = found[0].GetTensorDataAsSpan<float>();
        var relevance = found[1].GetTensorDataAsSpan<float>();
        var kind = found[2].GetTensorDataAsSpan<float>();
        var judge = found[3].GetTensorDataAsSpan<float>();
        var values = new HeadValues[rows.Count];
        for (var r = 0; r < rows.Count; r++)
            values[r] = new HeadValues(span.Slice(r * length * 2, rows[r].Ids.Length * 2).ToArray(), relevance[r], kind.Slice(r * 5, 5).ToArray(), judge.Slice(r * 3, 3).ToArray());
        return values;
    }

    static InferenceSession Load(string path, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            EnableCpuMemArena = false,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // Threads that wait in a circle would take the processor from everything else.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(path, options);
    }

    static TokenRows Vocabulary(string folder)
    {
        using var vocabulary = File.OpenRead(Path.Combine(folder, VocabularyName));
        using var letters = File.OpenText(Path.Combine(folder, LettersName));
        return new TokenRows(new WordPieces(vocabulary, letters));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_session.IsValueCreated) _session.Value.Dispose();
    }
}

/// <summary>The heads' raw values for one input.</summary>
/// <param name="Span">Start and end logit of each token, by turns.</param>
sealed record HeadValues(float[] Span, float Relevance, float[] Kind, float[] Judge);
