using System.Net;
using System.Text;
using System.Text.Json;
using BriefBot.Discord.Rest;

namespace BriefBot.Discord;

/// <content>The bot itself, its commands, and guilds.</content>
public sealed partial class DiscordRestClient
{
    const string GlobalCommands = "applications/{application_id}/commands";
    const string GuildCommands = "applications/{application_id}/guilds/{guild_id}/commands";

    /// <summary>Guilds that Discord lists in one answer.</summary>
    /// <remarks>Source: Discord API reference, "Get Current User Guilds".</remarks>
    public const int GuildsAtOnce = 200;

    /// <summary>Where the gateway is, and how often it may be identified with.</summary>
    public Task<BotGateway> GetBotGatewayAsync(CancellationToken cancellation) =>
        GetAsync(Route.Plain(HttpMethod.Get, "gateway/bot"), DiscordJson.Default.BotGateway, cancellation);

    /// <summary>The bot as a user.</summary>
    public Task<User> GetCurrentUserAsync(CancellationToken cancellation) =>
        GetAsync(Route.Plain(HttpMethod.Get, "users/@me"), DiscordJson.Default.User, cancellation);

    /// <summary>The bot's application.</summary>
    public Task<Application> GetCurrentApplicationAsync(CancellationToken cancellation) =>
        GetAsync(Route.Plain(HttpMethod.Get, "applications/@me"), DiscordJson.Default.Application, cancellation);

    /// <summary>Guilds that the bot is in, ordered by id: at most <see cref="GuildsAtOnce"/>.</summary>
    /// <param name="after">Only those after this id; null for the first ones.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<UserGuild>> GetCurrentUserGuildsAsync(Snowflake? after, CancellationToken cancellation)
    {
        var route = Route.Plain(HttpMethod.Get, "users/@me/guilds");
        return GetAsync(after is { } id ? route.WithQuery($"after={id}") : route, DiscordJson.Default.IReadOnlyListUserGuild, cancellation);
    }

    /// <summary>A guild, with its roles.</summary>
    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellation) =>
        GetAsync(Route.Of(HttpMethod.Get, "guilds/{guild_id}", guild), DiscordJson.Default.Guild, cancellation);

    /// <summary>A member of a guild; null when the person is none.</summary>
    public async Task<GuildMember?> GetGuildMemberAsync(Snowflake guild, Snowflake person, CancellationToken cancellation)
    {
        try
        {
            var route = Route.Of(HttpMethod.Get, "guilds/{guild_id}/members/{user_id}", guild, person);
            return await GetAsync(route, DiscordJson.Default.GuildMember, cancellation);
        }
        catch (DiscordApiException exception) when (exception.HttpStatus is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The roles of a guild, @everyone included.</summary>
    public Task<IReadOnlyList<Role>> GetGuildRolesAsync(Snowflake guild, CancellationToken cancellation) =>
        GetAsync(Route.Of(HttpMethod.Get, "guilds/{guild_id}/roles", guild), DiscordJson.Default.IReadOnlyListRole, cancellation);

    /// <summary>The application's commands for everywhere, or for one guild.</summary>
    /// <param name="application">The application.</param>
    /// <param name="guild">The guild; null for everywhere.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<ApplicationCommand>> GetApplicationCommandsAsync(
        Snowflake application,
        Snowflake? guild,
        CancellationToken cancellation
    )
    {
        // Without it, a command comes back with one name and no localised ones.
        var route = CommandsRoute(HttpMethod.Get, application, guild).WithQuery("with_localizations=true");
        return GetAsync(route, DiscordJson.Default.IReadOnlyListApplicationCommand, cancellation);
    }

    /// <summary>Adds a command, or replaces the one of that name.</summary>
    /// <inheritdoc cref="GetApplicationCommandsAsync"/>
    public Task<ApplicationCommand> CreateApplicationCommandAsync(
        Snowflake application,
        Snowflake? guild,
        ApplicationCommand command,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        var json = Json(command with { Id = null }, DiscordJson.Default.ApplicationCommand);
        var request = new RestRequest(CommandsRoute(HttpMethod.Post, application, guild)) { Json = json };
        return SendAsync(request, DiscordJson.Default.ApplicationCommand, cancellation);
    }

    /// <summary>Changes a command. Its type can't change.</summary>
    /// <exception cref="ArgumentException">The command has no id.</exception>
    public Task<ApplicationCommand> EditApplicationCommandAsync(
        Snowflake application,
        Snowflake? guild,
        ApplicationCommand command,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Id is not { } id)
            throw new ArgumentException("The command has no id; only one that Discord has can be changed.", nameof(command));
        var request = new RestRequest(CommandRoute(HttpMethod.Patch, application, guild, id)) { Json = Changes(command) };
        return SendAsync(request, DiscordJson.Default.ApplicationCommand, cancellation);
    }

    /// <summary>Deletes a command.</summary>
    public Task DeleteApplicationCommandAsync(Snowflake application, Snowflake? guild, Snowflake command, CancellationToken cancellation) =>
        _pipeline.SendAsync(new(CommandRoute(HttpMethod.Delete, application, guild, command)), cancellation);

    /// <summary>Replaces all commands.</summary>
    /// <inheritdoc cref="GetApplicationCommandsAsync"/>
    public Task<IReadOnlyList<ApplicationCommand>> BulkOverwriteApplicationCommandsAsync(
        Snowflake application,
        Snowflake? guild,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellation
    )
    {
        var json = Json(commands, DiscordJson.Default.IReadOnlyListApplicationCommand);
        var request = new RestRequest(CommandsRoute(HttpMethod.Put, application, guild)) { Json = json };
        return SendAsync(request, DiscordJson.Default.IReadOnlyListApplicationCommand, cancellation);
    }

    // A change has neither an id, which stands in the path, nor a type, which can't change.
    static byte[] Changes(ApplicationCommand command)
    {
        var changes = JsonSerializer.SerializeToNode(command with { Id = null }, DiscordJson.Default.ApplicationCommand)!.AsObject();
        changes.Remove("type");
        return Encoding.UTF8.GetBytes(changes.ToJsonString());
    }

    static Route CommandsRoute(HttpMethod method, Snowflake application, Snowflake? guild) =>
        guild is { } id ? Route.Plain(method, GuildCommands, application, id) : Route.Plain(method, GlobalCommands, application);

    static Route CommandRoute(HttpMethod method, Snowflake application, Snowflake? guild, Snowflake command) =>
        guild is { } id
            ? Route.Plain(method, GuildCommands + "/{command_id}", application, id, command)
            : Route.Plain(method, GlobalCommands + "/{command_id}", application, command);
}
