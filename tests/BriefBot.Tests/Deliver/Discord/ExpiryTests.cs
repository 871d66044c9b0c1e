using BriefBot.Corpus;
using BriefBot.Deliver.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class ExpiryTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_makes_one_wait_holds_up_nobody_who_starts_it()
    {
        using var locked = new ManualResetEventSlim();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var expiry = new Expiry(Purge, TimeSpan.FromDays(90), TimeProvider.System, NullLogger<Expiry>.Instance);

        var running = expiry.RunAsync(stop.Token);

        running.IsCompleted.ShouldBeFalse();
        locked.Set();
        await stop.CancelAsync();
        await running;

        Task Purge(DateTimeOffset before, CancellationToken cancellation)
        {
            locked.Wait(Cancellation);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_tried_again()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var times = 0;
        var expiry = new Expiry(
            (_, _) => ++times < 3 ? throw new CorpusException("locked") : stop.CancelAsync(),
            TimeSpan.FromDays(90),
            new ImpatientClock(),
            NullLogger<Expiry>.Instance
        );

        await expiry.RunAsync(stop.Token);

        times.ShouldBe(3);
    }
}
