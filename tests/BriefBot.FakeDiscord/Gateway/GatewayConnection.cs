using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace BriefBot.Fakes;

/// <summary>One WebSocket: sends in order from a queue, and hands what the client says to the server.</summary>
sealed class GatewayConnection(GatewayServer server, FakeConnection visit, WebSocket socket, GatewaySocket output) : IDisposable
{
    const int LargestPayload = 4_096;
    readonly Channel<Func<CancellationToken, Task>> outbox = Channel.CreateUnbounded<Func<CancellationToken, Task>>(
        new() { SingleReader = true }
    );
    readonly CancellationTokenSource ended = new();

    public FakeConnection Visit => visit;

    public GatewaySession? Session { get; set; }

    /// <summary>Sends of the client within the running minute.</summary>
    public Queue<DateTimeOffset> Received { get; } = new();

    public async Task RunAsync(CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, ended.Token);
        var sending = SendAllAsync(linked.Token);
        try
        {
            server.Opened(this);
            await ReceiveAllAsync(linked.Token);
        }
        finally
        {
            outbox.Writer.TryComplete();
            await ended.CancelAsync();
            await sending;
            server.Closed(this);
        }
    }

    public void Dispose() => ended.Dispose();

    public void Send(JsonObject payload)
    {
        var text = payload.ToJsonString();
        server.Record(this, fromClient: false, payload);
        Enqueue(ct => output.SendAsync(text, ct));
    }

    public void SendRaw(string text) => Enqueue(ct => output.SendAsync(text, ct));

    public void SendLate(JsonObject payload, TimeSpan delay)
    {
        var text = payload.ToJsonString();
        Enqueue(async ct =>
        {
            await Task.Delay(delay, server.Time, ct);
            server.RecordLocked(this, payload);
            await output.SendAsync(text, ct);
        });
    }

    /// <summary>Sends an event, or does to it what a plan says.</summary>
    public void Dispatch(JsonObject payload)
    {
        switch (server.Faults.Take(GatewayMoment.Dispatch, (string?)payload["t"]))
        {
            case null:
                Send(payload);
                break;
            case GatewayFault.Twice:
                Send(payload);
                Send(payload);
                break;
            case GatewayFault.Late late:
                SendLate(payload, late.Delay);
                break;
            case GatewayFault.CutInside:
                CutInside(payload);
                break;
            case var other:
                server.Strike(this, other);
                break;
        }
    }

    public void CutInside(JsonObject payload)
    {
        var text = payload.ToJsonString();
        Leave();
        Enqueue(ct => output.CutInsideAsync(text, ct));
        outbox.Writer.TryComplete();
    }

    public void Close(int code, string reason)
    {
        visit.ServerCloseCode = code;
        Leave();
        Enqueue(ct => output.CloseAsync(code, reason, ct));
        outbox.Writer.TryComplete();
    }

    public void Cut()
    {
        Leave();
        Enqueue(_ =>
        {
            output.Cut();
            return Task.CompletedTask;
        });
        outbox.Writer.TryComplete();
    }

    /// <summary>The session stays; what happens from now on waits for a resume.</summary>
    void Leave()
    {
        if (Session?.Connection == this)
            Session.Connection = null;
    }

    void Enqueue(Func<CancellationToken, Task> send) => outbox.Writer.TryWrite(send);

    async Task SendAllAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var send in outbox.Reader.ReadAllAsync(ct))
                await send(ct);
        }
        catch (Exception gone)
            when (gone
                    is OperationCanceledException
                        or WebSocketException
                        or IOException
                        or ObjectDisposedException
                        or InvalidOperationException
            )
        {
            // The client has left: what was meant for it waits in the session.
            server.Left(this);
        }
    }

    async Task ReceiveAllAsync(CancellationToken ct)
    {
        var buffer = new byte[LargestPayload + 1];
        try
        {
            while (await ReceiveAsync(buffer, ct) is { } bytes)
                Take(bytes);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            server.Left(this);
        }
    }

    async Task<byte[]?> ReceiveAsync(byte[] buffer, CancellationToken ct)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await ClientClosedAsync(ct);
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
                return buffer[..length];
            if (length > LargestPayload)
            {
                server.Say(() => Close(4002, "Payload too large."));
                length = 0;
            }
        }
    }

    async Task ClientClosedAsync(CancellationToken ct)
    {
        server.ClientClosed(this, (int?)socket.CloseStatus);
        if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", ct);
    }

    void Take(byte[] bytes)
    {
        if (bytes.Length > LargestPayload)
        {
            server.Say(() => Close(4002, "Payload too large."));
            return;
        }

        JsonObject? payload;
        try
        {
            payload = JsonNode.Parse(Encoding.UTF8.GetString(bytes)) as JsonObject;
        }
        catch (JsonException)
        {
            payload = null;
        }

        if (payload is null)
            server.Say(() => Close(4002, "Error while decoding payload."));
        else
            server.Handle(this, payload);
    }
}
