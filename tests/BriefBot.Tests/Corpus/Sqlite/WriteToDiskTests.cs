using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>What must survive a power cut waits for the disk, and nothing else does.</summary>
public sealed class WriteToDiskTests : IDisposable
{
    const string Level = "PRAGMA synchronous";
    const long Normal = 1;
    const long Full = 2;

    readonly TemporaryFolder folder = new();
    readonly SqliteSession session;
    int onDisk;

    public WriteToDiskTests() => session = SqliteDatabase.Open(folder.File("corpus.db"), new() { OnDisk = () => onDisk++ }).Writer();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void It_waits_for_the_disk_each_time_and_others_do_not()
    {
        for (var n = 1; n <= 2; n++)
        {
            session.WriteToDisk(() => session.Prepare(Level).Number()).ShouldBe(Full);
            session.Write(() => session.Prepare(Level).Number()).ShouldBe(Normal);
            onDisk.ShouldBe(n);
        }
    }

    [Fact]
    public void A_write_that_fails_is_not_taken_for_written_and_leaves_the_others_as_they_were()
    {
        Should.Throw<InvalidOperationException>(() => session.WriteToDisk<int>(() => throw new InvalidOperationException()));

        onDisk.ShouldBe(0);
        session.Write(() => session.Prepare(Level).Number()).ShouldBe(Normal);
    }
}
