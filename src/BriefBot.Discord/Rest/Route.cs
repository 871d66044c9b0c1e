using System.Globalization;
using BriefBot.Discord.RateLimits;

namespace BriefBot.Discord;

/// <summary>A method and a path of the API. As text it shows the path's template only: an interaction's token stands in the path.</summary>
/// <remarks>
/// Source: Discord API reference, "Rate Limits": channels, guilds and webhooks (with their token) have limits of their own.
/// </remarks>
public readonly record struct Route
{
    // Tokens of 2026 have some 200 characters.
    const int MaximumToken = 1_000;

    readonly string? _query;

    Route(HttpMethod method, string template, string major, string path, string? token)
    {
        Method = method;
        Template = template;
        Major = major;
        Path = path;
        Token = token;
    }

    /// <summary>HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with names in braces for its parts.</summary>
    public string Template { get; }

    /// <summary>The path, relative to the base address. Holds the token.</summary>
    internal string Path { get; }

    /// <summary>The interaction's token, which stands for the bot's own; null on ordinary routes.</summary>
    internal string? Token { get; }

    /// <summary>What limits are counted by besides the bucket; empty where there is nothing.</summary>
    internal string Major { get; }

    /// <summary>Requests that count together until Discord tells a bucket.</summary>
    internal RouteKey Key => new(Method.Method, Template, Major);

    /// <summary>The path with its query.</summary>
    internal string Target => _query is null ? Path : $"{Path}?{_query}";

    /// <inheritdoc/>
    public override string ToString() => Method is null ? "" : $"{Method} /{Template}";

    /// <summary>A route whose limits are for the whole bot.</summary>
    internal static Route Plain(HttpMethod method, string template, params ReadOnlySpan<Snowflake> ids) =>
        new(method, template, "", Fill(template, ids), null);

    /// <summary>A route that starts with a channel's or guild's id, and has limits of its own for each.</summary>
    internal static Route Of(HttpMethod method, string template, params ReadOnlySpan<Snowflake> ids) =>
        new(method, template, ids[0].ToString(), Fill(template, ids), null);

    /// <summary>A route that starts with an application's or interaction's id and an interaction's token.</summary>
    /// <exception cref="ArgumentException">The token is none.</exception>
    internal static Route OfToken(HttpMethod method, string template, string token, params ReadOnlySpan<Snowflake> ids)
    {
        CheckToken(token);
        return new(method, template, $"{ids[0]}/{token}", Fill(template.Replace("{token}", token, StringComparison.Ordinal), ids), token);
    }

    /// <summary>The same with a query.</summary>
    internal Route WithQuery(string query) => new(this, query);

    Route(Route route, string query)
    {
        this = route;
        _query = query;
    }

    static void CheckToken(string token)
    {
        // Anything else could change the path.
        var valid =
            token is { Length: > 0 and <= MaximumToken }
            && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '=' or '~' or ':')
            && token.Any(letter => letter != '.');
        if (!valid)
            throw new ArgumentException("The interaction's token is not one that Discord gives.", nameof(token));
    }

    static string Fill(string template, ReadOnlySpan<Snowflake> ids)
    {
        var parts = template.Split('/');
        var next = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].StartsWith('{'))
                parts[i] = ids[next++].Value.ToString(CultureInfo.InvariantCulture);
        }

        return string.Join('/', parts);
    }
}
