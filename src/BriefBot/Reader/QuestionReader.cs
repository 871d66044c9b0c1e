using Microsoft.ML.OnnxRuntime;

namespace BriefBot.Reader;

/// <summary>A text to be read for a question.</summary>
/// <param name="Title">Its article's title; may be empty.</param>
/// <param name="Text">The text; about 200 words of it are read.</param>
public readonly record struct TextToRead(string Title, string Text)
{
    /// <summary>The question as it is put to this text, where that is another wording; null for the common one.</summary>
    public string? Asked { get; init; }
}

/// <summary>A statement to be held against a text.</summary>
public readonly record struct StatementToJudge(string Statement, string Text);

/// <summary>Reads texts for questions and judges statements, with a model that is loaded when it is first needed. Safe for concurrent
/// use.</summary>
/// <param name="options">Limits.</param>
/// <param name="time">Measures the deadline.</param>
public sealed class QuestionReader(ReaderOptions options, TimeProvider time)
{
    /// <summary>The folder of the model that came along.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "models");

    readonly ReadingModel _model = ReadingModel.Of(options.Folder.Length > 0 ? options.Folder : DefaultFolder, options.Threads);
    int _reading;
    volatile string? _trouble;

    /// <summary>True when there is a model to read with: it is switched on, its files are there, and it didn't fail before.</summary>
    public bool IsThere => options.Enabled && _trouble is null && _model.Exists;

    /// <summary>True when there is a model to judge statements with, and it is to.</summary>
    public bool Judges => options.Judges && IsThere;

    /// <summary>Why it can't read, after trying it on a sentence; null when it can.</summary>
    public string? Trouble()
    {
        if (!_model.Exists)
            return "its files are missing";
        Read("Does it read?", [new TextToRead("", "It reads.")], CancellationToken.None);
        return _trouble;
    }

    // Questions waiting from which nothing is read any more: an answer by rules now is better than a read one in a minute.
    const int Crowd = 16;

    // Questions waiting that halve what is read.
    const int Few = 4;

    /// <summary>Passages worth handing over now: fewer while others are being answered, and none while many wait.</summary>
    /// <param name="waiting">Questions that wait for their turn, 0 and up.</param>
    public int Passages(int waiting)
    {
        if (options.NobodyWaits)
            return options.Passages;
        if (waiting >= Crowd)
            return 0;
        return Math.Max(2, options.Passages / Math.Max(1, Volatile.Read(ref _reading)) * Few / (Few + waiting));
    }

    /// <summary>Reads texts, the first ones first.</summary>
    /// <returns>A reading for each text; null for those that the deadline left unread.</returns>
    public IReadOnlyList<TextReading?> Read(string question, IReadOnlyList<TextToRead> texts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Run(
            rows => texts.Select(text => rows.Question(text.Asked ?? question, text.Title, text.Text)),
            texts.Count,
            static (row, values) => Reading(row, values),
            cancellation
        );
    }

    /// <summary>Judges statements, the first ones first.</summary>
    /// <returns>A judgement for each; null for those that the deadline left unread.</returns>
    public IReadOnlyList<Judgement?> Judge(IReadOnlyList<StatementToJudge> statements, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return
        [
            .. Run(
                    rows => statements.Select(pair => rows.Statement(pair.Statement, pair.Text)),
                    statements.Count,
                    static (_, values) => Softmax(values.Judge) is var p ? new JudgementBox(new Judgement(p[0], p[1], p[2])) : null,
                    cancellation
                )
                .Select(box => box?.Value),
        ];
    }

    // A model that fails (a damaged file, a processor that it wasn't built for) is no reason for no answer: rules decide, and doctor says
    // why.
    List<T?> Run<T>(
        Func<TokenRows, IEnumerable<TokenRow>> inputs,
        int count,
        Func<TokenRow, HeadValues, T> result,
        CancellationToken cancellation
    )
        where T : class
    {
        var results = new List<T?>(new T?[count]);
        var started = time.GetTimestamp();
        Interlocked.Increment(ref _reading);
        try
        {
            var rows = inputs(_model.Rows).ToList();
            // One by one: a single input fits the processor's caches, several together are slower by the token.
            for (var i = 0; i < rows.Count && (i == 0 || options.NobodyWaits || time.GetElapsedTime(started) < options.Deadline); i++)
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = result(rows[i], _model.Run(rows[i]));
            }
        }
        catch (Exception e)
            when (e
                    is OnnxRuntimeException
                        or DllNotFoundException
                        or TypeInitializationException
                        or IOException
                        or InvalidDataException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            _trouble = e.Message;
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
        return results;
    }

    static TextReading Reading(TokenRow row, HeadValues values)
    {
        var count = row.Places.Count;
        var (start, end) = (new float[count], new float[count]);
        for (var i = 0; i < count; i++)
            (start[i], end[i]) = (values.Span[(row.First + i) * 2], values.Span[(row.First + i) * 2 + 1]);
        return new TextReading(values.Relevance, Softmax(values.Kind), start, end, values.Span[0] + values.Span[1], row.Places);
    }

    static double[] Softmax(float[] logits)
    {
        var highest = logits.Max();
        var raised = Array.ConvertAll(logits, logit => Math.Exp(logit - highest));
        var sum = raised.Sum();
        return Array.ConvertAll(raised, value => value / sum);
    }

    sealed record JudgementBox(Judgement Value);
}
