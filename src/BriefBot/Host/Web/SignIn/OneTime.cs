using System.Buffers.Text;
using System.Security.Cryptography;

namespace BriefBot.Host.Web.SignIn;

/// <summary>Values that are handed out once, to whoever has the key, and for a while only. Beyond the most that are kept, the oldest goes.
/// They end with the process.</summary>
/// <param name="lasts">How long each is kept.</param>
/// <param name="most">How many are.</param>
/// <param name="time">The clock.</param>
sealed class OneTime<T>(TimeSpan lasts, int most, TimeProvider time)
    where T : class
{
    readonly Lock _lock = new();
    readonly Dictionary<string, (T Value, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    /// <summary>Keeps a value.</summary>
    /// <returns>Its key: 256 random bits, as characters that a cookie and an address take.</returns>
    public string Add(T value)
    {
        var key = Random();
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var old in _kept.Where(one => one.Value.Until <= now).Select(one => one.Key).ToList())
                _kept.Remove(old);
            if (_kept.Count >= most)
                _kept.Remove(_kept.MinBy(one => one.Value.Until).Key);
            _kept[key] = (value, now + lasts);
        }
        return key;
    }

    /// <summary>The value of a key, which is forgotten; null when there is none, or no longer.</summary>
    public T? Take(string? key)
    {
        lock (_lock)
            return key is not null && _kept.Remove(key, out var kept) && kept.Until > time.GetUtcNow() ? kept.Value : null;
    }

    /// <summary>256 random bits in 43 characters.</summary>
    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
