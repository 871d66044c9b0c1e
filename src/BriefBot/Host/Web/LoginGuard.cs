using System.Net;
using System.Net.Sockets;

namespace BriefBot.Host.Web;

/// <summary>What came of a token that somebody gave.</summary>
/// <param name="IsRight">True when it is the token.</param>
/// <param name="Wait">Time that the address must wait before another is looked at; zero for none.</param>
/// <param name="Wrong">Wrong ones in a row from this address, this one included.</param>
/// <param name="Refused">Tries that were not looked at since the last one that was.</param>
/// <param name="WasLookedAt">False when the address had to wait, so that nobody knows whether the token was right.</param>
readonly record struct LoginOutcome(bool IsRight, TimeSpan Wait, int Wrong, long Refused, bool WasLookedAt);

/// <summary>
/// Makes guessing the token hopeless: an address with <see cref="FreeTries"/> wrong ones has to wait, twice as long after each further one,
/// and until then none of its tokens is looked at, not even the right one. A network of IPv6 (/64) counts as one address.
/// </summary>
sealed class LoginGuard(TimeProvider time)
{
    /// <summary>Wrong tokens in a row before an address has to wait.</summary>
    public const int FreeTries = 5;

    /// <summary>Addresses that are remembered; beyond that, the one whose last wrong token is the longest ago is forgotten.</summary>
    public const int MostAddresses = 10_000;

    /// <summary>The first wait.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>No wait is longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>After so long without a wrong token an address starts anew.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(24);

    const int NetworkBytes = 8;

    readonly Lock _lock = new();
    readonly Dictionary<IPAddress, Record> _records = [];

    /// <summary>How long a sender has to wait; zero for not at all.</summary>
    public TimeSpan Wait(IPAddress? sender)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            return _records.TryGetValue(Counted(sender), out var record) && record.LockedUntil > now
                ? record.LockedUntil - now
                : TimeSpan.Zero;
        }
    }

    /// <summary>Has a token looked at, unless its sender has to wait.</summary>
    /// <param name="sender">Who gives it; null counts as an address of its own.</param>
    /// <param name="isRight">Looks at it.</param>
    public LoginOutcome Try(IPAddress? sender, Func<bool> isRight)
    {
        ArgumentNullException.ThrowIfNull(isRight);
        var address = Counted(sender);
        // One at a time: a thousand at once must not all be looked at before the first is known to be wrong.
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_records.TryGetValue(address, out var record) && now - record.LastWrong >= ForgottenAfter)
            {
                _records.Remove(address);
                record = null;
            }
            if (record is not null && record.LockedUntil > now)
            {
                record.Refused++;
                return new(false, record.LockedUntil - now, record.Wrong, record.Refused, WasLookedAt: false);
            }
            if (isRight())
            {
                _records.Remove(address);
                return new(true, TimeSpan.Zero, 0, 0, WasLookedAt: true);
            }
            return Count(address, record, now);
        }
    }

    LoginOutcome Count(IPAddress address, Record? record, DateTimeOffset now)
    {
        if (record is null)
        {
            if (_records.Count >= MostAddresses)
                _records.Remove(_records.MinBy(known => known.Value.LastWrong).Key);
            _records[address] = record = new();
        }
        var refused = record.Refused;
        record.Refused = 0;
        record.Wrong++;
        record.LastWrong = now;
        var wait = Wait(record.Wrong);
        record.LockedUntil = now + wait;
        return new(false, wait, record.Wrong, refused, WasLookedAt: true);
    }

    static TimeSpan Wait(int wrong)
    {
        if (wrong < FreeTries)
            return TimeSpan.Zero;
        var doublings = Math.Min(wrong - FreeTries, 10);
        var wait = FirstWait * (1 << doublings);
        return wait < LongestWait ? wait : LongestWait;
    }

    static IPAddress Counted(IPAddress? sender)
    {
        if (sender is null)
            return IPAddress.None;
        if (sender.IsIPv4MappedToIPv6)
            return sender.MapToIPv4();
        if (sender.AddressFamily != AddressFamily.InterNetworkV6)
            return sender;
        var bytes = sender.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    sealed class Record
    {
        public int Wrong { get; set; }

        public long Refused { get; set; }

        public DateTimeOffset LastWrong { get; set; }

        public DateTimeOffset LockedUntil { get; set; }
    }
}
