namespace BriefBot.Fakes;

/// <summary>One way to spoil an answer.</summary>
abstract record RestFault
{
    /// <summary>A 429, as JSON or as the HTML of the proxy before Discord.</summary>
    internal sealed record TooMany(LimitScope Scope, TimeSpan? RetryAfter, bool Html) : RestFault;

    /// <summary>A status with a body that is no JSON.</summary>
    internal sealed record Page(int Status, string Html) : RestFault;

    /// <summary>Discord's own error, as JSON.</summary>
    internal sealed record Refusal(int Status, int Code, string Message) : RestFault;

    /// <summary>The connection cut.</summary>
    internal sealed record Abort : RestFault;

    /// <summary>The answer held back: until released, or for a time of the fake's clock.</summary>
    internal sealed record Hold(Task Released, TimeSpan? Delay) : RestFault;
}

/// <summary>What goes wrong next on REST. Say where and how often with <see cref="On"/>, then what.</summary>
public sealed class RestFaults
{
    readonly Lock gate = new();
    readonly List<Plan> plans = [];
    readonly IReadOnlySet<string> known;

    internal RestFaults(IReadOnlySet<string> known) => this.known = known;

    internal sealed class Plan(string? route, int times, bool handled, RestFault fault)
    {
        public string? Route { get; } = route;

        public int Left { get; set; } = times;

        /// <summary>Whether the request takes effect before its answer is spoiled.</summary>
        public bool Handled { get; } = handled;

        public RestFault Fault { get; } = fault;
    }

    /// <summary>Starts a plan for a route such as <c>POST /channels/{channel_id}/messages</c>.</summary>
    /// <param name="route">Method and path of the OpenAPI description; none for every route.</param>
    /// <param name="times">For how many requests; <see cref="int.MaxValue"/> until <see cref="Clear"/>.</param>
    /// <param name="afterEffect">Whether the request takes effect all the same, and its answer alone is lost.</param>
    /// <exception cref="ArgumentException">There is no such route.</exception>
    public RestFaultPlan On(string? route = null, int times = 1, bool afterEffect = false) =>
        route is null || known.Contains(route)
            ? new(this, route, times, afterEffect)
            : throw new ArgumentException($"The fake has no route “{route}”; it has: {string.Join(", ", known)}.", nameof(route));

    /// <summary>How many answers were held back so far, by <see cref="RestFaultPlan.Late"/> or <see cref="RestFaultPlan.Until"/>.</summary>
    public int Held { get; internal set; }

    /// <summary>Behaves again.</summary>
    public void Clear()
    {
        lock (gate)
            plans.Clear();
    }

    internal void Add(Plan plan)
    {
        lock (gate)
            plans.Add(plan);
    }

    internal Plan? Take(string? route)
    {
        lock (gate)
        {
            var plan = plans.Find(p => p.Route is null || p.Route == route);
            if (plan is null)
                return null;
            if (plan.Left != int.MaxValue && --plan.Left == 0)
                plans.Remove(plan);
            return plan;
        }
    }
}

/// <summary>What goes wrong with the requests that a plan is for. Plans are used up in the order of their making.</summary>
public sealed class RestFaultPlan
{
    readonly RestFaults faults;
    readonly string? route;
    readonly int times;
    readonly bool handled;

    internal RestFaultPlan(RestFaults faults, string? route, int times, bool handled) =>
        (this.faults, this.route, this.times, this.handled) = (faults, route, times, handled);

    /// <summary>429 with Discord's JSON.</summary>
    public RestFaults TooManyRequests(LimitScope scope, TimeSpan retryAfter) => Add(new RestFault.TooMany(scope, retryAfter, Html: false));

    /// <summary>429 with a page of HTML, as from the proxy that bans addresses.</summary>
    public RestFaults HtmlTooManyRequests(TimeSpan? retryAfter = null) =>
        Add(new RestFault.TooMany(LimitScope.Global, retryAfter, Html: true));

    /// <summary>A 5xx of the proxy.</summary>
    public RestFaults ServerError(int status = 502) =>
        Add(new RestFault.Page(status, "<html><head><title>Bad Gateway</title></head></html>"));

    /// <summary>A page of HTML where JSON is due.</summary>
    public RestFaults Html(int status = 200) => Add(new RestFault.Page(status, "<html><body>Checking your browser</body></html>"));

    /// <summary>An error of Discord's own.</summary>
    public RestFaults Refuse(int status, int code, string message) => Add(new RestFault.Refusal(status, code, message));

    /// <summary>The connection cut before any answer.</summary>
    public RestFaults Abort() => Add(new RestFault.Abort());

    /// <summary>An answer late by a time of the fake's clock.</summary>
    public RestFaults Late(TimeSpan delay) => Add(new RestFault.Hold(Task.CompletedTask, delay));

    /// <summary>An answer that comes when the test completes <paramref name="released"/>.</summary>
    public RestFaults Until(Task released) => Add(new RestFault.Hold(released, Delay: null));

    RestFaults Add(RestFault fault)
    {
        faults.Add(new(route, times, handled, fault));
        return faults;
    }
}
