namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>Writes transactions of a file that isn't the truth itself.</summary>
public interface IThrough
{
    /// <summary>Runs work in a write transaction that counts once the truth holds it.</summary>
    /// <param name="work">Run again from the start where the file turns out to lack something.</param>
    /// <param name="forgets">Whether what it removes must not be kept anywhere.</param>
    /// <exception cref="CorpusException">The truth doesn't take it.</exception>
    T Write<T>(Func<T> work, bool forgets);

    /// <summary>How often the truth was reached so far.</summary>
    long Reached { get; }

    /// <summary>Gets what the file lacks.</summary>
    /// <exception cref="CorpusException">It can't be had.</exception>
    void CatchUp();
}
