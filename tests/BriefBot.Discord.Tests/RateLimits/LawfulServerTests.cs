using BriefBot.Discord.RateLimits;
using BriefBot.Discord.Tests.Support;

namespace BriefBot.Discord.Tests.RateLimits;

/// <summary>The limiter against a server that keeps its word, with requests and responses that overtake each other.</summary>
public sealed class LawfulServerTests
{
    static readonly RouteKey[] Routes =
    [
        new("POST", "channels/{channel_id}/messages", "1"),
        new("PATCH", "channels/{channel_id}/messages/{message_id}", "1"),
    ];

    [Fact]
    public void However_messages_overtake_each_other_a_server_that_keeps_its_word_never_has_to_refuse()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            using var world = new World(seed);
            for (var step = 0; step < 600; step++)
                world.Step();

            world.Finish();

            world.Refused.ShouldBe(0, $"seed {seed}");
            world.Served.ShouldBeGreaterThan(0);
        }
    }

    /// <summary>A client's limiter, a network and a server with one bucket for both routes, all moved by chance.</summary>
    sealed class World : IDisposable
    {
        readonly Random _random;
        readonly ManualTimeProvider _time = new();
        readonly RateLimiter _limiter;
        readonly List<Waiter> _waiting = [];
        readonly List<RateLimitLease> _onTheWay = [];
        readonly List<(RateLimitLease Lease, RateLimitReport Report)> _comingBack = [];
        readonly int _limit;
        readonly TimeSpan _window;
        TimeSpan _endsAt;
        int _used;
        long _orders;
        bool _secondIsKnown;

        public World(int seed)
        {
            _random = new(seed);
            _limiter = new(new(_time));
            _limit = _random.Next(1, 8);
            _window = TimeSpan.FromMilliseconds(_random.Next(10, 3_000));
        }

        public int Refused { get; private set; }

        public int Served { get; private set; }

        public void Dispose() => _limiter.Dispose();

        public void Step()
        {
            switch (_random.Next(6))
            {
                case 0 or 1:
                    Ask();
                    break;
                case 2 when _onTheWay.Count > 0:
                    Serve(Take(_onTheWay));
                    break;
                case 3 when _comingBack.Count > 0:
                    Deliver(Take(_comingBack));
                    break;
                default:
                    _time.Advance(TimeSpan.FromMilliseconds(_random.Next(1, 400)));
                    break;
            }

            LetThrough();
        }

        /// <summary>Serves what is left; a queue that never moved again would not end.</summary>
        public void Finish()
        {
            for (var rounds = 0; _waiting.Count + _onTheWay.Count + _comingBack.Count > 0; rounds++)
            {
                rounds.ShouldBeLessThan(10_000, "the queue stands still");
                if (_onTheWay.Count > 0)
                    Serve(Take(_onTheWay));
                else if (_comingBack.Count > 0)
                    Deliver(Take(_comingBack));
                else
                    _time.Advance(_window);
                LetThrough();
            }
        }

        void Ask()
        {
            // Until both routes have told their bucket, nobody can know that they share it: so one of them asks first, alone.
            var route = Served == 0 ? Routes[0] : Routes[_random.Next(_secondIsKnown ? 2 : 1)];
            var waiter = new Waiter(route, ++_orders, TimeSpan.MaxValue);
            _ = _limiter.EnterAsync(waiter, CancellationToken.None);
            _waiting.Add(waiter);
        }

        void LetThrough()
        {
            foreach (var waiter in _waiting.Where(waiter => waiter.Passed.IsCompleted).ToList())
            {
                _waiting.Remove(waiter);
                _onTheWay.Add(_limiter.LeaseOf(waiter));
            }

            if (!_secondIsKnown && _waiting.Count + _onTheWay.Count + _comingBack.Count == 0 && Served > 5)
                LearnSecond();
        }

        void LearnSecond()
        {
            var waiter = new Waiter(Routes[1], ++_orders, TimeSpan.MaxValue);
            _ = _limiter.EnterAsync(waiter, CancellationToken.None);
            _time.Advance(_window);
            Serve(_limiter.LeaseOf(waiter));
            Deliver(Take(_comingBack));
            _secondIsKnown = true;
        }

        void Serve(RateLimitLease lease)
        {
            var now = _time.Elapsed;
            if (now >= _endsAt)
                (_endsAt, _used) = (now + _window, 0);
            Served++;
            if (++_used > _limit)
                Refused++;
            _comingBack.Add((lease, new("hash", _limit, Math.Max(0, _limit - _used), _endsAt - now, null, null)));
        }

        // The header tells the rest of the window at the time of serving, so a slow way back only makes the client wait for longer.
        static void Deliver((RateLimitLease Lease, RateLimitReport Report) response) => response.Lease.Complete(response.Report, null);

        T Take<T>(List<T> from)
        {
            var i = _random.Next(from.Count);
            var taken = from[i];
            from.RemoveAt(i);
            return taken;
        }
    }
}
