namespace BriefBot.Tests;

/// <summary>Compares text with a file under Golden/; rewrites the file instead when BRIEFBOT_GOLDEN is "rewrite" and CI is not set.</summary>
static class Golden
{
    /// <summary>Folder of the golden files in the checkout.</summary>
    public static string Folder { get; } = Path.Combine(Checkout(), "tests", "BriefBot.Tests", "Golden");

    /// <summary>The checkout that the tests were built from.</summary>
    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BriefBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("BriefBot.sln was not found above the test binaries: run the tests from a checkout.");
    }

    /// <summary>Text of an input file beside the golden files.</summary>
    public static string Input(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Fails when the text differs from the file.</summary>
    public static void ShouldMatch(string actual, string name)
    {
        var path = Path.Combine(Folder, name);
        var rewrite = Environment.GetEnvironmentVariable("BRIEFBOT_GOLDEN") == "rewrite" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        if (rewrite) File.WriteAllText(path, actual);
        File.Exists(path).ShouldBeTrue($"{name} is missing; `./dev golden` writes it, then read it before committing");
        actual.ShouldBe(File.ReadAllText(path), $"{name} differs; if the change is meant, `./dev golden` rewrites it");
    }
}
