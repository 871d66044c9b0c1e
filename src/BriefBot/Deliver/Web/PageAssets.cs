using System.Reflection;
using System.Security.Cryptography;

namespace BriefBot.Deliver.Web;

/// <summary>What pages load: a style sheet, a script and an icon, all parts of the program.</summary>
/// <param name="Path">Where it is served.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PageAssets(string Path, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The style sheet.</summary>
    public static PageAssets Style { get; } = Load("briefbot.css", "text/css; charset=utf-8");

    /// <summary>The script: pages work without it.</summary>
    public static PageAssets Script { get; } = Load("briefbot.js", "text/javascript; charset=utf-8");

    /// <summary>The icon.</summary>
    public static PageAssets Icon { get; } = Load("briefbot.svg", "image/svg+xml");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PageAssets> All { get; } = [Style, Script, Icon];

    /// <summary>The path with a part that changes with the content, so that a browser may keep it.</summary>
    public string Address { get; } = $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(Content.Span))[..8]}";

    static PageAssets Load(string name, string type)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("BriefBot.assets." + name)
            ?? throw new InvalidOperationException($"{name} is not part of this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new("/" + name, type, bytes);
    }
}
