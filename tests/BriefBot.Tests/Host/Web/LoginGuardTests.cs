using System.Net;
using BriefBot.Discord.Tests.Support;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Host.Web;

public class LoginGuardTests
{
    static readonly IPAddress Guesser = IPAddress.Parse("198.51.100.7");

    readonly ManualTimeProvider _time = new();
    readonly LoginGuard _guard;

    public LoginGuardTests() => _guard = new(_time);

    [Fact]
    public void Thousands_of_guesses_are_looked_at_a_handful_of_times()
    {
        var lookedAt = 0;

        for (var i = 0; i < 6_000; i++)
            _guard.Try(Guesser, () => ++lookedAt < 0);

        lookedAt.ShouldBe(LoginGuard.FreeTries);
    }

    [Fact]
    public void Not_even_the_right_token_is_looked_at_before_the_wait_is_over()
    {
        Fail(Guesser, LoginGuard.FreeTries);

        var early = _guard.Try(Guesser, () => true);
        _time.Advance(LoginGuard.FirstWait);
        var later = _guard.Try(Guesser, () => true);

        (early.IsRight, early.WasLookedAt, early.Wait).ShouldBe((false, false, LoginGuard.FirstWait));
        later.IsRight.ShouldBeTrue();
    }

    [Fact]
    public void Each_further_wrong_one_doubles_the_wait_up_to_an_hour()
    {
        Fail(Guesser, LoginGuard.FreeTries - 1);
        var waits = new List<double>();

        for (var i = 0; i < 9; i++)
        {
            var wait = _guard.Try(Guesser, () => false).Wait;
            waits.Add(wait.TotalMinutes);
            _time.Advance(wait);
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    [Fact]
    public void A_right_one_in_between_and_a_quiet_day_start_anew()
    {
        Fail(Guesser, LoginGuard.FreeTries - 1);
        _guard.Try(Guesser, () => true);
        Fail(Guesser, LoginGuard.FreeTries - 1).Wait.ShouldBe(TimeSpan.Zero);

        Fail(Guesser, 1).Wait.ShouldBe(LoginGuard.FirstWait);
        _time.Advance(LoginGuard.ForgottenAfter);
        Fail(Guesser, 1).Wrong.ShouldBe(1);
    }

    [Fact]
    public void One_address_does_not_lock_another_out_but_a_whole_network_of_IPv6_is_one()
    {
        Fail(Guesser, LoginGuard.FreeTries);
        Fail(IPAddress.Parse("2001:db8:0:1::1"), LoginGuard.FreeTries);

        _guard.Try(IPAddress.Parse("198.51.100.8"), () => true).IsRight.ShouldBeTrue();
        _guard.Try(IPAddress.Parse("::ffff:198.51.100.7"), () => true).WasLookedAt.ShouldBeFalse();
        _guard.Try(IPAddress.Parse("2001:db8:0:1:ffff::2"), () => true).WasLookedAt.ShouldBeFalse();
        _guard.Try(IPAddress.Parse("2001:db8:0:2::1"), () => true).IsRight.ShouldBeTrue();
    }

    [Fact]
    public void What_is_remembered_is_bounded_and_the_oldest_is_forgotten_first()
    {
        Fail(Guesser, LoginGuard.FreeTries);
        for (var i = 0; i < LoginGuard.MostAddresses; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            _guard.Try(new IPAddress(0x0A000000L + i), () => false);
        }

        _guard.Try(Guesser, () => false).Wrong.ShouldBe(1);
    }

    [Fact]
    public void What_was_refused_unread_is_counted_for_the_log()
    {
        Fail(Guesser, LoginGuard.FreeTries);
        for (var i = 0; i < 3; i++)
            _guard.Try(Guesser, () => false);
        _time.Advance(LoginGuard.FirstWait);

        _guard.Try(Guesser, () => false).Refused.ShouldBe(3);
    }

    LoginOutcome Fail(IPAddress sender, int times)
    {
        LoginOutcome last = default;
        for (var i = 0; i < times; i++)
            last = _guard.Try(sender, () => false);
        return last;
    }
}
