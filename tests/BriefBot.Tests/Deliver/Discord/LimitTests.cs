using BriefBot.Deliver.Discord;
using BriefBot.Discord;
using BriefBot.Reader;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class LimitTests
{
    static readonly Snowflake Ada = new(1);
    static readonly Snowflake Grace = new(2);
    static readonly Snowflake Server = new(3);

    [Fact]
    public void A_person_may_ask_so_often_and_then_waits_as_long_as_is_said()
    {
        var time = new StandingClock();
        var limits = new AskLimits(perPerson: 2, perServer: 100, time);

        limits.TryTake(Ada, Server).ShouldBeNull();
        limits.TryTake(Ada, Server).ShouldBeNull();
        var wait = limits.TryTake(Ada, Server).ShouldNotBeNull();
        limits.TryTake(Grace, Server).ShouldBeNull();
        time.Advance(wait.Time);

        wait.ShouldBe(new AskWait(TimeSpan.FromSeconds(30), OfServer: false));
        limits.TryTake(Ada, Server).ShouldBeNull();
        limits.TryTake(Ada, Server).ShouldNotBeNull();
    }

    [Fact]
    public void A_refusal_for_the_servers_sake_costs_the_person_nothing()
    {
        var time = new StandingClock();
        var limits = new AskLimits(perPerson: 2, perServer: 1, time);

        limits.TryTake(Ada, Server).ShouldBeNull();
        for (var again = 0; again < 5; again++)
            limits.TryTake(Grace, Server).ShouldNotBeNull().OfServer.ShouldBeTrue();

        limits.TryTake(Grace, new Snowflake(4)).ShouldBeNull();
        limits.TryTake(Grace, new Snowflake(5)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_how_long_to_wait()
    {
        await using var bot = await RunningBot.StartAsync(settings => settings.Discord.QuestionsPerPerson = 1);

        await bot.Ada.Slash(bot.Channel, "ask", ("question", "who spoke at Wuzhen 2020?")).AnswerAsync(bot.Stop);
        var refused = bot.Ada.Slash(bot.Channel, "ask", ("question", "who spoke at Wuzhen 2020?"));

        (await refused.AcknowledgedAsync(bot.Stop)).Ephemeral.ShouldBeTrue();
        (await refused.AnswerAsync(bot.Stop)).ReadableText.ShouldMatch("<t:[0-9]+:R>");
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_takes_again_when_there_is_room()
    {
        var gate = new TaskCompletionSource();
        await using var queue = new WorkQueue(workers: 1, waiting: 1, e => throw e, TimeProvider.System);

        queue.TryReserve()!.Start(_ => gate.Task);
        var second = new TaskCompletionSource();
        queue
            .TryReserve()!
            .Start(_ =>
            {
                second.SetResult();
                return Task.CompletedTask;
            });
        queue.TryReserve().ShouldBeNull();
        gate.SetResult();
        await second.Task.WaitAsync(TestContext.Current.CancellationToken);

        queue.TryReserve().ShouldNotBeNull().Dispose();
    }

    [Fact]
    public async Task What_waits_for_a_worker_is_told_to_the_reader_and_what_is_being_done_is_not()
    {
        var reader = new QuestionReader(new ReaderOptions { Passages = 10 }, TimeProvider.System);
        var gates = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource()).ToList();
        var (waiting, read) = (new List<int>(), new List<int>());
        await using var queue = new WorkQueue(workers: 2, waiting: 18, e => throw e, TimeProvider.System);
        void Note()
        {
            waiting.Add(queue.Waiting);
            read.Add(reader.Passages(queue.Waiting));
        }

        Note();
        foreach (var gate in gates)
        {
            queue.TryReserve()!.Start(_ => gate.Task);
            Note();
        }
        for (var done = 1; done <= gates.Count; done++)
        {
            gates[done - 1].SetResult();
            while (queue.Count > gates.Count - done)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            Note();
        }

        int[] rising = [0, 0, .. Enumerable.Range(0, 19)];
        waiting.ShouldBe([.. rising, .. rising.Reverse().Skip(1)]);
        read.ShouldBe(waiting.ConvertAll(reader.Passages));
        (read[2], read[6], read[18]).ShouldBe((10, 5, 0));
    }

    [Fact]
    public async Task A_queue_that_stops_finishes_what_it_can_and_calls_off_the_rest()
    {
        var started = new TaskCompletionSource();
        var calledOff = 0;
        await using var queue = new WorkQueue(workers: 1, waiting: 5, e => throw e, TimeProvider.System);
        queue
            .TryReserve()!
            .Start(async stop =>
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, stop).ContinueWith(_ => calledOff++, TaskScheduler.Default);
            });
        queue
            .TryReserve()!
            .Start(stop =>
            {
                if (stop.IsCancellationRequested)
                    calledOff++;
                return Task.CompletedTask;
            });
        await started.Task;

        var left = await queue.StopAsync(TimeSpan.Zero, TimeSpan.FromMinutes(1));

        left.ShouldBe(0);
        calledOff.ShouldBe(2);
        queue.TryReserve().ShouldBeNull();
    }

    [Fact]
    public async Task A_queue_that_stops_leaves_alone_what_does_not_end_and_begins_nothing_more()
    {
        var (never, begun) = (new TaskCompletionSource(), false);
        await using var queue = new WorkQueue(workers: 1, waiting: 5, e => throw e, TimeProvider.System);
        queue.TryReserve()!.Start(_ => never.Task);
        queue
            .TryReserve()!
            .Start(_ =>
            {
                begun = true;
                return Task.CompletedTask;
            });

        var left = await queue.StopAsync(TimeSpan.Zero, TimeSpan.Zero);
        var still = await queue.StopAsync(TimeSpan.FromDays(1), TimeSpan.FromDays(1));
        never.SetException(new ObjectDisposedException("the connection"));
        while (queue.Count > 0 && !TestContext.Current.CancellationToken.IsCancellationRequested)
            await Task.Yield();

        left.ShouldBe(2);
        still.ShouldBe(2);
        begun.ShouldBeFalse();
    }

    [Fact]
    public async Task Hostile_questions_break_no_limit_and_ping_nobody()
    {
        await using var bot = await RunningBot.StartAsync(settings => settings.Discord.QuestionsPerPerson = 1_000);
        await bot.AddArticleAsync(
            bot.Guild,
            "@everyone [free](javascript:alert(1)) ```" + new string('\u0301', 200),
            "The \u202Eferry <@1> @here || `Albatross` ran aground. Captain **Mara** [Lindqvist](https://evil.example) said so. "
                + new string('x', 9_000)
        );
        string[] hostile =
        [
            "@everyone who is the captain of the ferry?",
            "<@&1> <#2> captain of the ferry?",
            "[ferry](javascript:alert(1)) captain?",
            "```captain of the ferry",
            "\u202Ecaptain of the ferry?",
            "c\u0301\u0302\u0303\u0304\u0305aptain of the ferry?",
            string.Concat(Enumerable.Repeat("captain of the ferry? ", 40)),
            "|| ** __ ~~ captain `ferry",
        ];

        var asked = hostile.Select(question => bot.Ada.Slash(bot.Channel, "ask", ("question", question))).ToList();
        foreach (var one in asked)
        {
            var answer = await one.AnswerAsync(bot.Stop);

            answer.EverPinged.ShouldBeFalse();
            answer.ReadableText.ShouldNotContain("](javascript:");
            answer.ReadableText.ShouldNotContain("](https://evil.example");
            answer.ReadableText.ShouldNotContain("\u202E");
        }
    }
}

/// <summary>A clock that moves only when told to.</summary>
sealed class StandingClock : TimeProvider
{
    long _ticks = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_ticks);

    public void Advance(TimeSpan by) => _ticks += by.Ticks;
}
