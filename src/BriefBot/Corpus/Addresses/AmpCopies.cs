namespace BriefBot.Corpus.Addresses;

/// <summary>Addresses under which search engines serve copies of other sites' pages.</summary>
static class AmpCopies
{
    const string GooglePath = "/amp/";
    const string CacheHost = ".cdn.ampproject.org";

    /// <summary>The address of the page that was copied; null when this is no such copy.</summary>
    public static string? Original(Uri uri)
    {
        var path = uri.AbsolutePath;
        if (uri.Host is "www.google.com" or "google.com" && path.StartsWith(GooglePath, StringComparison.Ordinal))
            return Behind(path[GooglePath.Length..], uri.Query);
        if (
            !uri.Host.EndsWith(CacheHost, StringComparison.Ordinal)
            || path.Length < 4
            || path[2] != '/'
            || path[1] is not ('c' or 'v' or 'i')
        )
            return null;
        return Behind(path[3..], uri.Query);
    }

    static string? Behind(string rest, string query)
    {
        if (rest.StartsWith("s/", StringComparison.Ordinal))
            rest = rest[2..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        var original = $"https://{rest}{query}";
        return host.Contains('.', StringComparison.Ordinal) && Uri.TryCreate(original, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? original
            : null;
    }
}
