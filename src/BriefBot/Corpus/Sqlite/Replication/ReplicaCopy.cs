namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>A file that is a copy of a slice, as far as the truth's log goes.</summary>
static class ReplicaCopy
{
    const string Damaged = ".damaged";

    static readonly SqliteCorpusOptions Following = new() { Follows = true, CopyBeforeUpgrade = false };

    /// <summary>Gets what a file lacks from the log. One that is damaged is put aside.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cluster">Whose data it must hold.</param>
    /// <param name="slice">Which of them.</param>
    /// <param name="schema">Of which version of the schema the truth's rows are, the latest or an older one.</param>
    /// <param name="truth">Has the log.</param>
    /// <returns>False where it must be made anew: it isn't there, holds something else, or is older than the log.</returns>
    /// <exception cref="CorpusException">The truth can't be reached, or the file not be written.</exception>
    public static bool CatchUp(string path, string cluster, int slice, int schema, ITruth truth)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var session = SqliteDatabase.Open(path, Following).Writer();
            if (ReplicaRow.Read(session) is not { } row || row.Cluster != cluster || row.Slice != slice)
                return false;
            // What people asked to be forgotten is overwritten here, too.
            session.Execute("PRAGMA secure_delete = ON");
            while (truth.Since(slice, row.Sequence, row.Mark) is { } lacking)
            {
                if (lacking.Count == 0)
                    return true;
                // They are of an older version of the schema than the file.
                if (schema < Migrations.Latest)
                    return false;
                ChangeApplier.Apply(session, lacking);
                row = ReplicaRow.Read(session)!;
            }
            return false;
        }
        catch (ReplicaDiffersException)
        {
            return false;
        }
        catch (Exception failure) when (SqliteFailure.IsDamage(failure) || SqliteFailure.IsDamage(failure.InnerException))
        {
            File.Move(path, path + Damaged, overwrite: true);
            return false;
        }
    }

    /// <summary>Notes under which lease a file is written from now on.</summary>
    public static void Lead(string path, long epoch)
    {
        using var session = SqliteDatabase.Open(path, Following).Writer();
        session.WriteLocally(() =>
        {
            (ReplicaRow.Read(session)! with { Epoch = epoch }).Write(session);
            return true;
        });
    }
}
