namespace BriefBot.Fakes;

/// <summary>A route: method, path as the OpenAPI description writes it, what it does, and whether it needs the bot's token.</summary>
sealed record Route(string Method, string Template, Func<RestCall, RestAnswer> Handle, bool NeedsToken = true)
{
    public string Key => $"{Method} {Template}";

    public string[] Segments { get; } = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Finds the route of a path. A fixed segment goes before a parameter.</summary>
sealed class Router(IReadOnlyCollection<Route> routes)
{
    readonly List<Route> all = [.. routes.OrderBy(r => r.Segments.Count(IsParameter))];

    /// <summary>Method and path of every route.</summary>
    public IReadOnlySet<string> Keys { get; } = routes.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The route and its parameters. <paramref name="pathExists"/> tells a wrong method from a wrong path.</summary>
    public (Route Route, IReadOnlyDictionary<string, string> Parameters)? Find(string method, string path, out bool pathExists)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        pathExists = false;
        foreach (var route in all)
        {
            if (Match(route, segments) is not { } parameters)
                continue;
            pathExists = true;
            if (route.Method == method)
                return (route, parameters);
        }

        return null;
    }

    static Dictionary<string, string>? Match(Route route, string[] segments)
    {
        if (route.Segments.Length != segments.Length)
            return null;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < segments.Length; i++)
        {
            var expected = route.Segments[i];
            if (IsParameter(expected))
                parameters[expected[1..^1]] = Uri.UnescapeDataString(segments[i]);
            else if (Uri.UnescapeDataString(segments[i]) != expected)
                return null;
        }

        return parameters;
    }

    static bool IsParameter(string segment) => segment[0] == '{';
}
