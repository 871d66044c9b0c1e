using BriefBot.Discord.Tests.Support;
using BriefBot.Host;

namespace BriefBot.Tests.Host;

public sealed class QuestionGateTests : IDisposable
{
    readonly ManualTimeProvider _time = new();
    readonly QuestionGate _gate;

    public QuestionGateTests() => _gate = new QuestionGate(answered: 1, waiting: 2, _time);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Whoever_finds_no_place_is_refused_at_once()
    {
        using var first = await _gate.EnterAsync(Stop);
        var (second, third) = (_gate.EnterAsync(Stop), _gate.EnterAsync(Stop));

        (await _gate.EnterAsync(Stop).WaitAsync(Stop)).ShouldBeNull();

        first.ShouldNotBeNull().Dispose();
        (await second).ShouldNotBeNull().Dispose();
        (await third).ShouldNotBeNull().Dispose();
    }

    [Fact]
    public async Task Nobody_waits_longer_than_ten_seconds()
    {
        using var first = await _gate.EnterAsync(Stop);
        var second = _gate.EnterAsync(Stop);

        await _time.AdvanceToTimerAsync(TimeSpan.FromSeconds(10), Stop);

        (await second.WaitAsync(Stop)).ShouldBeNull();
        _gate.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Who_goes_away_leaves_the_place_to_the_next()
    {
        var first = await _gate.EnterAsync(Stop);
        using var gone = new CancellationTokenSource();
        var second = _gate.EnterAsync(gone.Token);
        var third = _gate.EnterAsync(Stop);

        await gone.CancelAsync();
        await second.ShouldThrowAsync<OperationCanceledException>();
        first!.Dispose();

        using var place = (await third.WaitAsync(Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_is_refused_hears_when_those_who_wait_will_be_done()
    {
        var first = await _gate.EnterAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(4));
        first!.Dispose();
        using var second = await _gate.EnterAsync(Stop);
        using var gone = new CancellationTokenSource();
        Task[] waiting = [_gate.EnterAsync(gone.Token), _gate.EnterAsync(gone.Token)];

        _gate.RetryAfter.ShouldBe(TimeSpan.FromSeconds(12));

        await gone.CancelAsync();
        await Task.WhenAll(waiting).ShouldThrowAsync<OperationCanceledException>();
        _gate.RetryAfter.ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3_600, 60)]
    public async Task Nobody_is_told_to_come_back_at_once_or_never(int took, int told)
    {
        var first = await _gate.EnterAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(took));
        first!.Dispose();

        _gate.RetryAfter.ShouldBe(TimeSpan.FromSeconds(told));
    }
}
