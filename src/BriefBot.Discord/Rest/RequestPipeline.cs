using System.Net;
using BriefBot.Discord.RateLimits;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord.Rest;

/// <summary>Sends a request when its limits allow, and again where that is safe, until its deadline.</summary>
sealed class RequestPipeline(
    DiscordRestConfig options,
    RestTransport transport,
    RequestGates gates,
    MonotonicClock clock,
    Random random,
    ILogger logger
) : IDisposable
{
    // The first response to an interaction has 3 seconds: half for an attempt, and a short wait before the only other one.
    const int AcknowledgementRetries = 1;
    static readonly TimeSpan AcknowledgementDelay = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan MaximumDelay = TimeSpan.FromSeconds(16);

    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource<DiscordUnauthorizedException> _unauthorized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long _orders;

    /// <summary>Ends when the bot's token was refused.</summary>
    public Task<DiscordUnauthorizedException> Unauthorized => _unauthorized.Task;

    /// <summary>Sends a request and gives the answer, which is a success.</summary>
    /// <exception cref="DiscordException">It was refused, or didn't arrive, or would have to wait for too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var limit = request.IsAcknowledgement ? options.InteractionDeadline : options.RequestDeadline;
        using var deadline = new CancellationTokenSource(limit, clock.Time);
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token, _stop.Token);
        var call = new Call(request, Interlocked.Increment(ref _orders), clock.Now + limit, cancellation, waits.Token);
        try
        {
            while (true)
                if (await AttemptAsync(call) is { } response)
                    return response;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            if (_stop.IsCancellationRequested)
                throw new DiscordUnauthorizedException();
            throw OutOfTime(call);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    // Null: to be sent again.
    async Task<RestResponse?> AttemptAsync(Call call)
    {
        var request = call.Request;
        if (_stop.IsCancellationRequested)
            throw new DiscordUnauthorizedException();
        using var lease = await gates.EnterAsync(request, call.Order, call.Deadline, call.Waits);
        if (_stop.IsCancellationRequested)
            throw new DiscordUnauthorizedException();
        var left = call.Deadline - clock.Now;
        if (left <= TimeSpan.Zero)
            throw OutOfTime(call);
        call.Attempts++;
        RestLog.Sending(logger, request.Route, call.Attempts);
        var timeout = Min(left, request.IsAcknowledgement ? options.InteractionDeadline / 2 : options.AttemptTimeout);
        var attempt = await transport.SendAsync(request, timeout, call.Cancellation);
        return attempt switch
        {
            FailedAttempt failed => await AfterFailureAsync(call, lease, failed),
            RestResponse { IsSuccess: true } success => Succeed(call, lease, success),
            RestResponse { Status: HttpStatusCode.TooManyRequests } refused => AfterRateLimit(call, lease, refused),
            RestResponse { Status: >= HttpStatusCode.InternalServerError } refused => await AfterServerErrorAsync(call, lease, refused),
            RestResponse refused => AfterRefusal(call, lease, refused),
            _ => throw new InvalidOperationException("An attempt has an outcome of an unknown kind."),
        };
    }

    RestResponse Succeed(Call call, RateLimitLease lease, RestResponse response)
    {
        lease.Complete(response.Report, null);
        if (call.Request is { IsAcknowledgement: true, Route.Token: { } token })
            gates.Revive(token);
        return response;
    }

    RestResponse? AfterRateLimit(Call call, RateLimitLease lease, RestResponse response)
    {
        var refusal = gates.Refuse(call.Request, lease, response);
        RestLog.RateLimited(logger, call.Request.Route, refusal.Scope, refusal.RetryAfter.TotalSeconds);
        if (++call.RateLimits > options.MaximumRateLimitRetries || clock.Now + refusal.RetryAfter >= call.Deadline)
            throw new DiscordRateLimitedException(call.Request.Route, refusal.Scope, refusal.RetryAfter);
        return null;
    }

    async Task<RestResponse?> AfterServerErrorAsync(Call call, RateLimitLease lease, RestResponse response)
    {
        lease.Complete(response.Report, null);
        call.LastFailure = Refusal(call.Request, response);
        await DelayAsync(call, mayHaveArrived: true, response.Report.RetryAfter ?? TimeSpan.Zero);
        return null;
    }

    async Task<RestResponse?> AfterFailureAsync(Call call, RateLimitLease lease, FailedAttempt failed)
    {
        lease.Dispose();
        call.LastFailure = new DiscordConnectionException(
            call.Request.Route,
            failed.Cause is null,
            failed.MayHaveArrived || call.MayHaveArrived,
            failed.Cause
        );
        await DelayAsync(call, failed.MayHaveArrived, TimeSpan.Zero);
        return null;
    }

    // Waits before the next attempt, or throws the failure when there may be none.
    async Task DelayAsync(Call call, bool mayHaveArrived, TimeSpan atLeast)
    {
        var request = call.Request;
        call.MayHaveArrived |= mayHaveArrived;
        var retries = request.IsAcknowledgement ? Math.Min(AcknowledgementRetries, options.MaximumRetries) : options.MaximumRetries;
        if (call.Failures >= retries || (mayHaveArrived && !request.IsIdempotent))
            throw call.LastFailure!;
        var longest = request.IsAcknowledgement ? AcknowledgementDelay : Min(options.RetryDelay * Math.Pow(2, call.Failures), MaximumDelay);
        call.Failures++;
        var jittered = longest.TotalMilliseconds * (0.5 + (NextRandom() / 2));
        var delay = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(jittered, atLeast.TotalMilliseconds)));
        if (clock.Now + delay >= call.Deadline)
            throw call.LastFailure!;
        var wait = Task.Delay(delay, clock.Time, call.Waits);
        RestLog.Retrying(logger, request.Route, delay.TotalSeconds, call.LastFailure!.Message);
        await wait;
    }

    RestResponse AfterRefusal(Call call, RateLimitLease lease, RestResponse response)
    {
        var request = call.Request;
        if (response.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            gates.Budget.Add();
        if (response.Status is HttpStatusCode.Unauthorized && request.IsOrdinary)
        {
            // Before the lease ends: what waits for it must not go out with the token that was refused.
            _stop.Cancel();
            RestLog.Unauthorized(logger, request.Route);
            lease.Complete(response.Report, null);
            var unauthorized = new DiscordUnauthorizedException();
            _unauthorized.TrySetResult(unauthorized);
            throw unauthorized;
        }

        lease.Complete(response.Report, null);
        var refusal = Refusal(request, response);
        if (IsDoneAlready(call, refusal))
            return response with { Status = HttpStatusCode.NoContent, Body = [], IsPresumed = true };
        if (request.Route.Token is { } token && IsDead(refusal))
            gates.Drop(token, refusal);
        throw refusal;
    }

    DiscordApiException Refusal(RestRequest request, RestResponse response)
    {
        var body = ErrorBody.Parse(response, options.Token, request.Route.Token);
        return new(request.Route, response.Status, body.Code, body.Reason, body.Errors);
    }

    // An earlier attempt, whose answer was lost, has done it.
    static bool IsDoneAlready(Call call, DiscordApiException refusal) =>
        call.MayHaveArrived
        && (
            (call.Request.IsAcknowledgement && refusal.Code == DiscordApiException.InteractionAlreadyAcknowledged)
            || (call.Request.Route.Method == HttpMethod.Delete && refusal.HttpStatus is HttpStatusCode.NotFound)
        );

    static bool IsDead(DiscordApiException refusal) =>
        refusal.HttpStatus is HttpStatusCode.Unauthorized
        || refusal
            is { HttpStatus: HttpStatusCode.NotFound, Code: DiscordApiException.UnknownWebhook or DiscordApiException.UnknownInteraction };

    static DiscordException OutOfTime(Call call) =>
        call.LastFailure ?? new DiscordRateLimitedException(call.Request.Route, RateLimitScope.User, TimeSpan.Zero);

    double NextRandom()
    {
        // Random isn't made for several threads at once.
        lock (random)
            return random.NextDouble();
    }

    static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>A request on its way, with what has come of it so far.</summary>
    sealed class Call(RestRequest request, long order, TimeSpan deadline, CancellationToken cancellation, CancellationToken waits)
    {
        public RestRequest Request => request;

        public long Order => order;

        public TimeSpan Deadline => deadline;

        public CancellationToken Cancellation => cancellation;

        public CancellationToken Waits => waits;

        public int Attempts { get; set; }

        public int Failures { get; set; }

        public int RateLimits { get; set; }

        public bool MayHaveArrived { get; set; }

        public DiscordException? LastFailure { get; set; }
    }
}
