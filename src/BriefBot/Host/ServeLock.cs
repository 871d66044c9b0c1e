using System.Globalization;
using BriefBot.Corpus;

namespace BriefBot.Host;

/// <summary>
/// Sees to it that one <c>serve</c> runs on a data folder: two would answer and post everything twice. It is a lock on a file, which the
/// system frees when the process ends, however that is.
/// </summary>
sealed partial class ServeLock : IDisposable
{
    /// <summary>The file that is locked.</summary>
    public const string FileName = "serve.lock";

    /// <summary>Names whoever has locked it, for whoever finds it locked.</summary>
    public const string OwnerName = "serve.pid";

    const int WouldBlockOnLinux = 11;
    const int WouldBlockOnMac = 35;
    const int SharingViolationOnWindows = unchecked((int)0x80070020);

    // One that is just ending, as at a restart, may take a moment to be gone.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly FileStream? _file;

    ServeLock(FileStream? file) => _file = file;

    /// <summary>True when no other <c>serve</c> can be on the folder; false where a lock can't be made, as in a folder that can only be
    /// read.</summary>
    public bool IsHeld => _file is not null;

    /// <summary>Locks a folder that exists.</summary>
    /// <exception cref="CorpusException">Another one has it; the message says which, and what to do.</exception>
    public static async ValueTask<ServeLock> TakeAsync(string folder, TimeProvider time, ILogger log, CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                var file = new FileStream(
                    Path.Combine(folder, FileName),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 0
                );
                NameOwner(folder, time);
                return new(file);
            }
            catch (IOException failure) when (failure.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolationOnWindows)
            {
                if (time.GetElapsedTime(since) > Patience)
                    throw new CorpusException(Taken(folder), failure);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                LogNoLock(log, Path.Combine(folder, FileName), failure.Message);
                return new(null);
            }
            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>Lets another one have the folder. The file stays: to remove it would let two lock two files of one name.</summary>
    public void Dispose() => _file?.Dispose();

    static string Taken(string folder) =>
        $"Another `briefbot serve` already runs on {folder}{Owner(folder)}. Two on one folder would answer and post everything twice. "
        + "Stop the other one first, or give this one a folder of its own with --data.";

    static string Owner(string folder)
    {
        try
        {
            var owner = File.ReadAllText(Path.Combine(folder, OwnerName)).Trim();
            return owner.Length is > 0 and < 200 && !owner.Any(char.IsControl) ? $" ({owner})" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    static void NameOwner(string folder, TimeProvider time)
    {
        try
        {
            File.WriteAllText(
                Path.Combine(folder, OwnerName),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} on {Environment.MachineName}, since {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC\n"
                )
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It only makes a message clearer; a full disk has no room for it.
            return;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{File} can't be locked ({Reason}), so nothing keeps a second serve from this folder: see to it that there is none."
    )]
    private static partial void LogNoLock(ILogger log, string file, string reason);
}
