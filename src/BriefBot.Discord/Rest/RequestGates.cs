using BriefBot.Discord.RateLimits;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord.Rest;

/// <summary>Everything that a request has to pass before it is sent, and what answers make of it.</summary>
/// <remarks>
/// Requests with an interaction's token pass buckets of their own and the pause of everything; never the limit over all routes.
/// </remarks>
sealed class RequestGates(DiscordRestConfig options, MonotonicClock clock, ILogger logger) : IDisposable
{
    // Limits of routes are kept by each process for itself: they count by channel, guild or webhook, which one process serves, and
    // those for the whole bot (who it is, its commands) are asked for a few times a day.
    readonly RequestGate? _own = options.Shared is null ? new(clock, options.GlobalRequestsPerSecond) : null;
    readonly SharedGate? _shared = options.Shared is { } limits ? new(clock, limits, options.Processes, logger) : null;
    readonly RequestGate _everything = new(clock, perSecond: null);
    readonly DeadTokens _dead = new(clock);

    /// <summary>Answers that count against the address.</summary>
    public InvalidRequestBudget Budget { get; } = new(clock, options.InvalidRequestLimit);

    /// <summary>Limits of routes.</summary>
    public RateLimiter Limiter { get; } = new(clock);

    /// <summary>Waits until the request may be sent.</summary>
    /// <exception cref="DiscordRateLimitedException">It would have to wait for longer than its deadline.</exception>
    /// <exception cref="DiscordApiException">Its token is dead.</exception>
    public async Task<RateLimitLease> EnterAsync(RestRequest request, long order, TimeSpan deadline, CancellationToken cancellation)
    {
        ThrowIfRefused(request);
        var waiter = new Waiter(request.Route.Key, order, deadline);
        await PassAsync(request, Limiter.EnterAsync(waiter, cancellation), waiter, RateLimitScope.User);
        var lease = Limiter.LeaseOf(waiter);
        try
        {
            if (request.IsOrdinary)
                await PassAsync(request, Ordinary, order, deadline, RateLimitScope.Global, cancellation);
            await PassAsync(request, _everything, order, deadline, RateLimitScope.Address, cancellation);
            ThrowIfRefused(request);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Takes in a 429: closes what it closes, and counts it unless the limit isn't the bot's.</summary>
    /// <returns>Whose limit it is, and the time to wait.</returns>
    public (RateLimitScope Scope, TimeSpan RetryAfter) Refuse(RestRequest request, RateLimitLease lease, RestResponse response)
    {
        var body = ErrorBody.Parse(response);
        var scope = ScopeOf(response, body);
        var told = body.RetryAfter is { } seconds ? RateLimitReport.Wait(seconds) : null;
        var wait = told ?? response.Report.RetryAfter ?? options.PauseWithoutRetryAfter;
        if (scope is not RateLimitScope.Shared)
            Budget.Add();
        switch (scope)
        {
            case RateLimitScope.Address:
                _everything.Pause(wait);
                break;
            case RateLimitScope.Global:
                _own?.Pause(wait);
                _shared?.Pause(wait);
                break;
        }

        var closesBucket = scope is RateLimitScope.User or RateLimitScope.Shared || (scope is RateLimitScope.Global && !request.IsOrdinary);
        lease.Complete(response.Report, closesBucket ? wait : null);
        return (scope, wait);
    }

    /// <summary>Sends nothing more with a token.</summary>
    public void Drop(string token, DiscordApiException cause) => _dead.Add(token, cause);

    /// <summary>A token works after all.</summary>
    public void Revive(string token) => _dead.Remove(token);

    /// <inheritdoc/>
    public void Dispose()
    {
        Limiter.Dispose();
        Ordinary.Dispose();
        _everything.Dispose();
    }

    Gate Ordinary => (Gate?)_own ?? _shared!;

    // What isn't JSON doesn't come from Discord's API but from the proxy in front of it, which knows the address only.
    static RateLimitScope ScopeOf(RestResponse response, ErrorBody body)
    {
        if (!response.IsJson)
            return RateLimitScope.Address;
        return body.IsGlobal ? RateLimitScope.Global : response.Report.Scope ?? RateLimitScope.User;
    }

    void ThrowIfRefused(RestRequest request)
    {
        if (Budget.ClosedFor() is { } wait)
            throw new DiscordRateLimitedException(request.Route, RateLimitScope.InvalidRequests, wait);
        // The first response is what makes a token work, so it is always tried.
        if (!request.IsAcknowledgement && request.Route.Token is { } token && _dead.CauseOf(token) is { } cause)
            throw new DiscordApiException(request.Route, cause.HttpStatus, cause.Code, cause.Reason, cause.Errors);
    }

    Task PassAsync(RestRequest request, Gate gate, long order, TimeSpan deadline, RateLimitScope scope, CancellationToken cancellation)
    {
        var waiter = new Waiter(request.Route.Key, order, deadline);
        return PassAsync(request, gate.EnterAsync(waiter, cancellation), waiter, scope);
    }

    async Task PassAsync(RestRequest request, Task<TimeSpan?> passed, Waiter waiter, RateLimitScope scope)
    {
        if (!passed.IsCompleted)
            RestLog.Waiting(logger, request.Route, scope, waiter.Gate!.ClosedFor()?.TotalSeconds ?? 0);
        if (await passed is { } wait)
            throw new DiscordRateLimitedException(request.Route, scope, wait);
    }
}
