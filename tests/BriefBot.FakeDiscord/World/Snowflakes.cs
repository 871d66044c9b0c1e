using System.Globalization;

namespace BriefBot.Fakes;

/// <summary>Gives out ids as Discord does: the time in the upper bits, a counter in the lower.</summary>
public sealed class Snowflakes(TimeProvider time)
{
    const long Epoch = 1_420_070_400_000;
    readonly Lock gate = new();
    ulong last;

    /// <summary>The next id, greater than all before.</summary>
    public ulong Next()
    {
        lock (gate)
        {
            var now = (ulong)(time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
            last = now > last ? now : last + 1;
            return last;
        }
    }
}

static class IdText
{
    public static string Text(this ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static bool TryId(string? text, out ulong id) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    /// <summary>A time as Discord writes it.</summary>
    public static string Iso(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
