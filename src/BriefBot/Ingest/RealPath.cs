namespace BriefBot.Ingest;

/// <summary>Where paths lead once all links on the way are followed.</summary>
static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    const int MostLinks = 40;

    /// <summary>The path without links; null when they lead in a circle. Parts that don't exist stay as they are.</summary>
    /// <param name="path">Absolute.</param>
    public static string? Of(string path)
    {
        var root = Path.GetPathRoot(path) ?? "/";
        var real = root;
        var links = 0;
        var ahead = new Stack<string>(Parts(path[root.Length..]));
        while (ahead.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks)
                return null;
            if (Path.IsPathRooted(target))
                (real, target) = (root, target[(Path.GetPathRoot(target)?.Length ?? 0)..]);
            foreach (var step in Parts(target))
                ahead.Push(step);
        }
        return real;
    }

    /// <summary>True for a folder itself and for all that is in it.</summary>
    /// <param name="path">Without links, as the folder.</param>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (
            path.Length == folder.Length
            || folder.EndsWith(Path.DirectorySeparatorChar)
            || path[folder.Length] == Path.DirectorySeparatorChar
        );

    /// <summary>The last one first.</summary>
    static IEnumerable<string> Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
