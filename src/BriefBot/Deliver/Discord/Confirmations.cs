using System.Buffers.Binary;
using System.Security.Cryptography;
using BriefBot.Corpus;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>What somebody was asked whether to do.</summary>
abstract record Confirmable
{
    /// <summary>To remove an article of the server.</summary>
    public sealed record RemoveArticle(ArticleId Article) : Confirmable;

    /// <summary>To forget all that is kept of the person.</summary>
    /// <param name="Server">In that server; null for everywhere.</param>
    public sealed record Forget(ServerWorkspace? Server) : Confirmable;
}

/// <summary>
/// What waits for a person to confirm it. The button carries a number that nobody can guess, and it counts for the one person, in the
/// server where they were asked, once, and while the message can still be answered: a button of before a restart asks to ask again.
/// </summary>
sealed class Confirmations(TimeProvider time)
{
    // The message that asks can be changed for 15 minutes.
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    const int Many = 10_000;

    readonly Dictionary<long, Pending> _pending = [];
    readonly Lock _lock = new();

    /// <summary>Notes what a person is asked.</summary>
    /// <returns>The number for the button.</returns>
    public long Ask(InteractionContext context, Confirmable what)
    {
        lock (_lock)
        {
            foreach (var (number, old) in _pending.ToList())
                if (IsOver(old) || _pending.Count >= Many)
                    _pending.Remove(number);
            long key;
            do key = NewNumber();
            while (!_pending.TryAdd(key, new Pending(what, context.Person, context.Interaction.GuildId, time.GetTimestamp())));
            return key;
        }
    }

    /// <summary>What the button with this number confirms; null when it isn't this person's, was asked elsewhere or counted
    /// already.</summary>
    public T? Take<T>(InteractionContext context, long number)
        where T : Confirmable
    {
        lock (_lock)
        {
            if (!_pending.TryGetValue(number, out var pending) || IsOver(pending))
                return null;
            if (pending.Person != context.Person || pending.Guild != context.Interaction.GuildId || pending.What is not T what)
                return null;
            _pending.Remove(number);
            return what;
        }
    }

    bool IsOver(Pending pending) => time.GetElapsedTime(pending.Since) >= Lifetime;

    static long NewNumber()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) & long.MaxValue;
    }

    readonly record struct Pending(Confirmable What, Snowflake Person, Snowflake? Guild, long Since);
}
