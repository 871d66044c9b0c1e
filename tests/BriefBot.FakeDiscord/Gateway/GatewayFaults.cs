namespace BriefBot.Fakes;

/// <summary>When a gateway fault strikes.</summary>
public enum GatewayMoment
{
    /// <summary>The client asks for the WebSocket.</summary>
    Upgrade,

    /// <summary>HELLO is due.</summary>
    Hello,

    /// <summary>The client identifies.</summary>
    Identify,

    /// <summary>The client resumes.</summary>
    Resume,

    /// <summary>The client sends a heartbeat.</summary>
    Heartbeat,

    /// <summary>An event is due.</summary>
    Dispatch,
}

abstract record GatewayFault
{
    internal sealed record Refuse(int Status) : GatewayFault;

    internal sealed record Close(int Code, string Reason) : GatewayFault;

    internal sealed record Cut : GatewayFault;

    internal sealed record CutInside : GatewayFault;

    internal sealed record Ignore : GatewayFault;

    internal sealed record Late(TimeSpan Delay) : GatewayFault;

    internal sealed record Twice : GatewayFault;

    internal sealed record Reconnect : GatewayFault;

    internal sealed record Invalid(bool Resumable) : GatewayFault;

    internal sealed record Raw(string Text) : GatewayFault;
}

/// <summary>What goes wrong next on the gateway. Say when and how often with <see cref="On"/>, then what.</summary>
public sealed class GatewayFaults
{
    readonly Lock gate = new();
    readonly List<Plan> plans = [];

    internal sealed class Plan(GatewayMoment moment, string? name, int times, GatewayFault fault)
    {
        public GatewayMoment Moment { get; } = moment;

        public string? Name { get; } = name;

        public int Left { get; set; } = times;

        public GatewayFault Fault { get; } = fault;
    }

    /// <summary>Starts a plan.</summary>
    /// <param name="moment">When it strikes.</param>
    /// <param name="times">How often; <see cref="int.MaxValue"/> until <see cref="Clear"/>.</param>
    /// <param name="dispatch">For <see cref="GatewayMoment.Dispatch"/>: the event's name; any, if none.</param>
    public GatewayFaultPlan On(GatewayMoment moment, int times = 1, string? dispatch = null) => new(this, moment, times, dispatch);

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

    internal GatewayFault? Take(GatewayMoment moment, string? name = null)
    {
        lock (gate)
        {
            var plan = plans.Find(p => p.Moment == moment && (p.Name is null || p.Name == name));
            if (plan is null)
                return null;
            if (plan.Left != int.MaxValue && --plan.Left == 0)
                plans.Remove(plan);
            return plan.Fault;
        }
    }
}

/// <summary>What goes wrong at the moment that a plan is for. Plans are used up in the order of their making.</summary>
public sealed class GatewayFaultPlan
{
    readonly GatewayFaults faults;
    readonly GatewayMoment moment;
    readonly int times;
    readonly string? dispatch;

    internal GatewayFaultPlan(GatewayFaults faults, GatewayMoment moment, int times, string? dispatch) =>
        (this.faults, this.moment, this.times, this.dispatch) = (faults, moment, times, dispatch);

    /// <summary>The upgrade refused with an HTTP status.</summary>
    public GatewayFaults Refuse(int status = 502) => Add(new GatewayFault.Refuse(status));

    /// <summary>The connection closed with a code.</summary>
    public GatewayFaults Close(int code, string reason = "") => Add(new GatewayFault.Close(code, reason));

    /// <summary>The TCP connection cut without a close frame.</summary>
    public GatewayFaults Cut() => Add(new GatewayFault.Cut());

    /// <summary>The TCP connection cut in the middle of the frame that was due.</summary>
    public GatewayFaults CutInsideFrame() => Add(new GatewayFault.CutInside());

    /// <summary>Nothing at all: no HELLO, no READY, no ACK, no event.</summary>
    public GatewayFaults Ignore() => Add(new GatewayFault.Ignore());

    /// <summary>What was due, late by a time of the fake's clock.</summary>
    public GatewayFaults Late(TimeSpan delay) => Add(new GatewayFault.Late(delay));

    /// <summary>The event twice, under the same number.</summary>
    public GatewayFaults Twice() => Add(new GatewayFault.Twice());

    /// <summary>Op 7.</summary>
    public GatewayFaults Reconnect() => Add(new GatewayFault.Reconnect());

    /// <summary>Op 9.</summary>
    public GatewayFaults InvalidSession(bool resumable) => Add(new GatewayFault.Invalid(resumable));

    /// <summary>A text that Discord would never send.</summary>
    public GatewayFaults Raw(string text) => Add(new GatewayFault.Raw(text));

    GatewayFaults Add(GatewayFault fault)
    {
        var possible = (moment, fault) switch
        {
            (GatewayMoment.Upgrade, not GatewayFault.Refuse) or (not GatewayMoment.Upgrade, GatewayFault.Refuse) => false,
            (not (GatewayMoment.Hello or GatewayMoment.Dispatch), GatewayFault.Late) => false,
            (not GatewayMoment.Dispatch, GatewayFault.Twice) => false,
            _ => true,
        };
        if (!possible)
            throw new InvalidOperationException($"{fault.GetType().Name} can't strike at {moment}.");
        faults.Add(new(moment, dispatch, times, fault));
        return faults;
    }
}
