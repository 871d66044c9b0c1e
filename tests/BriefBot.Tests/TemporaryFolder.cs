namespace BriefBot.Tests;

/// <summary>A folder of a test's own, gone with it.</summary>
/// <param name="inMemory">In the machine's memory, where it has a file system there: for few and small files that are made often.</param>
public sealed class TemporaryFolder(bool inMemory = false) : IDisposable
{
    const string Memory = "/dev/shm";
    const string Prefix = "briefbot-test-";

    /// <summary>Full path.</summary>
    public string Path { get; } =
        inMemory && Directory.Exists(Memory)
            ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, Prefix + System.IO.Path.GetRandomFileName())).FullName
            : Directory.CreateTempSubdirectory(Prefix).FullName;

    /// <summary>Path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
