using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace BriefBot.Reader;

/// <summary>The reading model, loaded when it is first needed and shared by all in the process who read. Safe for concurrent use.</summary>
sealed class ReadingModel
{
    static readonly ConcurrentDictionary<(string Folder, int Threads), ReadingModel> Loaded = new();

    /// <summary>The model's file.</summary>
    public const string ModelName = "reader.onnx";

    /// <summary>Its vocabulary.</summary>
    public const string VocabularyName = "vocab.txt";

    /// <summary>What letters are without their accents.</summary>
    public const string LettersName = "letters.txt";

    static readonly string[] Inputs = ["ids", "types", "mask"];
    static readonly string[] Outputs = ["span", "relevance", "kind", "judge"];

    readonly string _folder;
    readonly Lazy<InferenceSession> _session;
    readonly Lazy<TokenRows> _rows;

    ReadingModel(string folder, int threads)
    {
        _folder = folder;
        _session = new(() => Load(Path.Combine(folder, ModelName), threads));
        _rows = new(() => Vocabulary(folder));
    }

    /// <summary>The model of a folder; the same for all who ask for it.</summary>
    /// <param name="folder">Where reader.onnx, vocab.txt and letters.txt stand.</param>
    /// <param name="threads">Processor threads for one run.</param>
    public static ReadingModel Of(string folder, int threads) =>
        Loaded.GetOrAdd((Path.GetFullPath(folder), threads), static key => new ReadingModel(key.Folder, key.Threads));

    /// <summary>True when its files are there.</summary>
    public bool Exists => Array.TrueForAll([ModelName, VocabularyName, LettersName], name => File.Exists(Path.Combine(_folder, name)));

    /// <summary>Lays out inputs.</summary>
    public TokenRows Rows => _rows.Value;

    /// <summary>What the heads say of an input.</summary>
    public HeadValues Run(TokenRow row)
    {
        var length = row.Ids.Length;
        var (ids, types, mask) = (new long[length], new long[length], new long[length]);
        for (var i = 0; i < length; i++)
            (ids[i], types[i], mask[i]) = (row.Ids[i], i >= row.Second ? 1 : 0, 1);
        long[] shape = [1, length];
        using var a = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var b = OrtValue.CreateTensorValueFromMemory(types, shape);
        using var c = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var options = new RunOptions();
        using var found = _session.Value.Run(options, Inputs, [a, b, c], Outputs);
        return new HeadValues(Values(found[0]), Values(found[1])[0], Values(found[2]), Values(found[3]));
    }

    static float[] Values(OrtValue tensor) => tensor.GetTensorDataAsSpan<float>().ToArray();

    static InferenceSession Load(string path, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
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
}

/// <summary>The heads' raw values for one input.</summary>
/// <param name="Span">Start and end logit of each token, by turns.</param>
sealed record HeadValues(float[] Span, float Relevance, float[] Kind, float[] Judge);
