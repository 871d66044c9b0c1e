using System.Globalization;
using System.Runtime.Versioning;
using BriefBot.Fakes.Interop;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>
/// Gives a process a clock that is off, with Debian's libfaketime: what it takes for the time of day, in .NET and in every library below.
/// The measure of time passed stays right, as on a machine whose clock is set wrong.
/// </summary>
[UnsupportedOSPlatform("windows")]
static class WrongClock
{
    /// <summary>The library for processes with several threads; null where it isn't installed.</summary>
    static readonly string? Library = Find();

    /// <summary>Skips the test where the library is missing, or fails it where it is required.</summary>
    public static void Need()
    {
        const string Missing = "libfaketime is not installed; ./dev setup installs it.";
        Assert.SkipUnless(Library is not null || InteropSetup.Required, Missing);
        Library.ShouldNotBeNull("BRIEFBOT_REQUIRE_ALL is set, and something is missing: " + Missing);
    }

    /// <summary>Variables of a process to be started.</summary>
    /// <param name="off">How far its clock is ahead; negative for behind.</param>
    public static IEnumerable<KeyValuePair<string, string>> Environment(TimeSpan off) =>
        [
            new("LD_PRELOAD", Library!),
            new("FAKETIME", string.Create(CultureInfo.InvariantCulture, $"{off.TotalSeconds:+0;-0}")),
            // Read once: reading it again is one more thing that takes its turn among the threads.
            new("FAKETIME_CACHE_DURATION", "1000000"),
            new("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
            // It shifts until when a condition is waited for by the measure of time passed all the same, as .NET does for each timer and
            // lock; without what it takes for a correction it shifts that back.
            new("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
            // What files say is by the system's clock.
            new("NO_FAKE_STAT", "1"),
        ];

    /// <summary>Removes what a killed process can't: the memory that the library makes for processes it starts.</summary>
    /// <param name="process">Its number.</param>
    public static void Clean(int process)
    {
        foreach (var name in (string[])["faketime_shm_", "sem.faketime_sem_"])
            File.Delete(string.Create(CultureInfo.InvariantCulture, $"/dev/shm/{name}{process}"));
    }

    static string? Find() =>
        Directory
            .EnumerateDirectories("/usr/lib")
            .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
            .FirstOrDefault(File.Exists);
}
