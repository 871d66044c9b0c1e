using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Lets what one person asks in a channel and its threads be answered in the order it was asked, so that each question leans on the one
/// before: in a thread on an answer, that answer is noted before its follow-up looks for it.
/// </summary>
sealed class Turns
{
    readonly Dictionary<(Snowflake Channel, Snowflake Person), Task> _last = [];

    /// <summary>Takes the turn after those taken before, and queues the work within it: whoever is waited for is in the queue before
    /// whoever waits.</summary>
    /// <param name="start">Queues the work, which disposes of the turn when it has ended.</param>
    public void Take(Asked asked, Action<Turn> start)
    {
        var key = (asked.Thread ?? asked.Place.Channel, asked.Person);
        lock (_last)
        {
            var turn = new Turn(this, key, _last.GetValueOrDefault(key, Task.CompletedTask));
            start(turn);
            _last[key] = turn.Ended;
        }
    }

    void End((Snowflake Channel, Snowflake Person) key, Task ended)
    {
        lock (_last)
        {
            if (_last.GetValueOrDefault(key) == ended)
                _last.Remove(key);
        }
    }

    /// <summary>One question's turn.</summary>
    public sealed class Turn(Turns turns, (Snowflake Channel, Snowflake Person) key, Task before) : IDisposable
    {
        readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends with the question before.</summary>
        public Task Before => before;

        /// <summary>Ends with this one.</summary>
        public Task Ended => _ended.Task;

        public void Dispose()
        {
            if (_ended.TrySetResult())
                turns.End(key, _ended.Task);
        }
    }
}
