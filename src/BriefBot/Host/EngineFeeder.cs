using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite.Engines;

namespace BriefBot.Host;

/// <summary>
/// Sends passages to a search engine: all of them into an index of their own, then what comes and goes. In that index stands a mark, another
/// one with every batch, which the database knows, too. So it is noticed when the index is gone, is an older copy, or is written by
/// somebody else, and when the database is: then all is sent anew, into another index, and nothing is asked of it meanwhile.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="ledger">Says what it has and what it lacks.</param>
/// <param name="note">Told what happens beside batches, in a sentence.</param>
sealed class EngineFeeder(SearchEngine engine, EngineLedger ledger, Action<string> note)
{
    EngineMark? _mark;
    bool _wasShort;

    /// <summary>Sends a batch, or does what comes between.</summary>
    /// <returns>False when the engine has all there is.</returns>
    /// <exception cref="EngineFailedException">The engine failed; nothing is lost by that.</exception>
    /// <exception cref="CorpusException">The database can't be written.</exception>
    public async Task<bool> FeedAsync(CancellationToken cancellation)
    {
        if (await ledger.StateAsync(cancellation) is not { } state)
        {
            await BeginAsync(null, "The search engine gets all passages.", cancellation);
            return true;
        }
        _mark ??= await engine.MarkAsync(state.Index, cancellation);
        if (_mark?.Text is not { } text || (text != state.Mark && text != state.Intended))
        {
            await BeginAsync(state.Index, Lost(_mark), cancellation);
            return true;
        }
        if (text != state.Mark)
            await ledger.ArrivedAsync(cancellation);
        var batch = await ledger.NextAsync(state, cancellation);
        if (batch.Changes.Count > 0)
            await SendAsync(state, batch, cancellation);
        else if (!state.IsWhole)
            await FinishAsync(state, cancellation);
        else
            return false;
        return true;
    }

    /// <summary>Looks whether the index is there and holds as many passages as it has to; where not, all is sent anew.</summary>
    /// <exception cref="EngineFailedException">The engine failed.</exception>
    /// <exception cref="CorpusException">The database can't be written.</exception>
    public async Task LookAsync(CancellationToken cancellation)
    {
        if (await ledger.StateAsync(cancellation) is not { } state)
            return;
        _mark = await engine.MarkAsync(state.Index, cancellation);
        if (_mark?.Text is not { } text || (text != state.Mark && text != state.Intended))
        {
            await BeginAsync(state.Index, Lost(_mark), cancellation);
            return;
        }
        if (!state.IsWhole || await ledger.QuietCountAsync(cancellation) is not { } passages)
            return;
        var held = await engine.CountAsync(state.Index, cancellation);
        // What came meanwhile is no fault of the index.
        if (held == passages || await ledger.QuietCountAsync(cancellation) != passages)
            return;
        var why = string.Create(CultureInfo.InvariantCulture, $"its index holds {held:N0} of {passages:N0} passages");
        if (_wasShort)
            throw new EngineFailedException($"{why}, although it was made anew");
        _wasShort = true;
        await BeginAsync(state.Index, $"{Capital(why)}: all are sent anew.", cancellation);
    }

    async Task SendAsync(EngineState state, EngineBatch batch, CancellationToken cancellation)
    {
        var mark = Guid.NewGuid().ToString("N");
        await ledger.IntendAsync(mark, cancellation);
        var refused = await engine.SendAsync(state.Index, batch.Changes, untilFound: state.IsWhole, cancellation);
        var takesNone = refused.Count == batch.Changes.Count;
        if (takesNone && refused.Any(one => one.IsForNow))
            throw new EngineFailedException($"it took no passage: {refused[0].Reason}");
        _mark = await engine.MarkAsync(state.Index, _mark!.Value, mark, cancellation);
        // Something else stands there: what, the next look will say.
        if (_mark is null)
            return;
        await ledger.ConfirmAsync(batch, mark, [.. refused.Select(one => one.Passage)], cancellation);
        if (refused.Count == 0)
            return;
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"it refused {refused.Count:N0} of {batch.Changes.Count:N0} passages, which are sent again later: {refused[0].Reason}"
        );
        if (takesNone)
            throw new EngineFailedException(said);
        note($"{Capital(said)}.");
    }

    async Task FinishAsync(EngineState state, CancellationToken cancellation)
    {
        await engine.RefreshAsync(state.Index, cancellation);
        await ledger.WholeAsync(cancellation);
        note("The search engine has all passages, and proposes from here on.");
        await LookAsync(cancellation);
    }

    async Task BeginAsync(string? before, string why, CancellationToken cancellation)
    {
        _mark = null;
        await engine.IdentifyAsync(cancellation);
        var (index, mark) = ($"{engine.Options.IndexPrefix}-{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
        try
        {
            await engine.CreateAsync(index, mark, cancellation);
            await ledger.BeginAsync(index, mark, cancellation);
        }
        catch (Exception failure) when (failure is EngineFailedException or CorpusException)
        {
            await TryDropAsync(index, cancellation);
            throw;
        }
        note(why);
        if (before is not null)
            await TryDropAsync(before, cancellation);
    }

    async Task TryDropAsync(string index, CancellationToken cancellation)
    {
        try
        {
            await engine.DropAsync(index, cancellation);
        }
        catch (EngineFailedException failure)
        {
            note($"The index {index} is no longer used and couldn't be removed: {failure.Message}");
        }
    }

    static string Lost(EngineMark? found) =>
        found is null
            ? "The search engine has lost its index: all passages are sent anew."
            : "The search engine's index isn't what this database last made of it: all passages are sent anew, into another one.";

    static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
