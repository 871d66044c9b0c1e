using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// A lock on a file of its own, for which processes wait in the order in which they come, about. .NET's own locks on files can only be
/// tried: among those who try again and again, chance decides, and one may never have it.
/// </summary>
/// <remarks>Source: flock(2), which Linux and macOS have alike. Used by one caller at a time, <see cref="IsTaken"/> apart.</remarks>
sealed partial class TurnLock(string path) : IDisposable
{
    const int Exclusive = 2;
    const int AtOnce = 4;
    const int Unlock = 8;
    const int Interrupted = 4;
    const int WouldBlockOnLinux = 11;
    const int WouldBlockOnMac = 35;
    const uint Mode = 0x1B6; // 0666, less what the process masks

    SafeFileHandle? _file;

    /// <summary>Waits for the lock.</summary>
    /// <returns>False when it can't be had, or not in time.</returns>
    public async ValueTask<bool> TakeAsync(TimeSpan patience, CancellationToken cancellation)
    {
        if ((_file ??= Open()) is not { } file)
            return false;
        if (Try(file, out var isTaken))
            return true;
        if (!isTaken)
            return false;
        // Such a wait blocks its thread, and nothing ends it.
        var waiting = Task.Factory.StartNew(
            () => Wait(file),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            return await waiting.WaitAsync(patience, cancellation);
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            // Should it come to its end later, the lock is given back with its file.
            _file = null;
            _ = waiting.ContinueWith(
                _ => file.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            if (given is OperationCanceledException)
                throw;
            return false;
        }
    }

    /// <summary>Gives it back.</summary>
    public void Release()
    {
        if (_file is { } file)
            _ = Lock(file, Unlock);
    }

    /// <summary>True when somebody else has it.</summary>
    public bool IsTaken()
    {
        // With a file opened anew, which doesn't give back what this one holds.
        using var file = Open();
        if (file is null)
            return false;
        return !Try(file, out var isTaken) && isTaken;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    static bool Try(SafeFileHandle file, out bool isTaken)
    {
        var isLocked = Lock(file, Exclusive | AtOnce) == 0;
        isTaken = !isLocked && Marshal.GetLastPInvokeError() is WouldBlockOnLinux or WouldBlockOnMac;
        return isLocked;
    }

    static bool Wait(SafeFileHandle file)
    {
        while (Lock(file, Exclusive) != 0)
            if (Marshal.GetLastPInvokeError() != Interrupted)
                return false;
        return true;
    }

    // File.OpenHandle would lock the file itself.
    SafeFileHandle? Open()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return null;
        try
        {
            var file = Create(path, Mode);
            return file < 0 ? null : new SafeFileHandle(file, ownsHandle: true);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "creat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Create(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
