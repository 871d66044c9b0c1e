using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Takes what the gateway brings to whoever handles it.</summary>
sealed class GatewayEvents(
    MessageListener messages,
    InteractionRouter interactions,
    BusyAnswers busy,
    ServerWorkspaces servers,
    RemovedServerWatch removals,
    Threads threads,
    ServerMemory memory
)
{
    /// <summary>Sets the gateway's handlers.</summary>
    /// <param name="connected">Told of each session that began.</param>
    /// <param name="resumed">Told of the shard of each session that was taken up again.</param>
    /// <param name="settle">Ends when the questions that were asked up to now are answered.</param>
    public void Listen(DiscordSocketClient gateway, Action<ReadyEvent> connected, Action<int> resumed, Func<Task> settle)
    {
        gateway.Handlers.WasHandled = messages.WasAnsweredAsync;
        gateway.Handlers.SettleAsync = async cancellation =>
        {
            await settle().WaitAsync(cancellation);
            await memory.WriteAsync(cancellation);
        };
        gateway.Handlers.Resumed = (shard, _) =>
        {
            resumed(shard);
            return Task.CompletedTask;
        };
        gateway.Handlers.WantsMessage = messages.Wants;
        gateway.Handlers.InteractionCreated = interactions.RouteAsync;
        gateway.Handlers.InteractionRefused = busy.Answer;
        gateway.Handlers.Ready = (ready, cancellation) =>
        {
            connected(ready);
            memory.Keep(ready);
            return removals.ReadyAsync(ready, cancellation);
        };
        gateway.Handlers.MessageReceived = messages.ReceiveAsync;
        gateway.Handlers.MessageUpdated = messages.UpdateAsync;
        gateway.Handlers.MessageDeleted = messages.DeleteAsync;
        gateway.Handlers.GuildAvailable = WelcomeAsync;
        gateway.Handlers.JoinedGuild = WelcomeAsync;
        gateway.Handlers.GuildUpdated = (guild, _) =>
        {
            servers.Add(guild);
            memory.Add(guild);
            return Task.CompletedTask;
        };
        gateway.Handlers.LeftGuild = (guild, cancellation) =>
        {
            servers.Remove(guild.Id);
            memory.Remove(guild.Id);
            return removals.LeftAsync(guild.Id, cancellation);
        };
        gateway.Handlers.ThreadCreated = gateway.Handlers.ThreadUpdated = (thread, _) =>
        {
            threads.Add(thread);
            return Task.CompletedTask;
        };
        gateway.Handlers.ThreadDeleted = (thread, _) =>
        {
            threads.Remove(thread.Id);
            return Task.CompletedTask;
        };
    }

    Task WelcomeAsync(Guild guild, CancellationToken cancellation)
    {
        servers.Add(guild);
        memory.Add(guild);
        foreach (var thread in guild.Threads ?? [])
            threads.Add(thread);
        return removals.JoinedAsync(guild.Id, cancellation);
    }
}
