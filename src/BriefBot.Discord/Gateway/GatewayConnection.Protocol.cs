using System.Text.Json;

namespace BriefBot.Discord;

// What each message of the gateway does.
sealed partial class GatewayConnection
{
    // Discord's is about 41 s. Far beyond, or nothing at all, it is no heartbeat.
    const long LongestIntervalMilliseconds = 3_600_000;

    bool _helloTaken;

    async Task TakeAsync(GatewayFrame frame)
    {
        switch (frame.Opcode)
        {
            case GatewayOpcode.Hello:
                await TakeHelloAsync(frame.Data);
                break;
            case GatewayOpcode.Heartbeat:
                await _heart.BeatAsync();
                break;
            case GatewayOpcode.HeartbeatAcknowledged:
                _heart.Acknowledge();
                break;
            case GatewayOpcode.Reconnect:
                End(new(EndReason.ReconnectRequested));
                break;
            case GatewayOpcode.InvalidSession:
                // Anything but a clear "true" is the safe case: a new session.
                End(new(frame.Data.ValueKind == JsonValueKind.True ? EndReason.SessionInterrupted : EndReason.SessionInvalid));
                break;
            case GatewayOpcode.Dispatch:
                TakeEvent(frame.EventName!, frame.Sequence!.Value, frame.Data);
                break;
            default:
                // An operation of a later day, or one that only clients send.
                break;
        }
    }

    async Task TakeHelloAsync(JsonElement hello)
    {
        if (_helloTaken)
            return;
        if (
            hello.ValueKind != JsonValueKind.Object
            || !hello.TryGetProperty("heartbeat_interval", out var field)
            || field.ValueKind != JsonValueKind.Number
            || !field.TryGetDouble(out var interval)
            || interval is not (>= 1 and <= LongestIntervalMilliseconds)
        )
        {
            End(new(EndReason.Garbled, Details: "HELLO without a heartbeat interval"));
            return;
        }

        _helloTaken = true;
        await StartSessionAsync();
        _beating = BeatUntilEndedAsync(TimeSpan.FromMilliseconds(interval));
    }

    async Task StartSessionAsync()
    {
        _late = EndReason.NotReady;
        ExtendDeadline();
        if (_session.Id is { } id)
        {
            Resuming = true;
            _context.Meter.Resume();
            await _socket.SendAsync(GatewayMessages.Resume(_context.Options.Token, id, _session.Sequence), _ended.Token);
            return;
        }

        if (!_mayIdentify())
        {
            End(new(EndReason.TurnOver));
            return;
        }

        Identified = true;
        _context.Meter.Identify();
        await _socket.SendAsync(_identify(), _ended.Token);
    }

    void TakeEvent(string name, long sequence, JsonElement data)
    {
        if (_session.HasSeen(sequence))
        {
            _context.Meter.Duplicate();
            return;
        }

        if (!_helloTaken)
        {
            End(new(EndReason.Garbled, Details: "an event before HELLO"));
            return;
        }

        _context.Meter.Event();
        if (name == "READY" && !TakeReady(data))
            return;

        // From here on it can't be lost, so only now it counts as received.
        _events.HandOver(name, data, _session.Handled, sequence, _session.IsUncertain && name != "RESUMED");
        _session.Advance(sequence);
        if (name is "READY" or "RESUMED")
        {
            _session.Establish();
            Establish();
        }
        else if (!IsEstablished)
            ExtendDeadline();
    }

    bool TakeReady(JsonElement ready)
    {
        if (ready.ValueKind != JsonValueKind.Object || !TryGetText(ready, "session_id", out var id))
        {
            End(new(EndReason.Garbled, Details: "READY without a session"));
            return false;
        }

        TryGetText(ready, "resume_gateway_url", out var url);
        _session.Start(id!, GatewayAddress.Resume(url, BaseAddress, _context.Options.Compress), UserOf(ready));
        return true;
    }

    static Snowflake UserOf(JsonElement ready) =>
        ready.TryGetProperty("user", out var user)
        && user.ValueKind == JsonValueKind.Object
        && TryGetText(user, "id", out var text)
        && Snowflake.TryParse(text!, out var id)
            ? id
            : default;

    void Establish()
    {
        if (_established)
            return;

        _readyAt = _context.Time.GetTimestamp();
        _established = true;
        _deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Established?.Invoke();
    }

    void ExtendDeadline() => _deadline.Change(_context.Options.ReadyTimeout, Timeout.InfiniteTimeSpan);

    static bool TryGetText(JsonElement element, string field, out string? text)
    {
        text = element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return !string.IsNullOrEmpty(text);
    }
}
