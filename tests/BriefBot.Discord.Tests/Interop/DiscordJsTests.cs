using System.Text.Json.Nodes;
using BriefBot.Fakes;
using BriefBot.Fakes.Interop;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>The fake of Discord's server, used by a client that was written against the real one.</summary>
public sealed class DiscordJsTests : IAsyncLifetime
{
    static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(300);

    FakeDiscord fake = null!;
    FakeGuild guild = null!;
    FakeChannel channel = null!;
    Person anna = null!;

    /// <summary>Fields that discord.js sends where the description has none, and that Discord passes over.</summary>
    static readonly string[] Superfluous = ["tts", "enforce_nonce", "type"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeDiscord.StartAsync(ct: Stop);
        foreach (var field in Superfluous) fake.ToleratesViolation($"request: the body has an unknown field \"{field}\"");
        foreach (var field in Superfluous) fake.ToleratesViolation($"request: /data has an unknown field \"{field}\"");
        guild = fake.AddGuild();
        channel = fake.AddChannel(guild);
        anna = fake.Person("Anna", guild);
    }

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public async Task It_logs_in_and_sees_its_guild()
    {
        await using var bot = Start("login");

        var ready = await bot.SaysAsync("ready");
        await bot.EndAsync();

        ((string?)ready["user"]).ShouldBe(Text(fake.World.Bot.Id));
        ((bool?)ready["bot"]).ShouldBe(true);
        ((string?)ready["application"]).ShouldBe(Text(fake.World.ApplicationId));
        var seen = ready["guilds"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)seen["id"]).ShouldBe(Text(guild.Id));
        ((string?)seen["name"]).ShouldBe(guild.Name);
        seen["channels"]!.AsArray().Select(id => (string?)id).ShouldContain(Text(channel.Id));
        ((int?)seen["mayWrite"]).ShouldBe(1);
        fake.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task It_registers_changes_and_deletes_commands()
    {
        await using var bot = Start("commands");

        var registered = await bot.SaysAsync("registered");

        registered["names"]!.AsArray().Select(name => (string?)name).ShouldBe(["ask", "article", "Check this claim"], ignoreOrder: true);
        ((bool?)registered["sameIds"]).ShouldBe(true);
        ((string?)registered["patched"]).ShouldBe("How things are");
        ((string?)registered["localized"]).ShouldBe("frage");
        ((string?)registered["permissions"]).ShouldBe("32");
        ((int?)registered["left"]).ShouldBe(0);
    }

    [Fact]
    public async Task It_defers_a_slash_command_edits_the_answer_and_follows_up()
    {
        await using var bot = await AnsweringAsync();

        var asked = anna.Slash(channel, "ask", ("question", "Who spoke?"));
        var answered = await bot.SaysAsync("answered");

        (await asked.AcknowledgedAsync(Stop)).Kind.ShouldBe(AcknowledgementKind.Deferred);
        (await asked.AnswerAsync(Stop)).Content.ShouldBe("Here it is");
        (await asked.FollowUpAsync(0, Stop)).Ephemeral.ShouldBeTrue();
        ((bool?)answered["same"]).ShouldBe(true);
        ((string?)answered["embed"]).ShouldBe("You asked: Who spoke?");
        ((int?)answered["buttons"]).ShouldBe(2);
        ((bool?)answered["ephemeral"]).ShouldBe(true);
        ((string?)answered["guild"]).ShouldBe(guild.Name);
        ((string?)answered["member"]).ShouldBe("Anna");
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_hears_a_click_and_changes_the_message()
    {
        await using var bot = await AnsweringAsync();
        var asked = anna.Slash(channel, "ask", ("question", "Who spoke?"));
        await bot.SaysAsync("answered");
        var answer = await asked.AnswerAsync(Stop);

        var click = anna.Click(answer, "Why");
        var clicked = await bot.SaysAsync("clicked");

        ((string?)clicked["message"]).ShouldBe(Text(answer.Id));
        ((string?)clicked["customId"]).ShouldBe("why");
        ((string?)clicked["by"]).ShouldBe("anna");
        answer.Content.ShouldBe("Changed by the click");
        (await click.FollowUpAsync(0, Stop)).Content.ShouldBe("Because");
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_completes_what_is_typed()
    {
        await using var bot = await AnsweringAsync();

        var typing = anna.Type(channel, "ask", "question", "wuzhen");

        (await typing.ChoicesAsync(Stop)).ShouldBe([("wuzhen 2020", "wuzhen-2020"), ("wuzhen", "wuzhen")]);
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_answers_a_context_menu_about_the_message()
    {
        await using var bot = await AnsweringAsync();
        var claim = anna.Say(channel, "Xi spoke there himself");

        var menu = anna.OnMessage("Check this claim", claim);
        var seen = await bot.SaysAsync("checked");

        ((string?)seen["author"]).ShouldBe("anna");
        ((string?)seen["reply"]).ShouldBe("About: Xi spoke there himself");
        (await menu.AnswerAsync(Stop)).Ephemeral.ShouldBeTrue();
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_replies_to_a_mention_and_opens_a_thread()
    {
        await using var bot = await AnsweringAsync();

        var question = anna.Mention(channel, "who spoke?");
        var replied = await bot.SaysAsync("replied");

        ((string?)replied["to"]).ShouldBe(Text(question.Id));
        ((bool?)replied["isThread"]).ShouldBe(true);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(LimitScope.User)]
    [InlineData(LimitScope.Shared)]
    [InlineData(LimitScope.Global)]
    public async Task It_waits_at_a_429_and_everything_arrives_once(LimitScope scope)
    {
        const string Route = "POST /channels/{channel_id}/messages";
        fake.RateLimits.Set(Route, limit: 2, ShortWait);
        fake.Rest.On(Route).TooManyRequests(scope, ShortWait);
        await using var bot = Start("patience", new() { ["channel"] = Text(channel.Id), ["messages"] = 4 });

        var sent = await bot.SaysAsync("sent");
        await bot.EndAsync();

        var expected = Enumerable.Range(0, 4).Select(number => $"Message {number}");
        sent["contents"]!.AsArray().Select(content => (string?)content).ShouldBe(expected);
        channel.Messages.Select(message => message.Content).ShouldBe(expected);
        bot.AllSaid("refused").Select(line => (string?)line["scope"]).ShouldBe([scope.ToString().ToLowerInvariant()]);
        bot.AllSaid("waits").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("inside a frame")]
    [InlineData("4000")]
    [InlineData("op 7")]
    public async Task It_resumes_and_hears_what_it_missed_once(string drop)
    {
        await using var bot = Start("listening");
        await bot.SaysAsync("ready");
        var before = anna.Say(channel, "before");
        await bot.SaysAsync("heard");

        Drop(drop);
        var missed = Enumerable.Range(0, 3).Select(number => anna.Say(channel, $"missed {number}")).ToList();
        await bot.SaysAsync("resumed");
        var after = anna.Say(channel, "after");
        await HeardAsync(bot, after);
        await bot.EndAsync();

        FakeMessage[] all = [before, .. missed, after];
        bot.AllSaid("heard").Select(line => (string?)line["id"]).ShouldBe(all.Select(message => Text(message.Id)));
        fake.Gateway.Identifies.ShouldBe(1);
        fake.Gateway.Resumes.ShouldBe(1);
        fake.Gateway.Connections[^1].Path.ShouldBe("/resume");
    }

    [Fact]
    public async Task It_identifies_again_when_its_session_is_gone()
    {
        await using var bot = Start("listening");
        await bot.SaysAsync("ready");

        fake.Gateway.InvalidateSessions(resumable: false);
        await bot.SaysAsync("identified");
        var after = anna.Say(channel, "after");
        await HeardAsync(bot, after);
        await bot.EndAsync();

        fake.Gateway.Identifies.ShouldBe(2);
    }

    [Fact]
    public async Task A_compressed_connection_is_one_stream_that_another_zlib_reads()
    {
        await using var bot = Start("inflating");

        await bot.SaysAsync("done");

        bot.AllSaid("got").Select(line => (int?)line["op"]).ShouldBe([10, 0, 0, 11]);
        bot.AllSaid("got").Select(line => (string?)line["t"]).ShouldBe([null, "READY", "GUILD_CREATE", null]);
    }

    void Drop(string how)
    {
        if (how == "cut") fake.Gateway.CutAll();
        else if (how == "inside a frame") fake.Gateway.CutInsideFrame();
        else if (how == "op 7") fake.Gateway.Reconnect();
        else fake.Gateway.Close(4000);
    }

    static async Task HeardAsync(DiscordJs bot, FakeMessage message)
    {
        while ((string?)(await bot.SaysAsync("heard"))["id"] != Text(message.Id)) Stop.ThrowIfCancellationRequested();
    }

    async Task<DiscordJs> AnsweringAsync()
    {
        var bot = Start("answering");
        await bot.SaysAsync("ready");
        return bot;
    }

    DiscordJs Start(string script, JsonObject? more = null)
    {
        var settings = more ?? [];
        settings["api"] = fake.ApiBaseUrl.ToString();
        settings["gateway"] = fake.GatewayUrl.ToString();
        settings["token"] = fake.Token;
        settings["application"] = Text(fake.World.ApplicationId);
        settings["guild"] = Text(guild.Id);
        return DiscordJs.Start(script, settings);
    }

    static string Text(ulong id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
