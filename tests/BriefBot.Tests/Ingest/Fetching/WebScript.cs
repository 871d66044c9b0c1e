using System.Net.Sockets;
using BriefBot.Discord.Tests.Support;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>Plays the steps of an answer on a connection.</summary>
sealed class WebScript(Socket socket, ManualTimeProvider? time, CancellationToken stop)
{
    /// <summary>Whether the connection goes on after it.</summary>
    public async Task<bool> PlayAsync(IReadOnlyList<WebStep> steps)
    {
        foreach (var step in steps)
        {
            if (!await PlayAsync(step))
                return false;
        }
        return steps is [.., WebStep.Send];
    }

    async Task<bool> PlayAsync(WebStep step)
    {
        switch (step)
        {
            case WebStep.Send send:
                await SendAsync(send.Bytes);
                return true;
            case WebStep.Endless endless:
                while (true)
                    await SendAsync(endless.Bytes);
            case WebStep.Silence silence:
                await SilentAsync(silence);
                return false;
            case WebStep.Drip drip:
                await DripAsync(drip);
                return false;
            case WebStep.EndSending:
                socket.Shutdown(SocketShutdown.Send);
                await GoneAsync();
                return false;
            default:
                socket.LingerState = new LingerOption(enable: true, 0);
                return false;
        }
    }

    async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length; )
            sent += await socket.SendAsync(bytes.AsMemory(sent), stop);
    }

    async Task SilentAsync(WebStep.Silence step)
    {
        if (time is not null)
            await time.AdvanceToTimerAsync(step.Limit, stop);
        await GoneAsync();
    }

    async Task DripAsync(WebStep.Drip drip)
    {
        var gone = GoneAsync();
        for (var i = 0; i < drip.Times && !gone.IsCompleted; i++)
        {
            await SendAsync(drip.Bytes);
            if (time is null)
                continue;
            if (drip.Limit is { } limit && await Task.WhenAny(gone, time.WaitForTimerOfAsync(limit, stop)) == gone)
                return;
            time.Advance(drip.Pause);
        }
        await gone;
    }

    async Task GoneAsync()
    {
        var buffer = new byte[256];
        try
        {
            while (await socket.ReceiveAsync(buffer, stop) > 0) { }
        }
        catch (SocketException)
        {
            // Gone, if not in a friendly way.
        }
    }
}
