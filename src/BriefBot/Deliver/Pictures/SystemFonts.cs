using System.Text;
using SkiaSharp;

namespace BriefBot.Deliver.Pictures;

/// <summary>
/// Fonts in folders, for letters that the program's own font lacks. They are looked for when such a letter is first drawn, and only those
/// that are used stay open. Safe for several threads at once.
/// </summary>
/// <remarks>Skia's own font manager finds none without fontconfig, which images of machines don't have.</remarks>
/// <param name="folders">Where they lie, at whatever depth.</param>
sealed class SystemFonts(IReadOnlyList<string> folders)
{
    const int MostFiles = 2_000;
    const int Depth = 6;
    const long LargestFile = 64 * 1024 * 1024;
    const int Regular = 400;

    // Text from outside can't have the fonts read more often than this.
    const int MostSearches = 64;

    static readonly string[] Endings = [".ttf", ".otf", ".ttc", ".otc"];

    readonly Lock _lock = new();
    readonly List<SKTypeface> _used = [];
    readonly HashSet<int> _missing = [];
    IReadOnlyList<string>? _files;
    int _searches;

    /// <summary>Those of this machine.</summary>
    public static SystemFonts OfMachine { get; } =
        new([
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            "/System/Library/Fonts",
            "/Library/Fonts",
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
        ]);

    /// <summary>A font that has a letter, an upright one of regular weight where there is one; null for none.</summary>
    public SKTypeface? Find(Rune letter)
    {
        lock (_lock)
        {
            if (_used.Find(font => Has(font, letter)) is { } known)
                return known;
            if (_missing.Contains(letter.Value) || _searches == MostSearches)
                return null;
            _searches++;
            if (Search(letter) is { } found)
            {
                _used.Add(found);
                return found;
            }
            _missing.Add(letter.Value);
            return null;
        }
    }

    /// <summary>Whether a font has a letter.</summary>
    public static bool Has(SKTypeface typeface, Rune letter)
    {
        using var font = typeface.ToFont();
        return font.ContainsGlyph(letter.Value);
    }

    SKTypeface? Search(Rune letter)
    {
        SKTypeface? best = null;
        foreach (var file in _files ??= Files())
        {
            if (Open(file) is not { } font)
                continue;
            if (!Has(font, letter) || (best is not null && Oddness(best) <= Oddness(font)))
            {
                font.Dispose();
                continue;
            }
            best?.Dispose();
            best = font;
            if (Oddness(font) == 0)
                break;
        }
        return best;
    }

    static int Oddness(SKTypeface font) => Math.Abs(font.FontWeight - Regular) + (font.FontSlant == SKFontStyleSlant.Upright ? 0 : Regular);

    // A file may go at any time; what isn't a font isn't opened.
    static SKTypeface? Open(string file) => File.Exists(file) ? SKTypeface.FromFile(file) : null;

    List<string> Files()
    {
        var search = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            RecurseSubdirectories = true,
            MaxRecursionDepth = Depth,
        };
        return
        [
            .. folders
                .Where(folder => Path.IsPathRooted(folder) && Directory.Exists(folder))
                .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", search))
                .Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && file.Length <= LargestFile)
                .Take(MostFiles)
                .Select(file => file.FullName)
                .Order(StringComparer.Ordinal),
        ];
    }
}
