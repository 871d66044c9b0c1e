using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord.Tests.Support;

/// <summary>Keeps what is logged, and passes each line on.</summary>
sealed class ListLogger : ILogger
{
    readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Lines so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Called with each line: its event's number, and its values by name.</summary>
    public Action<int, IReadOnlyDictionary<string, object?>>? OnLine { get; set; }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        _lines.Enqueue($"{formatter(state, exception)} {exception}");
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
            OnLine?.Invoke(eventId.Id, values.ToDictionary());
    }
}
