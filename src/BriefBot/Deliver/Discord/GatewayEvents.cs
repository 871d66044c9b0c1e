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
        gateway.WantsMessage = messages.Wants;
        gateway.InteractionCreated = interactions.RouteAsync;
        gateway.InteractionRefused = busy.Answer;
        gateway.Ready = (ready, cancellation) =>
        {
            connected(ready);
            return removals.ReadyAsync(ready, cancellation);
        };
        gateway.MessageReceived = messages.ReceiveAsync;
        gateway.MessageUpdated = messages.UpdateAsync;
        gateway.MessageDeleted = messages.DeleteAsync;
        gateway.GuildAvailable = WelcomeAsync;
        gateway.JoinedGuild = WelcomeAsync;
        gateway.GuildUpdated = (guild, _) =>
        {
            servers.Add(guild);
            return Task.CompletedTask;
        };
        gateway.LeftGuild = (guild, cancellation) =>
        {
            servers.Remove(guild.Id);
            return removals.LeftAsync(guild.Id, cancellation);
        };
        gateway.ThreadCreated = gateway.ThreadUpdated = (thread, _) =>
        {
            threads.Add(thread);
            return Task.CompletedTask;
        };
        gateway.ThreadDeleted = (thread, _) =>
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
