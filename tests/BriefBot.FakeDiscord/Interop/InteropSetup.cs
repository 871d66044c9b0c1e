namespace BriefBot.Fakes.Interop;

/// <summary>
/// What the fake is held against, as far as this machine has it: Node, the packages of tests/interop, Discord's description of its API.
/// </summary>
public static class InteropSetup
{
    /// <summary>Names the description's file. Without it that is ../shared/discord/openapi.json beside the checkout.</summary>
    public const string DescriptionVariable = "BRIEFBOT_DISCORD_OPENAPI";

    const string RequireVariable = "BRIEFBOT_REQUIRE_ALL";

    /// <summary>Whether a missing need fails a test instead of skipping it.</summary>
    public static bool Required => Environment.GetEnvironmentVariable(RequireVariable) == "1";

    /// <summary>Folder of the scripts that Node runs.</summary>
    public static string Scripts { get; } = Path.Combine(Checkout(), "tests", "interop");

    /// <summary>Where the description is, or would be.</summary>
    public static string Description { get; } =
        Environment.GetEnvironmentVariable(DescriptionVariable) is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(Checkout(), "..", "shared", "discord", "openapi.json"));

    /// <summary>What running Node's scripts lacks here and what to do about it; null when nothing is missing.</summary>
    public static string? MissingForScripts { get; } =
        FindOnPath("node") is null ? "Node is not installed; ./dev setup installs it."
        : File.Exists(Path.Combine(Scripts, "node_modules", ".installed-for")) ? null
        : "The packages of tests/interop are not installed; ./dev setup installs them.";

    /// <summary>What checking exchanges against the description lacks here and what to do about it; null when nothing is missing.</summary>
    public static string? MissingForDescription { get; } = MissingForScripts ?? (File.Exists(Description) ? null : MissingDescription);

    static string MissingDescription =>
        $"Discord's OpenAPI description is not at ../shared/discord/openapi.json beside the checkout, and {DescriptionVariable} "
        + "names none.";

    static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BriefBot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("tests/interop is in the checkout; run the tests where they were built.");
    }
}
