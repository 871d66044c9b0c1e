using BriefBot.Discord;
using BriefBot.Fakes;
using BriefBot.Host;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;

namespace BriefBot.Tests.Host.Discord;

/// <summary>What <c>doctor</c> finds out about Discord.</summary>
public sealed class DiscordCheckTests
{
    const string Account = "GET /users/@me";

    [Fact]
    public async Task Without_a_token_one_line_says_that_it_is_off_and_where_that_is_described()
    {
        var findings = await Check(new Settings()).ExamineAsync(TestContext.Current.CancellationToken);

        var only = findings.ShouldHaveSingleItem();
        only.Sound.ShouldBeTrue();
        only.Message.ShouldContain("Off");
        only.Message.ShouldContain("docs/how-to/discord.md");
        File.Exists(Checkout.PathOf("docs", "how-to", "discord.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sound_bot_is_described_with_the_link_that_invites_it_and_nothing_is_written()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        var guild = discord.AddGuild("Harbour desk");
        discord.Commands.Register(
            new()
            {
                ["name"] = "ask",
                ["description"] = "Ask",
                ["type"] = 1,
            }
        );

        var findings = await ExamineAsync(discord);

        findings.ShouldAllBe(finding => finding.Sound);
        var text = Text(findings);
        text.ShouldContain($"the bot is {discord.Options.BotName} ({discord.World.Bot.Id})");
        text.ShouldContain($"https://discord.com/oauth2/authorize?client_id={discord.World.ApplicationId}&scope=bot+applications.commands");
        text.ShouldContain("&permissions=274878024704");
        text.ShouldContain(
            $"https://discord.com/oauth2/authorize?client_id={discord.World.ApplicationId}&scope=applications.commands&integration_type=1"
        );
        text.ShouldContain("No privileged intent");
        text.ShouldContain("1,000 of 1,000 session starts");
        text.ShouldContain("1 are registered: /ask");
        text.ShouldContain("The bot is in 1; 1 of them");
        discord.Exchanges.ShouldAllBe(exchange => exchange.Method == "GET");
        discord.Gateway.Identifies.ShouldBe(0);
        guild.Members.ShouldContainKey(discord.World.Bot.Id);
    }

    [Fact]
    public async Task Where_people_cant_install_the_bot_for_themselves_it_is_said_where_to_allow_it()
    {
        await using var discord = await FakeDiscord.StartAsync(
            new FakeDiscordOptions { ForPeople = false },
            TestContext.Current.CancellationToken
        );

        var text = Text(await ExamineAsync(discord));

        text.ShouldNotContain("integration_type=1");
        text.ShouldContain("User Install");
    }

    [Fact]
    public async Task A_fresh_bot_is_told_what_comes_next()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);

        var text = Text(await ExamineAsync(discord));

        text.ShouldContain("Not registered yet; 'briefbot serve'");
        text.ShouldContain("in none yet");
    }

    [Fact]
    public async Task Missing_permissions_are_named_in_words_with_their_server()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        const FakePermissions Given = FakePermissions.ViewChannel | FakePermissions.SendMessages | FakePermissions.ReadMessageHistory;
        Restrict(discord.AddGuild("Harbour desk", Given));
        Restrict(discord.AddGuild("Owner's den", FakePermissions.Administrator));

        var findings = await ExamineAsync(discord);

        var lacking = findings.Where(finding => !finding.Sound).ShouldHaveSingleItem();
        lacking.Message.ShouldContain("In Harbour desk");
        lacking.Message.ShouldContain("lacks: Send Messages in Threads, Embed Links.");
    }

    [Fact]
    public async Task More_servers_than_one_answer_lists_are_all_looked_at()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        for (var number = 0; number <= DiscordRestClient.GuildsAtOnce; number++)
            discord.AddGuild();
        Restrict(discord.AddGuild("The last one", FakePermissions.None));

        var findings = await ExamineAsync(discord);

        findings.ShouldContain(finding => finding.Message.StartsWith("The bot is in 202; 201 of them"));
        findings.ShouldContain(finding => !finding.Sound && finding.Message.StartsWith("In The last one"));
    }

    [Fact]
    public async Task The_home_server_is_known_or_said_not_to_be()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        var guild = discord.AddGuild("Harbour desk");

        var known = await ExamineAsync(discord, settings => settings.Discord.HomeServer = guild.Id.ToString());
        var elsewhere = await ExamineAsync(discord, settings => settings.Discord.HomeServer = "42");
        var none = await ExamineAsync(discord, settings => settings.Discord.HomeServer = "99999999999999999999");

        known[^1].Name.ShouldBe("Discord home server");
        known[^1].Sound.ShouldBeTrue();
        known[^1].Message.ShouldStartWith($"Harbour desk ({guild.Id}) shares");
        elsewhere[^1].Sound.ShouldBeFalse();
        elsewhere[^1].Message.ShouldContain("The bot is not in 42");
        none.ShouldHaveSingleItem().Message.ShouldContain("no server's id");
    }

    [Fact]
    public async Task A_refused_token_is_explained_and_not_shown()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);

        var findings = await ExamineAsync(discord, settings => settings.Discord.Token = "d3Jvbmc.wrong.token");

        var only = findings.ShouldHaveSingleItem();
        only.Sound.ShouldBeFalse();
        only.Message.ShouldContain("Reset Token");
        only.Message.ShouldNotContain("d3Jvbmc");
        discord.Exchanges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Used_up_session_starts_are_said_with_the_time_to_wait()
    {
        var options = new FakeDiscordOptions { SessionStarts = 0 };
        await using var discord = await FakeDiscord.StartAsync(options, TestContext.Current.CancellationToken);

        var sessions = (await ExamineAsync(discord)).Single(finding => finding.Name == "Discord sessions");

        sessions.Sound.ShouldBeFalse();
        sessions.Message.ShouldContain("minutes");
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        var never = new TaskCompletionSource();
        discord.Rest.On(Account, int.MaxValue).Until(never.Task);

        var findings = await ExamineAsync(discord, time: new HurriedTime());
        never.SetResult();

        SaysWhatToCheck(findings);
    }

    [Fact]
    public async Task A_page_where_Discord_should_be_is_said_to_be_one()
    {
        await using var discord = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        discord.Rest.On(Account, int.MaxValue).Html();

        SaysWhatToCheck(await ExamineAsync(discord));
    }

    [Fact]
    public async Task A_network_that_leads_nowhere_is_said_to()
    {
        var settings = new Settings();
        settings.Discord.Token = "bm9ib2R5.is.there";
        // Nothing listens on port 1.
        settings.Discord.ApiBaseUrl = "http://127.0.0.1:1/api";

        SaysWhatToCheck(await Check(settings, new HurriedTime()).ExamineAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/api")]
    [InlineData("http://127.0.0.1/api?v=10")]
    public async Task An_address_that_is_none_of_an_API_is_named_with_its_setting(string address)
    {
        var settings = new Settings();
        settings.Discord.Token = "bm9ib2R5.is.there";
        settings.Discord.ApiBaseUrl = address;

        var findings = await Check(settings).ExamineAsync(TestContext.Current.CancellationToken);

        findings.ShouldHaveSingleItem().Message.ShouldStartWith($"Discord:ApiBaseUrl: {address} is not");
    }

    static void SaysWhatToCheck(IReadOnlyList<Finding> findings)
    {
        var only = findings.ShouldHaveSingleItem();
        only.Sound.ShouldBeFalse();
        only.Message.ShouldContain("Check the network and the setting Discord:ApiBaseUrl");
        only.Message.ShouldNotContain("   at ");
    }

    /// <summary>Leaves only what the bot's own role gives it.</summary>
    static void Restrict(FakeGuild guild) => guild.Everyone.Permissions = FakePermissions.None;

    static string Text(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(finding => finding.Message));

    static DiscordCheck Check(Settings settings, TimeProvider? time = null) => new(settings, time ?? TimeProvider.System);

    static Task<IReadOnlyList<Finding>> ExamineAsync(FakeDiscord discord, Action<Settings>? configure = null, TimeProvider? time = null)
    {
        var settings = new Settings();
        settings.Discord.Token = discord.Token;
        settings.Discord.ApiBaseUrl = discord.ApiBaseUrl.ToString();
        configure?.Invoke(settings);
        return Check(settings, time).ExamineAsync(TestContext.Current.CancellationToken);
    }
}
