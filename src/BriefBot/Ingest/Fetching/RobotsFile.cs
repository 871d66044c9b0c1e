namespace BriefBot.Ingest.Fetching;

/// <summary>The rules of a host's robots.txt that concern BriefBot.</summary>
/// <remarks>Source: RFC 9309. Crawl-delay isn't part of it, but many hosts state one.</remarks>
public sealed class RobotsFile
{
    /// <summary>The name that hosts address BriefBot by.</summary>
    public const string ProductToken = "BriefBot";

    const int MostRules = 10_000;
    const int LongestPattern = 2_000;

    readonly List<(bool Allow, string Pattern)> _rules = [];

    RobotsFile() { }

    /// <summary>A file without rules.</summary>
    public static RobotsFile Empty { get; } = new();

    /// <summary>The pause that the host asks for between requests; null when it asks for none.</summary>
    public TimeSpan? CrawlDelay { get; private set; }

    /// <summary>Reads a file: the groups for BriefBot, or else those for everyone.</summary>
    public static RobotsFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = new RobotsFile();
        var everyone = new RobotsFile();
        var (forOwn, forEveryone, inRules, addressed) = (false, false, false, false);
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            if (!TryField(line, out var name, out var value))
                continue;
            if (name.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (inRules)
                    (forOwn, forEveryone, inRules) = (false, false, false);
                forEveryone |= value is "*";
                forOwn |= IsUs(value);
                addressed |= forOwn;
                continue;
            }
            if (!IsRule(name))
                continue;
            inRules = true;
            if (forOwn)
                own.Add(name, value);
            if (forEveryone)
                everyone.Add(name, value);
        }
        return addressed ? own : everyone;
    }

    /// <summary>Whether an address of the host may be fetched: by the longest rule that matches, and allowed where two are as
    /// long.</summary>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = Normal(address.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        var (length, allowed) = (-1, true);
        foreach (var (allow, pattern) in _rules)
        {
            if (pattern.Length < length || (pattern.Length == length && !allow) || !Matches(path, pattern))
                continue;
            (length, allowed) = (pattern.Length, allow);
        }
        return allowed;
    }

    static bool TryField(ReadOnlySpan<char> line, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        var colon = line.IndexOf(':');
        if (colon <= 0)
            return false;
        name = line[..colon].Trim();
        value = line[(colon + 1)..].Trim();
        return true;
    }

    static bool IsRule(ReadOnlySpan<char> name) =>
        name.Equals("allow", StringComparison.OrdinalIgnoreCase)
        || name.Equals("disallow", StringComparison.OrdinalIgnoreCase)
        || name.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase);

    /// <summary>Product tokens are letters, "-" and "_"; what follows (a version) doesn't count.</summary>
    static bool IsUs(ReadOnlySpan<char> agent)
    {
        var length = 0;
        while (length < agent.Length && (char.IsAsciiLetter(agent[length]) || agent[length] is '-' or '_'))
            length++;
        return agent[..length].Equals(ProductToken, StringComparison.OrdinalIgnoreCase);
    }

    void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (name.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
        {
            if (
                double.TryParse(
                    value,
                    System.Globalization.NumberStyles.AllowDecimalPoint,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var seconds
                )
            )
                CrawlDelay = TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
            return;
        }
        // An empty rule matches nothing.
        if (value.IsEmpty || value.Length > LongestPattern || _rules.Count >= MostRules)
            return;
        _rules.Add((name.Equals("allow", StringComparison.OrdinalIgnoreCase), Normal(value.ToString())));
    }

    /// <summary>One spelling for percent-encoded octets: unreserved characters plain, all others outside ASCII encoded, hexadecimal digits
    /// in capitals.</summary>
    static string Normal(string path)
    {
        var normal = new System.Text.StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var octet = (char)
                    byte.Parse(
                        path.AsSpan(i + 1, 2),
                        System.Globalization.NumberStyles.AllowHexSpecifier,
                        System.Globalization.CultureInfo.InvariantCulture
                    );
                if (char.IsAsciiLetterOrDigit(octet) || octet is '-' or '.' or '_' or '~')
                    normal.Append(octet);
                else
                    normal.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                i += 2;
            }
            else if (char.IsAscii(path[i]))
                normal.Append(path[i]);
            else if (char.IsHighSurrogate(path[i]) && i + 1 < path.Length)
                normal.Append(Uri.EscapeDataString(path.AsSpan(i++, 2)));
            else
                normal.Append(Uri.EscapeDataString(path[i].ToString()));
        }
        return normal.ToString();
    }

    /// <summary>"*" stands for anything, "$" at the end for the end; without it a pattern matches what begins with it. Linear in path times
    /// stars.</summary>
    static bool Matches(string path, string pattern)
    {
        var anchored = pattern[^1] == '$';
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        if (parts.Length == 1)
            return !anchored || at == path.Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }
        return anchored
            ? path.Length - parts[^1].Length >= at && path.EndsWith(parts[^1], StringComparison.Ordinal)
            : path.IndexOf(parts[^1], at, StringComparison.Ordinal) >= 0;
    }
}
