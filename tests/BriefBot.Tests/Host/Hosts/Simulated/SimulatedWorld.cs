namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>A machine of the simulation: it is killed, or stands still for a while.</summary>
sealed class Machine(string name, SimulatedWorld world) : SynchronizationContext
{
    readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether it was killed; nothing runs on it any more.</summary>
    public bool IsDead { get; set; }

    /// <summary>Until when it stands still.</summary>
    public long FrozenUntil { get; set; }

    /// <summary>Whether it is in the middle of something that returns before anything else runs on it.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether it can do something now.</summary>
    public bool IsReady => _ready.Count > 0 && CanRun;

    /// <summary>Whether anything may run on it now.</summary>
    public bool CanRun => !IsDead && !IsBusy && FrozenUntil <= world.Now;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        world.Check();
        _ready.Enqueue((d, state));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    /// <summary>Does the next thing.</summary>
    public void Run()
    {
        var (callback, state) = _ready.Dequeue();
        Within(() => callback(state));
    }

    /// <summary>Runs something on it.</summary>
    public void Within(Action work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}

/// <summary>
/// Time and order of a simulation: one thread, on which whatever can be done next is done in an order that a seed decides. While one
/// machine is in the middle of something that doesn't let go of its thread, the others go on.
/// </summary>
sealed class SimulatedWorld(int seed)
{
    readonly PriorityQueue<Event, (long Due, int Order)> _events = new();
    readonly List<Machine> _machines = [];
    readonly int _thread = Environment.CurrentManagedThreadId;
    int _order;

    /// <summary>What decides.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>What happened, when and in which order: ticks since the beginning, the machine, and what it did; a number for what was
    /// to happen then.</summary>
    public List<(long At, string Where, string What, int Number)> Trace { get; } = [];

    /// <summary>Where something was done on another thread, which no seed decides; null where nothing was.</summary>
    public string? Stray { get; private set; }

    /// <summary>Notes that something happens.</summary>
    public void Note(string where, string what, int number = 0) => Trace.Add((Now, where, what, number));

    /// <summary>Finds out whether this is done on another thread.</summary>
    public void Check()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            Stray ??= Environment.StackTrace;
    }

    /// <summary>The time: ticks since the beginning.</summary>
    public long Now { get; private set; }

    /// <summary>When it begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 6, 1, 7, 59, 30, TimeSpan.Zero);

    /// <summary>A machine more.</summary>
    public Machine Add(string name)
    {
        var machine = new Machine(name, this);
        _machines.Add(machine);
        return machine;
    }

    /// <summary>Has something happen later.</summary>
    /// <param name="owner">On which machine; null for elsewhere.</param>
    public Event At(TimeSpan delay, Machine? owner, Action happens)
    {
        Check();
        var one = new Event(owner, happens);
        _events.Enqueue(one, (Now + Math.Max(0, delay.Ticks), _order++));
        return one;
    }

    /// <summary>Makes a machine stand still for a time.</summary>
    public void Freeze(Machine machine, TimeSpan time)
    {
        machine.FrozenUntil = Now + time.Ticks;
        At(time, null, () => { });
    }

    /// <summary>Lets the others go on for a time, in the middle of a machine's work.</summary>
    public void Pass(Machine busy, TimeSpan time)
    {
        busy.IsBusy = true;
        try
        {
            RunTo(Now + time.Ticks);
        }
        finally
        {
            busy.IsBusy = false;
        }
    }

    /// <summary>Lets a time pass.</summary>
    public void Run(TimeSpan time) => RunTo(Now + time.Ticks);

    void RunTo(long until)
    {
        while (true)
        {
            var ready = _machines.FindAll(machine => machine.IsReady);
            if (ready.Count > 0)
            {
                var one = ready[ready.Count == 1 ? 0 : Random.Next(ready.Count)];
                Note(one.Name, "goes on");
                one.Run();
            }
            else if (!Next(until))
                break;
        }
        Now = Math.Max(Now, until);
    }

    // What belongs to a machine that can't do it now waits until it can.
    bool Next(long until)
    {
        List<(Event, (long, int))>? later = null;
        var isDone = false;
        while (!isDone && _events.TryPeek(out var one, out var when) && when.Due <= until)
        {
            _events.Dequeue();
            if (one.IsOver || one.Owner is { IsDead: true })
                continue;
            if (one.Owner is { IsBusy: true })
            {
                (later ??= []).Add((one, when));
                continue;
            }
            if (one.Owner is { } owner && owner.FrozenUntil > Math.Max(Now, when.Due))
            {
                _events.Enqueue(one, (owner.FrozenUntil, when.Order));
                continue;
            }
            Now = Math.Max(Now, when.Due);
            one.IsOver = true;
            Note(one.Owner?.Name ?? "", "event", when.Order);
            if (one.Owner is null)
                one.Happens();
            else
                one.Owner.Within(one.Happens);
            isDone = true;
        }
        foreach (var (one, when) in later ?? [])
            _events.Enqueue(one, when);
        return isDone;
    }

    /// <summary>Something that happens at a time, unless it is called off.</summary>
    public sealed class Event(Machine? owner, Action happens)
    {
        /// <summary>On which machine.</summary>
        public Machine? Owner => owner;

        /// <summary>What happens.</summary>
        public Action Happens => happens;

        /// <summary>Whether it has happened, or was called off.</summary>
        public bool IsOver { get; set; }
    }
}

/// <summary>A machine's clock.</summary>
/// <param name="skew">How far it is ahead.</param>
sealed class MachineClock(SimulatedWorld world, Machine machine, TimeSpan skew) : TimeProvider
{
    long _slept;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => SimulatedWorld.Start + TimeSpan.FromTicks(world.Now) + skew;

    /// <inheritdoc/>
    public override long GetTimestamp() => world.Now - _slept;

    /// <summary>Notes that the machine sleeps for a time, which isn't measured.</summary>
    public void Sleep(TimeSpan time) => _slept += time.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(world, machine, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    sealed class Timer(SimulatedWorld world, Machine machine, TimerCallback callback, object? state) : ITimer
    {
        SimulatedWorld.Event? _next;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _next = world.At(
                    dueTime,
                    machine,
                    () =>
                    {
                        if (period > TimeSpan.Zero)
                            Change(period, period);
                        callback(state);
                    }
                );
            }
            return true;
        }

        public void Dispose()
        {
            if (_next is not null)
                _next.IsOver = true;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
