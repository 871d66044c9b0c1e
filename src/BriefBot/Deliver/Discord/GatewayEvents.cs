using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Takes what the gateway brings to whoever handles it.</summary>
sealed class GatewayEvents(
    MessageListener messages,
    InteractionRouter interactions,
    BusyAnswers busy,
    ServerWorkspaces servers,
    RemovedServerWatch removals,
    Threads threads
)
{
    /// <summary>Sets the gateway's handlers.</summary>
    /// <param name="connected">Told of each session that began.</param>
    public void Listen(DiscordSocketClient gateway, Action<ReadyEvent> connected)
    {
        gateway.Handlers.WantsMessage = messages.Wants;
        gateway.Handlers.InteractionCreated = interactions.RouteAsync;
        gateway.Handlers.InteractionRefused = busy.Answer;
        gateway.Handlers.Ready = (ready, cancellation) =>
        {
            connected(ready);
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
            return Task.CompletedTask;
        };
        gateway.Handlers.LeftGuild = (guild, cancellation) =>
        {
            servers.Remove(guild.Id);
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
        foreach (var thread in guild.Threads ?? [])
            threads.Add(thread);
        return removals.JoinedAsync(guild.Id, cancellation);
    }
}
