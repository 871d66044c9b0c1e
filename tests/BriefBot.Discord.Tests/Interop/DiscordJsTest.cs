using System.Globalization;
using System.Text.Json.Nodes;
using BriefBot.Fakes;
using BriefBot.Fakes.Interop;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>The fake of Discord's server with a guild, a channel and a person, for a client written against the real one.</summary>
public abstract class DiscordJsTest : IAsyncLifetime
{
    /// <summary>Fields that discord.js sends where the description has none, and that Discord passes over.</summary>
    static readonly string[] Superfluous = ["tts", "enforce_nonce", "type"];

    protected FakeDiscord Fake { get; private set; } = null!;

    protected FakeGuild Guild { get; private set; } = null!;

    protected FakeChannel Channel { get; private set; } = null!;

    protected Person Anna { get; private set; } = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>How the fake is set up.</summary>
    protected virtual FakeDiscordOptions Options { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Fake = await FakeDiscord.StartAsync(Options, Stop);
        foreach (var field in Superfluous)
        {
            Fake.ToleratesViolation($"request: the body has an unknown field \"{field}\"");
            Fake.ToleratesViolation($"request: /data has an unknown field \"{field}\"");
        }

        Guild = Fake.AddGuild();
        Channel = Fake.AddChannel(Guild);
        Anna = Fake.Person("Anna", Guild);
    }

    public async ValueTask DisposeAsync()
    {
        await Fake.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a script of tests/interop/bots and tells it where the fake is.</summary>
    private protected DiscordJs Start(string script, JsonObject? more = null)
    {
        var settings = more ?? [];
        settings["api"] = Fake.ApiBaseUrl.ToString();
        settings["gateway"] = Fake.GatewayUrl.ToString();
        settings["token"] = Fake.Token;
        settings["application"] = Text(Fake.World.ApplicationId);
        settings["guild"] = Text(Guild.Id);
        return DiscordJs.Start(script, settings);
    }

    protected static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
