namespace BriefBot.Tests;

/// <summary>Holds text against a file; rewrites the file instead when BRIEFBOT_GOLDEN is "rewrite", except in CI.</summary>
static class Golden
{
    /// <summary>Folder of the golden files, relative to the checkout.</summary>
    const string Folder = "tests/BriefBot.Tests/Golden";

    static bool Rewrites =>
        Environment.GetEnvironmentVariable("BRIEFBOT_GOLDEN") == "rewrite"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("BRIEFBOT_REQUIRE_ALL"));

    /// <summary>Text of an input file beside the golden files.</summary>
    public static string Input(string name) => File.ReadAllText(Checkout.PathOf(Folder, name));

    /// <summary>Fails when the text differs from the golden file.</summary>
    public static void ShouldMatch(string actual, string name) => FileShouldMatch(actual, $"{Folder}/{name}");

    /// <summary>The same for a file elsewhere in the checkout.</summary>
    public static void FileShouldMatch(string actual, string path)
    {
        var file = Checkout.PathOf(path);
        if (Rewrites)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing; `./dev golden` writes it, then read it before committing");
        actual.ShouldBe(
            File.ReadAllText(file).ReplaceLineEndings("\n"),
            $"{path} differs; if the change is meant, `./dev golden` rewrites it"
        );
    }
}
