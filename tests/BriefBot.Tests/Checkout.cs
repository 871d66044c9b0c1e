namespace BriefBot.Tests;

/// <summary>The checkout that the tests were built from.</summary>
static class Checkout
{
    /// <summary>Folder that holds BriefBot.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Path of a file or folder of the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>C# files below a folder of the checkout, without build output, as paths relative to the root with "/".</summary>
    public static IReadOnlyList<string> SourceFiles(string folder) =>
        [
            .. Directory
                .EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "obj" or "bin"))
                .Order(StringComparer.Ordinal),
        ];

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BriefBot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests read files of their checkout; run them from the folder they were built in.");
    }
}
