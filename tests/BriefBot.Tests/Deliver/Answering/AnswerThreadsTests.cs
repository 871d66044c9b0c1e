using System.Collections.Concurrent;
using BriefBot.Deliver.Answering;
using BriefBot.Discord.Tests.Support;

namespace BriefBot.Tests.Deliver.Answering;

public sealed class AnswerThreadsTests : IDisposable
{
    readonly ManualTimeProvider _time = new();
    readonly ConcurrentQueue<Surface> _order = [];
    readonly AnswerThreads _threads;

    public AnswerThreadsTests() => _threads = new AnswerThreads(1, _time);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _threads.Dispose();

    [Fact]
    public async Task Discord_goes_first_and_the_web_gets_its_share_between()
    {
        using var held = HeldThreads.Of(_threads, 1, Surface.Mcp);
        Task[] web = [.. Enumerable.Range(0, 32).Select(_ => AskAsync(Surface.Web))];
        Task[] discord = [.. Enumerable.Range(0, 12).Select(_ => AskAsync(Surface.Discord))];

        await held.LetGoAsync();
        await Task.WhenAll([.. web, .. discord]).WaitAsync(Stop);

        var order = _order.ToList();
        order[0].ShouldBe(Surface.Discord);
        order.Take(15).Count(surface => surface == Surface.Discord).ShouldBe(12);
        order.Take(15).Count(surface => surface == Surface.Web).ShouldBe(3);
    }

    [Fact]
    public async Task No_surface_starves_however_much_the_others_ask()
    {
        using var held = HeldThreads.Of(_threads, 1, Surface.Discord);
        Task[] asked = [.. Enumerable.Range(0, 60).Select(_ => AskAsync(Surface.Discord)), AskAsync(Surface.Web), AskAsync(Surface.Mcp)];

        await held.LetGoAsync();
        await Task.WhenAll(asked).WaitAsync(Stop);

        _order.Take(8).ShouldContain(Surface.Web);
        _order.Take(8).ShouldContain(Surface.Mcp);
    }

    [Fact]
    public async Task Time_is_shared_not_the_number_of_questions()
    {
        using var held = HeldThreads.Of(_threads, 1, Surface.Mcp);
        var (slow, quick) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(5));
        Task[] asked =
        [
            .. Enumerable.Range(0, 4).Select(_ => AskAsync(Surface.Web, slow)),
            .. Enumerable.Range(0, 200).Select(_ => AskAsync(Surface.Discord, quick)),
        ];

        await held.LetGoAsync();
        await Task.WhenAll(asked).WaitAsync(Stop);

        // 100 ms of the web weigh as much as 400 ms of Discord.
        _order.Take(81).Count(surface => surface == Surface.Web).ShouldBe(1);
        _order.Take(160).Count(surface => surface == Surface.Web).ShouldBe(2);
    }

    [Fact]
    public async Task Who_asked_nothing_for_long_has_saved_nothing_up()
    {
        for (var i = 0; i < 100; i++)
            await AskAsync(Surface.Discord, TimeSpan.FromSeconds(1));
        _order.Clear();
        using var held = HeldThreads.Of(_threads, 1, Surface.Discord);
        Task[] asked =
        [
            .. Enumerable.Range(0, 20).Select(_ => AskAsync(Surface.Web, TimeSpan.FromSeconds(1))),
            .. Enumerable.Range(0, 20).Select(_ => AskAsync(Surface.Discord, TimeSpan.FromSeconds(1))),
        ];

        await held.LetGoAsync();
        await Task.WhenAll(asked).WaitAsync(Stop);

        _order.Take(10).Count(surface => surface == Surface.Web).ShouldBe(2);
    }

    [Fact]
    public async Task While_others_wait_nobody_but_Discord_holds_the_last_thread()
    {
        using var threads = new AnswerThreads(2, _time);
        using var first = HeldThreads.Of(threads, 1, Surface.Web);
        using var second = HeldThreads.Of(threads, 1, Surface.Discord);
        Task[] web = [.. Enumerable.Range(0, 5).Select(_ => AskAsync(Surface.Web, threads: threads))];
        Task[] discord = [.. Enumerable.Range(0, 20).Select(_ => AskAsync(Surface.Discord, threads: threads))];

        await second.LetGoAsync();
        await Task.WhenAll([.. web, .. discord]).WaitAsync(Stop);

        _order.Take(20).ShouldAllBe(surface => surface == Surface.Discord);
    }

    [Fact]
    public async Task A_question_that_nobody_waits_for_any_more_is_never_begun()
    {
        using var held = HeldThreads.Of(_threads, 1, Surface.Discord);
        using var gone = new CancellationTokenSource();
        var asked = _threads.RunAsync(Surface.Web, () => NoteAsync(Surface.Web, default), gone.Token);
        _threads.Waiting(Surface.Web).ShouldBe(1);

        await gone.CancelAsync();
        await asked.ShouldThrowAsync<OperationCanceledException>();
        _threads.Waiting(Surface.Web).ShouldBe(0);
        await held.LetGoAsync();
        await AskAsync(Surface.Mcp);

        _order.ShouldBe([Surface.Mcp]);
    }

    [Fact]
    public async Task All_of_the_work_runs_there_also_what_comes_after_a_wait_and_nothing_of_the_asker()
    {
        var names = await _threads.RunAsync(Surface.Discord, NamesAsync, Stop);
        var after = Thread.CurrentThread.Name;

        names.ShouldBe(["answers 1", "answers 1", "answers 1"]);
        after.ShouldNotBe("answers 1");

        static async Task<string?[]> NamesAsync()
        {
            var before = Thread.CurrentThread.Name;
            await Task.Yield();
            var between = Thread.CurrentThread.Name;
            await Task.Run(() => { }, Stop);
            return [before, between, Thread.CurrentThread.Name];
        }
    }

    [Fact]
    public async Task What_waits_for_a_model_holds_no_thread()
    {
        var model = new TaskCompletionSource<int>();
        var slow = _threads.RunAsync(Surface.Web, async () => await model.Task, Stop);

        await AskAsync(Surface.Web).WaitAsync(Stop);
        model.SetResult(7);

        (await slow).ShouldBe(7);
    }

    [Fact]
    public async Task What_goes_wrong_reaches_the_asker_and_ends_no_thread()
    {
        var failed = _threads.RunAsync<int>(Surface.Web, () => throw new InvalidDataException("no"), Stop);

        await failed.ShouldThrowAsync<InvalidDataException>();
        await AskAsync(Surface.Web).WaitAsync(Stop);
    }

    [Fact]
    public async Task What_was_waited_for_is_finished_when_the_threads_have_ended()
    {
        var model = new TaskCompletionSource<int>();
        var waiting = _threads.RunAsync(Surface.Web, async () => await model.Task, Stop);
        await AskAsync(Surface.Web);

        _threads.Dispose();
        model.SetResult(7);

        (await waiting.WaitAsync(Stop)).ShouldBe(7);
    }

    Task AskAsync(Surface surface, TimeSpan takes = default, AnswerThreads? threads = null) =>
        (threads ?? _threads).RunAsync(surface, () => NoteAsync(surface, takes), Stop);

    Task<int> NoteAsync(Surface surface, TimeSpan takes)
    {
        _order.Enqueue(surface);
        _time.Advance(takes);
        return Task.FromResult(0);
    }
}
