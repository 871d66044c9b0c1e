using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite.Engines;

namespace BriefBot.Host;

/// <summary>
/// Sends passages to a search engine: all of them into an index of their own, then what comes and goes. In that index stands a mark, a new
/// one before every batch, which the database knows, too, and which is written only over the one before. So it is noticed, before anything
/// is sent, when the index is gone, is an older copy or is written from another copy of the database: then all is sent anew, into another
/// index, and the engine isn't asked meanwhile.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="ledger">Says what it has and what it lacks.</param>
/// <param name="note">Told what happens beside batches, in a sentence.</param>
sealed class EngineFeeder(SearchEngine engine, EngineLedger ledger, Action<string> note)
{
    EngineMark? _mark;
    bool _wasShort;

    string Prefix => string.Create(CultureInfo.InvariantCulture, $"{engine.Options.IndexPrefix}-{EngineWords.Version}-");

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
        if (!state.Index.StartsWith(Prefix, StringComparison.Ordinal))
        {
            await BeginAsync(
                state.Index,
                "The index is to have another name, or holds words as an older version made them: all passages are sent anew.",
                cancellation
            );
            return true;
        }
        _mark ??= await engine.MarkAsync(state.Index, cancellation);
        if (_mark?.Text is not { } text || (text != state.Mark && text != state.Intended))
        {
            await AnewAsync(state, cancellation);
            return true;
        }
        if (text != state.Mark)
            await ledger.ClaimedAsync(cancellation);
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
            await AnewAsync(state, cancellation);
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
        _mark = await engine.MarkAsync(state.Index, _mark!.Value, mark, cancellation);
        // Something else stands there, or nothing: what, the next look will say. Nothing was sent.
        if (_mark is null)
            return;
        var refused = await engine.SendAsync(state.Index, batch.Changes, cancellation);
        var takesNone = refused.Count == batch.Changes.Count;
        if (takesNone && refused.Any(one => one.IsForNow))
            throw new EngineFailedException($"it took no passage: {refused[0].Reason}");
        if (batch.ClearsUp)
            await engine.RefreshAsync(state.Index, cancellation);
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

    // An index in which another mark stands may be somebody's: it stays.
    Task AnewAsync(EngineState state, CancellationToken cancellation) =>
        _mark is null
            ? BeginAsync(state.Index, "The search engine has lost its index: all passages are sent anew.", cancellation)
            : BeginAsync(
                null,
                $"The search engine's index {state.Index} isn't what this database last made of it: it is left as it is, and all passages "
                    + "are sent anew, into another one.",
                cancellation
            );

    async Task BeginAsync(string? before, string why, CancellationToken cancellation)
    {
        _mark = null;
        await engine.IdentifyAsync(cancellation);
        var (index, mark) = ($"{Prefix}{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
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

    static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
