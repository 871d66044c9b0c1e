using System.IO.Compression;

namespace BriefBot.Host.Cli;

/// <summary>A file that appears under its name only once it is whole; "-" for standard output.</summary>
sealed class BatchOutput : IAsyncDisposable
{
    readonly string _target;
    readonly string _part;
    readonly Stream _file;

    public BatchOutput(string target)
    {
        (_target, _part) = (target, target + ".part");
        _file = target == "-" ? Console.OpenStandardOutput() : File.Create(_part);
        Stream = target.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(_file, CompressionLevel.Fastest)
            : new BufferedStream(_file, 1 << 16);
    }

    public Stream Stream { get; }

    /// <summary>Ends the file and gives it its name.</summary>
    public async Task CompleteAsync()
    {
        await Stream.DisposeAsync();
        if (_target != "-")
            File.Move(_part, _target, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        await _file.DisposeAsync();
        if (_target != "-")
            File.Delete(_part);
    }
}
