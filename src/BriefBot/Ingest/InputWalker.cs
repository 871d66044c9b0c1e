using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>A file to read, standard input, or an input that cannot be read.</summary>
/// <param name="Name">As the corpus names it.</param>
/// <param name="Path">Where it is; "-" for standard input.</param>
/// <param name="Bytes">Its length, null when not known.</param>
/// <param name="Problem">Why it cannot be read, null when it can.</param>
/// <param name="IsWeb">True for a web address.</param>
public sealed record WalkedInput(string Name, string Path, long? Bytes, string? Problem = null, bool IsWeb = false);

/// <summary>Turns paths into the files behind them: folders with all they hold, in ordinal order, hidden entries left out.</summary>
public sealed class InputWalker(InputLimits limits)
{
    /// <summary>All files behind the paths, each once.</summary>
    public IReadOnlyList<WalkedInput> Walk(IngestRequest request, CancellationToken cancellation)
    {
        var found = new List<WalkedInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in request.Inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (input == "-")
                found.Add(new WalkedInput(request.StandardInputName, "-", null));
            else if (IsWebAddress(input))
                AddAddress(input, seen, found);
            else if (input.Length == 0 || input.Contains('\0'))
                found.Add(new WalkedInput(input, input, 0, "not a path"));
            else
                Add(input, request.RelativeNames, seen, found, cancellation);
        }
        return found;
    }

    static void AddAddress(string input, HashSet<string> seen, List<WalkedInput> found)
    {
        if (seen.Add(input))
            found.Add(new WalkedInput(input, input, 0, IsWeb: true));
    }

    /// <summary>Whether an input is read from the web instead of from a file.</summary>
    public static bool IsWebAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    void Add(string input, bool relativeNames, HashSet<string> seen, List<WalkedInput> found, CancellationToken cancellation)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
        if (!Directory.Exists(full))
        {
            AddFile(full, relativeNames ? Path.GetFileName(full) : full, seen, found);
            return;
        }
        var strip = relativeNames ? (Path.GetDirectoryName(full) ?? "").TrimEnd('/').Length + 1 : 0;
        var root = RealPath.Of(full) ?? full;
        var open = new Stack<Entry>();
        open.Push(new Entry(full, root, 0));
        while (open.TryPop(out var entry))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = entry.Path[strip..];
            if (FileKind.Special(entry.Path) is null && Misled(entry, root) is { } problem)
                found.Add(new WalkedInput(name, entry.Path, 0, problem));
            else if (!Directory.Exists(entry.Path))
                AddFile(entry.Path, name, seen, found);
            else if (entry.Depth > limits.FolderDepth)
                found.Add(
                    new WalkedInput(
                        name,
                        entry.Path,
                        0,
                        $"folders are nested more than {limits.FolderDepth} deep; ingest this one by itself"
                    )
                );
            else if (seen.Add(entry.Real!))
                Open(entry, name, open, found);
        }
    }

    /// <summary>What is wrong with a link; null when it leads to something within the folder asked for, or is none.</summary>
    static string? Misled(Entry entry, string root)
    {
        if (entry.Real is null)
            return "a link that leads in a circle";
        if (RealPath.IsWithin(entry.Real, root) || !(File.Exists(entry.Real) || Directory.Exists(entry.Real)))
            return null;
        return "a link that leads out of the folder, and is not followed; ingest what it leads to by itself";
    }

    static void Open(Entry folder, string name, Stack<Entry> open, List<WalkedInput> found)
    {
        try
        {
            var names = Directory
                .GetFileSystemEntries(folder.Path)
                .Select(p => Path.GetFileName(p))
                .Where(n => IsVisible(folder.Path, n))
                .ToArray();
            Array.Sort(names, StringComparer.Ordinal);
            Array.Reverse(names);
            foreach (var entry in names)
                open.Push(new Entry(Path.Combine(folder.Path, entry), Followed(Path.Combine(folder.Real!, entry)), folder.Depth + 1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            found.Add(new WalkedInput(name, folder.Path, 0, "the folder cannot be read: " + Metadata.OneLine(e.Message)));
        }
    }

    /// <summary>Where an entry of a real folder leads; itself when it is no link.</summary>
    static string? Followed(string path) => new FileInfo(path).LinkTarget is null ? path : RealPath.Of(path);

    static bool IsVisible(string folder, string name) =>
        name[0] != '.' && (OperatingSystem.IsLinux() || !File.GetAttributes(Path.Combine(folder, name)).HasFlag(FileAttributes.Hidden));

    static void AddFile(string path, string name, HashSet<string> seen, List<WalkedInput> found)
    {
        if (FileKind.Special(path) is { } kind)
        {
            found.Add(new WalkedInput(name, path, 0, $"{kind}, not a file"));
            return;
        }
        try
        {
            var real = RealPath.Of(path);
            var target = new FileInfo(real ?? path);
            if (real is null)
                found.Add(new WalkedInput(name, path, 0, "a link that leads in a circle"));
            else if (!target.Exists)
                found.Add(new WalkedInput(name, path, 0, Missing(path)));
            else if (seen.Add(target.FullName))
                found.Add(new WalkedInput(name, path, target.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            found.Add(new WalkedInput(name, path, 0, "cannot be read: " + Metadata.OneLine(e.Message)));
        }
    }

    static string Missing(string path)
    {
        // What isn't UTF-8 in a name comes as this character, and can't be asked for by it.
        if (path.Contains('\uFFFD'))
            return "its name is not in UTF-8, so it can't be opened; rename it";
        return new FileInfo(path).LinkTarget is null ? "there is no such file or folder" : "a link that leads nowhere";
    }

    /// <summary>A file or folder still to be looked at.</summary>
    /// <param name="Path">As it was come by.</param>
    /// <param name="Real">With links followed, so that a folder is entered once whatever leads to it; null when they lead in a
    /// circle.</param>
    /// <param name="Depth">0 for the folder asked for.</param>
    readonly record struct Entry(string Path, string? Real, int Depth);
}
