using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BriefBot.Ingest.Readers;

/// <summary>Tells regular files from pipes, sockets and devices without opening them: opening a pipe that nobody writes to would wait for
/// ever.</summary>
/// <remarks>Source: statx(2), whose result has the same layout on every Linux architecture.</remarks>
public static partial class FileKind
{
    const int CurrentFolder = -100;
    const uint TypeAndMode = 3;
    const int ModeOffset = 28;

    /// <summary>What a path leads to, links followed, when it is neither a file nor a folder: "a named pipe", "a socket", "a device"; else
    /// null.</summary>
    public static string? Special(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        Span<byte> result = stackalloc byte[256];
        if (StatX(CurrentFolder, path, 0, TypeAndMode, result) != 0)
            return null;
        return (BinaryPrimitives.ReadUInt16LittleEndian(result[ModeOffset..]) & 0xF000) switch
        {
            0x1000 => "a named pipe",
            0xC000 => "a socket",
            0x2000 or 0x6000 => "a device",
            _ => null,
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> result);
}
