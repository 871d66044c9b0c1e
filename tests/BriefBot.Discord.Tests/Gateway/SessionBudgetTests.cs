using BriefBot.Discord.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Discord.Tests.Gateway;

public class SessionBudgetTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_Discord_said_long_ago_does_not_stand_against_what_other_processes_spent()
    {
        var (time, cancellation) = (new ManualTimeProvider(), TestContext.Current.CancellationToken);
        var shared = new MemoryLimits(time);
        var budget = new SessionBudget(1, time, shared, NullLogger.Instance);
        budget.Take(
            new()
            {
                Total = 10,
                Remaining = 5,
                ResetAfter = (long)Hour.TotalMilliseconds,
            }
        );
        await shared.NoteAllowanceAsync("discord.sessions", 1, Hour, cancellation);
        await shared.SpendAsync("discord.sessions", 0, cancellation);
        time.Advance(TimeSpan.FromMinutes(4));

        (await budget.TryTakeAsync(isRepeated: false, cancellation)).Taken.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_taken_may_be_used_for_less_than_a_minute()
    {
        var (time, cancellation) = (new ManualTimeProvider(), TestContext.Current.CancellationToken);
        var budget = new SessionBudget(1, time, null, NullLogger.Instance);
        budget.Take(
            new()
            {
                Total = 10,
                Remaining = 5,
                ResetAfter = (long)Hour.TotalMilliseconds,
            }
        );

        var taken = (await budget.TryTakeAsync(isRepeated: false, cancellation)).Taken.ShouldNotBeNull();
        time.Advance(TimeSpan.FromSeconds(54));
        taken.Holds.ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(1));
        taken.Holds.ShouldBeFalse();
    }
}
