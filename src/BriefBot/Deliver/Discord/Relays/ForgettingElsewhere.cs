using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Privacy;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Relays;

/// <summary>What is kept of a person in slices that other hosts lead.</summary>
/// <param name="Counts">As far as it is known.</param>
/// <param name="Unknown">How many slices didn't say.</param>
readonly record struct KeptElsewhere(PersonalCounts Counts, int Unknown);

/// <summary>
/// Forgets a person in slices that other hosts lead. What is asked for stands in the database until each of them has done it, so that a
/// slice that nobody leads at the moment does it as soon as somebody does.
/// </summary>
sealed class ForgettingElsewhere(RelayDesk desk, SliceRelay relay, OtherSlices slices)
{
    static readonly TimeSpan CountWithin = TimeSpan.FromSeconds(5);
    static readonly TimeSpan ForgetWithin = TimeSpan.FromSeconds(10);

    /// <summary>Does for other hosts what they ask for.</summary>
    /// <param name="count">How much this slice keeps of a person.</param>
    /// <param name="forget">Forgets them in this slice.</param>
    public void Serve(
        Func<Snowflake, CancellationToken, ValueTask<PersonalCounts>> count,
        Func<RelayedForgetting, CancellationToken, Task<RelayedForgotten>> forget
    )
    {
        desk.Handle(
            RelayKind.Count,
            async (content, cancellation) =>
            {
                var person = JsonSerializer.Deserialize(content, RelayJson.Default.RelayedPerson)!.Person;
                return JsonSerializer.Serialize(await count(new(person), cancellation), RelayJson.Default.PersonalCounts);
            }
        );
        desk.Handle(
            RelayKind.Forget,
            async (content, cancellation) =>
            {
                var wish = JsonSerializer.Deserialize(content, RelayJson.Default.RelayedForgetting)!;
                return JsonSerializer.Serialize(await forget(wish, cancellation), RelayJson.Default.RelayedForgotten);
            }
        );
    }

    /// <summary>How much is kept of a person.</summary>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public async Task<KeptElsewhere> CountAsync(Snowflake person, CancellationToken cancellation)
    {
        var content = JsonSerializer.Serialize(new RelayedPerson(person.Value), RelayJson.Default.RelayedPerson);
        var others = await OthersAsync(cancellation);
        var said = await Task.WhenAll(others.Select(slice => desk.AskAsync(slice, RelayKind.Count, content, CountWithin, cancellation)));
        var counts = said.Where(outcome => outcome is { End: RelayEnd.Done, Result.Length: > 0 })
            .Select(outcome => JsonSerializer.Deserialize(outcome.Result, RelayJson.Default.PersonalCounts))
            .ToList();
        return new(counts.Aggregate(default(PersonalCounts), PersonalCounts.Add), others.Count - counts.Count);
    }

    /// <summary>Notes that a person is to be forgotten in all other slices: from here on it will be, whatever fails.</summary>
    /// <returns>What to wait for.</returns>
    /// <exception cref="CorpusException">The database can't be used: nothing was noted.</exception>
    public async Task<IReadOnlyList<Guid>> NoteAsync(Snowflake person, Snowflake when, bool withMessages, CancellationToken cancellation)
    {
        var wish = new RelayedForgetting(person.Value, when.Value, withMessages);
        var content = JsonSerializer.Serialize(wish, RelayJson.Default.RelayedForgetting);
        return await relay.PutForGoodAsync(RelayKind.Forget, content, await OthersAsync(cancellation), cancellation);
    }

    /// <summary>Waits a while for what was noted.</summary>
    /// <returns>What came of it, and how many slices have still to do it.</returns>
    public async Task<(RelayedForgotten Forgotten, int Pending)> WaitAsync(IReadOnlyList<Guid> noted, CancellationToken cancellation)
    {
        var said = await Task.WhenAll(noted.Select(id => desk.WaitForGoodAsync(id, ForgetWithin, cancellation)));
        var done = said.Where(result => result is { Length: > 0 })
            .Select(result => JsonSerializer.Deserialize(result!, RelayJson.Default.RelayedForgotten)!)
            .ToList();
        return (
            new(
                done.Select(one => one.Counts).Aggregate(default(PersonalCounts), PersonalCounts.Add),
                done.Sum(one => one.Removed),
                done.Sum(one => one.Left)
            ),
            noted.Count - done.Count
        );
    }

    async Task<IReadOnlyList<int>> OthersAsync(CancellationToken cancellation) =>
        [.. (await slices.AllAsync(cancellation)).Where(slice => slice != desk.Slice)];
}
