using System.Collections.Concurrent;
using System.Net;
using BriefBot.Corpus;
using BriefBot.Corpus.Privacy;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>What came of forgetting somebody.</summary>
/// <param name="Counts">What was forgotten, by kind.</param>
/// <param name="Removed">Messages deleted from Discord.</param>
/// <param name="Left">Those that could not be.</param>
/// <param name="Pending">Parts of the bot that have still to forget, and will; 0 where one host has all.</param>
readonly record struct Forgotten(PersonalCounts Counts, int Removed, int Left, int Pending = 0);

/// <summary>What is kept of somebody.</summary>
/// <param name="Counts">By kind, as far as it is known.</param>
/// <param name="Unknown">Parts of the bot that can't say at the moment; 0 where one host has all.</param>
readonly record struct Kept(PersonalCounts Counts, int Unknown = 0);

/// <summary>Forgets people: in the database, in memory and, where they want it, in Discord's channels.</summary>
/// <param name="elsewhere">Does so where other hosts have other servers; null where this one has all.</param>
sealed class Forgetting(
    PersonalData personal,
    DiscordRestClient rest,
    Libraries libraries,
    ServerWorkspaces servers,
    TimeProvider time,
    ILogger<Forgetting> logger,
    ForgettingElsewhere? elsewhere = null
)
{
    // What was asked before is answered by then, or never.
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    readonly ConcurrentDictionary<Snowflake, (Snowflake When, WorkspaceId? Where, long At)> _forgotten = [];

    /// <summary>What is kept of a person.</summary>
    /// <param name="person">Who.</param>
    /// <param name="server">In that server; null for everywhere.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">What is kept can't be read.</exception>
    public async ValueTask<Kept> CountAsync(Snowflake person, ServerWorkspace? server, CancellationToken cancellation)
    {
        var own = await CountOwnAsync(person, server, cancellation);
        if (server is not null || elsewhere is null)
            return new(own);
        var others = await elsewhere.CountAsync(person, cancellation);
        return new(own + others.Counts, others.Unknown);
    }

    /// <summary>Forgets a person.</summary>
    /// <param name="person">Who.</param>
    /// <param name="server">In that server; null for everywhere.</param>
    /// <param name="when">The interaction that confirmed it: what was asked before it isn't kept either, when its answer comes
    /// after.</param>
    /// <param name="withMessages">Whether to delete the messages that answered the person.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Forgotten> ForgetAsync(
        Snowflake person,
        ServerWorkspace? server,
        Snowflake when,
        bool withMessages,
        CancellationToken cancellation
    )
    {
        if (server is not null || elsewhere is null)
            return await ForgetOwnAsync(person, server, when, withMessages, cancellation);
        // First: what is noted will be done, whatever becomes of this host.
        var noted = await elsewhere.NoteAsync(person, when, withMessages, cancellation);
        var own = await ForgetOwnAsync(person, null, when, withMessages, cancellation);
        var (others, pending) = await elsewhere.WaitAsync(noted, cancellation);
        return new(own.Counts + others.Counts, own.Removed + others.Removed, own.Left + others.Left, pending);
    }

    /// <summary>Does for other hosts what they ask for.</summary>
    public void Serve() =>
        elsewhere?.Serve(
            (person, cancellation) => CountOwnAsync(person, null, cancellation),
            async (wish, cancellation) =>
            {
                var done = await ForgetOwnAsync(new(wish.Person), null, new(wish.When), wish.WithMessages, cancellation);
                return new(done.Counts, done.Removed, done.Left);
            }
        );

    async ValueTask<PersonalCounts> CountOwnAsync(Snowflake person, ServerWorkspace? server, CancellationToken cancellation) =>
        await personal.CountAsync(await ScopeAsync(person, server, cancellation), cancellation);

    async Task<Forgotten> ForgetOwnAsync(
        Snowflake person,
        ServerWorkspace? server,
        Snowflake when,
        bool withMessages,
        CancellationToken cancellation
    )
    {
        var scope = await ScopeAsync(person, server, cancellation);
        foreach (var (old, noted) in _forgotten)
            if (time.GetElapsedTime(noted.At) >= Remembered)
                _forgotten.TryRemove(old, out _);
        _forgotten[person] = (when, scope.Workspace, time.GetTimestamp());
        // Messages first: where they stand is forgotten with the rest.
        var (removed, left) = withMessages ? await RemoveAsync(await personal.MessagesAsync(scope, cancellation), cancellation) : (0, 0);
        var result = await personal.ForgetAsync(scope, cancellation);
        libraries.ForgetPerson(scope.Person);
        servers.ForgetPerson(person);
        if (!result.IsErased)
            Log.NotErased(logger);
        return new(result.Counts, removed, left);
    }

    /// <summary>Whether a question was asked before its asker wanted to be forgotten: then nothing of it is kept.</summary>
    /// <param name="person">Who asked.</param>
    /// <param name="question">The message or interaction that asked.</param>
    /// <param name="workspace">Whose articles answered.</param>
    public bool IsForgotten(Snowflake person, Snowflake question, WorkspaceId workspace) =>
        _forgotten.TryGetValue(person, out var noted) && question < noted.When && (noted.Where is null || noted.Where == workspace);

    async ValueTask<PersonScope> ScopeAsync(Snowflake person, ServerWorkspace? server, CancellationToken cancellation)
    {
        var scope = new PersonScope(ChatStore.Platform, person.ToString());
        if (server is null)
            return scope;
        return scope with
        {
            Workspace = (await libraries.OwnAsync(server.Workspace, cancellation)).Workspace,
            Guild = server.Id.ToString(),
        };
    }

    async Task<(int Removed, int Left)> RemoveAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellation)
    {
        var (removed, left) = (0, 0);
        foreach (var message in messages)
        {
            try
            {
                await rest.DeleteMessageAsync(Snowflake.Parse(message.Channel), Snowflake.Parse(message.Id), cancellation);
                removed++;
            }
            catch (DiscordApiException e) when (e.Code == DiscordApiException.UnknownMessage)
            {
                Log.AlreadyGone(logger, message.Id);
            }
            catch (DiscordApiException e) when (e.HttpStatus is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                Log.NotRemoved(logger, message.Id, e);
                left++;
            }
        }
        return (removed, left);
    }
}
