using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace BriefBot.Host.Web;

/// <summary>
/// A cap on connections that silent ones can't hold: who says nothing is dropped after a time, and when all places are taken, the
/// connection that has been without a request the longest gives its place to the new one. Only when every one is being answered, the new
/// one is refused.
/// </summary>
sealed class ConnectionLimit(int most, TimeSpan silence, TimeProvider time, ILogger<ConnectionLimit> logger)
{
    static readonly object Key = new();
    static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly HashSet<Place> _places = [];

    // The order in which places fell idle: counted, since of two that a clock shows at the same time one is still the newer.
    long _idle;
    DateTimeOffset _warned = DateTimeOffset.MinValue;

    /// <summary>Connections that hold a place now.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
                return _places.Count;
        }
    }

    /// <summary>Puts the cap before what handles connections.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => connection => HandleAsync(connection, next);

    /// <summary>Marks the request's connection as in use while the request is answered.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var place = context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Key, out var held) == true ? (Place?)held : null;
        Mark(place, busy: true);
        try
        {
            await next(context);
        }
        finally
        {
            Mark(place, busy: false);
        }
    }

    async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var place = new Place(connection);
        if (!Take(place))
        {
            connection.Abort(new ConnectionAbortedException("Every connection is in use."));
            return;
        }
        connection.Items[Key] = place;
        try
        {
            if (await SpeaksAsync(connection))
                await next(connection);
            else
                connection.Abort(new ConnectionAbortedException("The client said nothing."));
        }
        finally
        {
            lock (_lock)
                _places.Remove(place);
        }
    }

    async Task<bool> SpeaksAsync(ConnectionContext connection)
    {
        using var limit = new CancellationTokenSource(silence, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, connection.ConnectionClosed);
        try
        {
            var first = await connection.Transport.Input.ReadAsync(ends.Token);
            // Nothing is taken from it: the server reads it anew.
            connection.Transport.Input.AdvanceTo(first.Buffer.Start);
            return !first.Buffer.IsEmpty;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return false;
        }
    }

    bool Take(Place place)
    {
        lock (_lock)
        {
            if (_places.Count >= most)
            {
                Warn();
                if (_places.Where(held => !held.IsBusy).MinBy(held => held.IdleSince) is not { } leaving)
                    return false;
                _places.Remove(leaving);
                leaving.Connection.Abort(new ConnectionAbortedException("Its place was needed."));
            }
            place.IdleSince = ++_idle;
            return _places.Add(place);
        }
    }

    void Warn()
    {
        var now = time.GetUtcNow();
        if (now - _warned < BetweenWarnings)
            return;
        _warned = now;
        ConnectionLog.AllInUse(logger, most);
    }

    void Mark(Place? place, bool busy)
    {
        if (place is null)
            return;
        lock (_lock)
            (place.IsBusy, place.IdleSince) = (busy, ++_idle);
    }

    sealed class Place(ConnectionContext connection)
    {
        public ConnectionContext Connection => connection;

        public bool IsBusy { get; set; }

        public long IdleSince { get; set; }
    }
}

static partial class ConnectionLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "All {Most} connections (Web:Connections) are in use; idle ones give way, else new ones are refused."
    )]
    public static partial void AllInUse(ILogger logger, int most);
}
