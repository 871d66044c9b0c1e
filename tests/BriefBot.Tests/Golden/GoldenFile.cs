namespace BriefBot.Tests.Golden;

/// <summary>A file that holds what the program shall put out. <c>./dev golden</c> rewrites it; a reviewer reads the difference.</summary>
static class GoldenFile
{
    /// <summary>True when files are to be rewritten; never in CI, which requires everything.</summary>
    public static bool Rewrites => Environment.GetEnvironmentVariable("BRIEFBOT_GOLDEN") == "rewrite" && Environment.GetEnvironmentVariable("BRIEFBOT_REQUIRE_ALL") is null;

    /// <summary>Holds a text against the file, or writes it there.</summary>
    /// <param name="path">Relative to the root of the checkout.</param>
    public static void Hold(string path, string actual)
    {
        var file = Checkout.PathOf(path);
        if (Rewrites)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing; ./dev golden writes it.");
        actual.ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n"), $"{path} holds something else. If the new text is right, ./dev golden writes it.");
    }
}
