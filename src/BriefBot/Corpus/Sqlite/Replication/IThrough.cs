namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Stands between the work of a transaction and its end.</summary>
public interface IThrough
{
    /// <summary>Runs a transaction's work and sees to it that the transaction may end. An exception means that it may not.</summary>
    T Run<T>(Func<T> work);

    /// <summary>How often the truth was reached so far.</summary>
    long Reached { get; }

    /// <summary>Gets what the file lacks.</summary>
    /// <exception cref="CorpusException">It can't be had.</exception>
    void CatchUp();
}
