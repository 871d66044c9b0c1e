using System.Runtime.Versioning;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>The answer to COMMIT is lost on its way to the host that leads, at each of its transactions in turn.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LostAnswerTests : HostFailures
{
    [Fact]
    public async Task An_answer_that_is_lost_neither_loses_nor_doubles_a_digest()
    {
        await StartAsync();
        for (var run = 0; run < Runs; run++)
            await EachAsync();
    }

    async Task EachAsync()
    {
        for (var nth = 1; ; nth++)
        {
            var isLost = Task.CompletedTask;
            await PlayAsync(
                $"the answer to COMMIT {nth} is lost",
                owner => isLost = owner.Networks[0].LoseAnswerAsync("COMMIT", nth),
                () => true,
                _ => Task.CompletedTask,
                isTakenOver: false
            );
            if (!isLost.IsCompleted)
                return;
        }
    }
}
