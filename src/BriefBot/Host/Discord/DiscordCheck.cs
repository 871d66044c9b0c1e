using System.Globalization;
using System.Net;
using BriefBot.Discord;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Discord;

/// <summary>Checks by asking Discord whether the bot can work there. Nothing is changed by looking, and no session is started.</summary>
sealed class DiscordCheck(Settings settings, TimeProvider time)
{
    const string Name = "Discord";
    const int MostServers = 2_000;
    const int MostServersNamed = 20;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Findings in the order in which a bot is set up. Takes 10 seconds at most.</summary>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var token = DiscordSettings.Token(settings.Discord);
            var home = DiscordSettings.HomeServer(settings.Discord);
            if (token.Length == 0)
                return [Sound("Off: no token is set. docs/how-to/discord.md tells how to get one and where to put it.")];
            using var rest = DiscordClients.ImpatientRest(settings, token, Limit, time);
            await AskAsync(rest, home, findings, either.Token);
        }
        catch (Exception e) when (e is SettingsException or DiscordException)
        {
            findings.Add(Bad(Advice(e)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            findings.Add(Bad($"Discord did not answer within {Limit.TotalSeconds:0} seconds. {CheckTheWay()}"));
        }
        return findings;
    }

    static async Task AskAsync(DiscordRestClient rest, Snowflake? home, List<Finding> findings, CancellationToken cancellation)
    {
        var self = await rest.GetCurrentUserAsync(cancellation);
        var application = await rest.GetCurrentApplicationAsync(cancellation);
        var identity = $"the bot is {self.Username} ({self.Id}), its application {application.Name} ({application.Id})";
        findings.Add(Sound($"The token is accepted: {identity}."));
        findings.Add(Sound($"To put the bot into a server, open {BotPermissions.InviteLink(application.Id)}", "invite"));
        findings.Add(Sound(ForPeople(application), "for oneself"));
        findings.Add(Sound("No privileged intent is asked for: nothing has to be switched on in the developer portal.", "intents"));
        findings.Add(Sessions((await rest.GetBotGatewayAsync(cancellation)).SessionStartLimit));
        findings.Add(Commands(await rest.GetApplicationCommandsAsync(application.Id, null, cancellation)));
        var servers = await ServersAsync(rest, cancellation);
        findings.AddRange(Servers(servers));
        if (Home(home, servers) is { } finding)
            findings.Add(finding);
    }

    static string ForPeople(Application application) =>
        application.IsForPeople
            ? $"Whoever wants the bot for themselves, in any server and conversation, opens {BotPermissions.PersonalLink(application.Id)}"
            : "People can't install the bot for themselves; the developer portal allows it (Installation → Installation Contexts → "
                + "User Install).";

    static Finding Sessions(SessionStartLimit? limit)
    {
        if (limit is null)
            return Sound("Discord doesn't say how many session starts are left.", "sessions");
        var left = $"{Number(limit.Remaining)} of {Number(limit.Total)} session starts a day are left";
        if (limit.Remaining > 0)
            return Sound($"{left}.", "sessions");
        var minutes = (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Max(0, limit.ResetAfter) / 60_000.0));
        var wait = $"{left}, so the bot can't come online for {Number(minutes)} minutes";
        return Bad($"{wait}. Look in the log for what restarts it so often.", "sessions");
    }

    static Finding Commands(IReadOnlyList<ApplicationCommand> commands)
    {
        if (commands.Count == 0)
            return Sound("Not registered yet; 'briefbot serve' does that when it connects.", "commands");
        var names = commands.Select(command => command.Type == ApplicationCommandType.Slash ? $"/{command.Name}" : $"“{command.Name}”");
        return Sound($"{commands.Count} are registered: {string.Join(", ", names)}.", "commands");
    }

    static async Task<List<UserGuild>> ServersAsync(DiscordRestClient rest, CancellationToken cancellation)
    {
        var servers = new List<UserGuild>();
        while (servers.Count < MostServers)
        {
            var more = await rest.GetCurrentUserGuildsAsync(servers.Count == 0 ? null : servers[^1].Id, cancellation);
            servers.AddRange(more);
            if (more.Count < DiscordRestClient.GuildsAtOnce)
                break;
        }
        return servers;
    }

    static IEnumerable<Finding> Servers(List<UserGuild> servers)
    {
        if (servers.Count == 0)
        {
            yield return Sound("The bot is in none yet; the link above puts it into one.", "servers");
            yield break;
        }
        var lacking = servers
            .Select(server => (Server: server, Missing: BotPermissions.Missing(server.Permissions ?? BotPermissions.Asked)))
            .Where(one => one.Missing.Count > 0)
            .ToList();
        var sound = Number(servers.Count - lacking.Count);
        yield return Sound($"The bot is in {Number(servers.Count)}; {sound} of them allow all that it needs.", "servers");
        foreach (var (server, missing) in lacking.Take(MostServersNamed))
        {
            yield return Bad(
                $"In {server.Name} ({server.Id}) the bot lacks: {string.Join(", ", missing)}. "
                    + "Give them to its role there (Server Settings → Roles), or open the link above once more.",
                "servers"
            );
        }
        if (lacking.Count > MostServersNamed)
            yield return Bad($"In {Number(lacking.Count - MostServersNamed)} more servers the bot lacks permissions.", "servers");
    }

    static Finding? Home(Snowflake? home, List<UserGuild> servers)
    {
        const string Part = "home server";
        if (home is not { } id)
            return Sound("None is set: each server has articles of its own, apart from those of the terminal and the web page.", Part);
        if (servers.Find(server => server.Id == id) is { } known)
            return Sound($"{known.Name} ({id}) shares the articles of the terminal and the web page.", Part);
        // Beyond that many servers the list is not complete.
        if (servers.Count >= MostServers)
            return null;
        return Bad($"The bot is not in {id}, which Discord:HomeServer names. Invite it by the link above, or correct the setting.", Part);
    }

    string Advice(Exception failure) =>
        failure switch
        {
            DiscordUnauthorizedException =>
                "Discord refused the token (401). Take a new one in the developer portal (your application → Bot → Reset Token) and put it "
                    + "where the old one is: Discord:Token or the file that Discord:TokenFile names.",
            DiscordConnectionException or DiscordResponseException or DiscordApiException { HttpStatus: HttpStatusCode.NotFound } =>
                $"{failure.Message} {CheckTheWay()}",
            _ => failure.Message,
        };

    string CheckTheWay() => $"Check the network and the setting Discord:ApiBaseUrl ({settings.Discord.ApiBaseUrl}).";

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static Finding Sound(string message, string? part = null) => new(Title(part), true, message);

    static Finding Bad(string message, string? part = null) => new(Title(part), false, message);

    static string Title(string? part) => part is null ? Name : $"{Name} {part}";
}
