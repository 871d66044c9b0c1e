using BriefBot.Deliver.Answering;

namespace BriefBot.Tests.Deliver.Answering;

/// <summary>Threads that answer, all of them held until they are let go.</summary>
sealed class HeldThreads : IDisposable
{
    readonly ManualResetEventSlim _gate = new();
    readonly Task[] _held;

    HeldThreads(AnswerThreads threads, int count, Surface by)
    {
        var begun = new CountdownEvent(count);
        _held = [.. Enumerable.Range(0, count).Select(_ => threads.RunAsync(by, () => Hold(begun), CancellationToken.None))];
        begun.Wait(TestContext.Current.CancellationToken);
    }

    /// <summary>Holds so many threads for work of a surface; returns once it runs on all of them.</summary>
    public static HeldThreads Of(AnswerThreads threads, int count, Surface by) => new(threads, count, by);

    /// <summary>Lets them go.</summary>
    public Task LetGoAsync()
    {
        _gate.Set();
        return Task.WhenAll(_held);
    }

    public void Dispose() => _gate.Set();

    Task<int> Hold(CountdownEvent begun)
    {
        begun.Signal();
        _gate.Wait();
        return Task.FromResult(0);
    }
}
