using System.Globalization;
using System.Net;
using System.Text;

namespace BriefBot.Ingest.Fetching;

/// <summary>A host's answer to one request. Header fields are as they came, byte by byte (Latin-1).</summary>
/// <param name="Body">Unpacked; empty unless the status is one that is read.</param>
sealed record WebAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Fields, ReadOnlyMemory<byte> Body)
{
    const int LongestValidator = 1024;
    static readonly TimeSpan LongestFreshness = TimeSpan.FromDays(7);
    static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Fields that anything is made of; the others are dropped.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "ETag",
        "Last-Modified",
        "Location",
        "Retry-After",
        "Cache-Control",
        "Expires",
        "Date",
        "Age",
        "Content-Type",
        "Content-Encoding",
        "Content-Language",
    ];

    public string? ETag => Validator("ETag");

    public string? LastModified => Validator("Last-Modified");

    public string? ContentLanguage => Fields.GetValueOrDefault("Content-Language") is { Length: > 0 and <= 100 } language ? language : null;

    /// <summary>The address of a redirect; null for none. Many hosts write it in UTF-8 although no header may be.</summary>
    public string? Location
    {
        get
        {
            if (Fields.GetValueOrDefault("Location")?.Trim() is not { Length: > 0 } location)
                return null;
            try
            {
                return StrictUtf8.GetString(Encoding.Latin1.GetBytes(location));
            }
            catch (DecoderFallbackException)
            {
                return location;
            }
        }
    }

    /// <summary>"text/html", in lower case; null when none is stated or it is none.</summary>
    public string? MediaType
    {
        get
        {
            var type = Fields.GetValueOrDefault("Content-Type")?.Split(';', 2)[0].Trim().ToLowerInvariant();
            return type is { Length: > 2 and < 100 } && type.Contains('/') && !type.Any(c => c is <= ' ' or > '~' or ',') ? type : null;
        }
    }

    /// <summary>The charset of Content-Type; null when none is stated.</summary>
    public string? Charset
    {
        get
        {
            foreach (var parameter in Fields.GetValueOrDefault("Content-Type")?.Split(';').Skip(1) ?? [])
            {
                var equals = parameter.IndexOf('=');
                if (equals < 0 || !parameter[..equals].Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
                    continue;
                var name = parameter[(equals + 1)..].Trim(' ', '\t', '"', '\'');
                return name.Length is > 0 and <= 40 ? name : null;
            }
            return null;
        }
    }

    /// <summary>How long the host asks to wait, from 0 to a day; null when it doesn't.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        if (Fields.GetValueOrDefault("Retry-After")?.Trim() is not { Length: > 0 } written)
            return null;
        if (Seconds(written) is { } seconds)
            return Bounded(seconds, LongestRetry);
        return HttpDate(written) is { } until ? Bounded(until - now, LongestRetry) : null;
    }

    /// <summary>How long the host says that the answer stays current, from 0 to 7 days; null when it doesn't say.</summary>
    /// <remarks>Source: RFC 9111, section 4.2.1.</remarks>
    public TimeSpan? FreshFor(DateTimeOffset now)
    {
        var age = Seconds(Fields.GetValueOrDefault("Age")?.Trim() ?? "") ?? TimeSpan.Zero;
        foreach (
            var directive in (Fields.GetValueOrDefault("Cache-Control") ?? "").Split(',').Select(part => part.Trim().ToLowerInvariant())
        )
        {
            if (directive is "no-cache" or "no-store")
                return TimeSpan.Zero;
            if (directive.StartsWith("max-age=", StringComparison.Ordinal) && Seconds(directive[8..].Trim('"')) is { } fresh)
                return Bounded(fresh - age, LongestFreshness);
        }
        if (Fields.GetValueOrDefault("Expires")?.Trim() is not { Length: > 0 } expires)
            return null;
        if (HttpDate(expires) is not { } until)
            return TimeSpan.Zero;
        return Bounded(until - (HttpDate(Fields.GetValueOrDefault("Date")?.Trim() ?? "") ?? now) - age, LongestFreshness);
    }

    string? Validator(string field) => Fields.GetValueOrDefault(field) is { Length: > 0 and <= LongestValidator } value ? value : null;

    static TimeSpan Bounded(TimeSpan time, TimeSpan most) =>
        time < TimeSpan.Zero ? TimeSpan.Zero
        : time > most ? most
        : time;

    static TimeSpan? Seconds(string text)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
            return null;
        return TimeSpan.FromSeconds(text.Length > 9 ? 999_999_999 : int.Parse(text, CultureInfo.InvariantCulture));
    }

    static DateTimeOffset? HttpDate(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var date
        )
            ? date
            : null;
}
