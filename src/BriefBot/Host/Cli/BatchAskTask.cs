using System.Globalization;
using System.Threading.Channels;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Batch;
using BriefBot.Ingest.Readers;

namespace BriefBot.Host.Cli;

/// <summary>Answers a stream of questions, several at a time, writing the answers in the order of the questions.</summary>
sealed class BatchAskTask(Library library, DateOnly today, TextWriter problems)
{
    const int WaitingPerWorker = 4;
    static readonly InputLimits Limits = new();

    /// <summary>Lines that could not be used.</summary>
    public int Rejected { get; private set; }

    /// <summary>Time that each answer took, in the order of the questions.</summary>
    public List<TimeSpan> Elapsed { get; } = [];

    /// <summary>Runs to the end of the input.</summary>
    public async Task RunAsync(Stream input, Stream output, int workers, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var free = new SemaphoreSlim(workers);
        var answers = Channel.CreateBounded<Task<(BatchQuestion Question, Reply Reply)>>(workers * WaitingPerWorker);
        var reading = Task.Run(() => ReadAsync(input, answers.Writer, free, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(stop.Token))
            {
                var (question, reply) = await answer;
                Elapsed.Add(reply.Elapsed);
                await output.WriteAsync(BatchAnswer.Line(question.Id, reply), stop.Token);
                output.WriteByte((byte)'\n');
            }
        }
        finally
        {
            await stop.CancelAsync();
            while (answers.Reader.TryRead(out var answer)) await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await reading;
    }

    async Task ReadAsync(Stream input, ChannelWriter<Task<(BatchQuestion Question, Reply Reply)>> answers, SemaphoreSlim free, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            using var lines = new LineReader(input, Limits.LineBytes);
            while (lines.Next() is { } line)
            {
                if (Parse(line) is not { } question) continue;
                await free.WaitAsync(cancellation);
                await answers.WriteAsync(Task.Run(() => AnswerAsync(question, free, cancellation), CancellationToken.None), cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The side that writes has stopped, and reports why.
        }
        catch (Exception e) when (e is IOException or InputRejectedException)
        {
            failure = e;
        }
        answers.Complete(failure);
    }

    BatchQuestion? Parse(StreamLine line)
    {
        if (!line.TooLong && line.Bytes.Span.Trim(" \t\r\ufeff"u8).IsEmpty) return null;
        try
        {
            return line.TooLong ? throw new FormatException("the line is too long") : BatchQuestion.Parse(line.Bytes);
        }
        catch (FormatException e)
        {
            Rejected++;
            problems.WriteLine(string.Create(CultureInfo.InvariantCulture, $"briefbot: line {line.Number}: {e.Message}; it is skipped."));
            return null;
        }
    }

    async Task<(BatchQuestion Question, Reply Reply)> AnswerAsync(BatchQuestion question, SemaphoreSlim free, CancellationToken cancellation)
    {
        try
        {
            var asked = new Question(question.Question, new SearchScope(library.Workspace), question.AsOf ?? today)
            {
                Articles = question.Documents is { } documents ? await ArticlesAsync(documents, cancellation) : null,
            };
            return (question, await library.AnswerAsync(asked, cancellation));
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Articles by the ids that batch output gives: an input's own ids or, for articles that came without, their numbers.</summary>
    async Task<IReadOnlyList<ArticleId>> ArticlesAsync(IReadOnlyList<string> documents, CancellationToken cancellation)
    {
        var found = await library.Corpus.FindByExternalIdAsync(library.Workspace, documents.Distinct().ToList(), cancellation);
        if (found.Count >= documents.Count) return found;
        var all = found.ToHashSet();
        foreach (var document in documents)
        {
            if (!long.TryParse(document, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            var article = await library.Corpus.FindAsync(library.Workspace, new ArticleId(number), null, cancellation);
            if (article is { ExternalId: null }) all.Add(article.Id);
        }
        return all.ToList();
    }
}
