using System.Runtime.Versioning;
using BriefBot.Fakes;

namespace BriefBot.Tests.Host.Discord;

/// <summary>The program as it is run for a team: a process, a token, a server that behaves like Discord's.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ServeDiscordTests : IAsyncLifetime
{
    const string EditAnswer = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
    const string Question = "who spoke at Wuzhen 2020?";
    const int RefusedToken = 4004;
    const int RefusedIntents = 4014;

    readonly BriefBotProcess _briefbot = new();
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    FakeDiscord _discord = null!;
    FakeChannel _channel = null!;
    Person _ada = null!;

    CancellationToken Stop => _limit.Token;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(3));
        _discord = await FakeDiscord.StartAsync(ct: Stop);
        var guild = _discord.AddGuild();
        _channel = _discord.AddChannel(guild);
        _ada = _discord.Person("ada", guild);
    }

    public async ValueTask DisposeAsync()
    {
        await _discord.DisposeAsync();
        _briefbot.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task It_registers_its_commands_answers_and_ends_when_told()
    {
        Serving.Connect(_briefbot, _discord, _discord.Token);
        await using var serving = await ReadyAsync();

        var asked = _ada.Slash(_channel, "ask", ("question", Question));
        var answer = await asked.AnswerAsync(Stop);
        await serving.TerminateAsync();
        var ended = await serving.EndAsync();

        serving.StartLine.ShouldContain("Discord: connecting");
        answer.ReadableText.ShouldContain("Xi Jinping");
        ended.Code.ShouldBe(0, ended.Error);
        KeepsSecrets(ended);
        ended.Error.ShouldNotContain(asked.Token);
    }

    [Fact]
    public async Task A_restart_with_nothing_changed_writes_no_command()
    {
        Serving.Connect(_briefbot, _discord, _discord.Token);
        await using (var first = await ReadyAsync())
        {
            await first.TerminateAsync();
            await first.EndAsync();
        }
        var writes = CommandWrites();

        await using var second = await ReadyAsync();

        writes.ShouldBeGreaterThan(0);
        CommandWrites().ShouldBe(writes);
    }

    [Fact]
    public async Task What_is_being_answered_when_it_is_told_to_end_is_finished()
    {
        var released = new TaskCompletionSource();
        _discord.Rest.On(EditAnswer).Until(released.Task);
        Serving.Connect(_briefbot, _discord, _discord.Token);
        await using var serving = await ReadyAsync();
        var asked = _ada.Slash(_channel, "ask", ("question", Question));
        await asked.AcknowledgedAsync(Stop);

        await serving.TerminateAsync();
        await _discord.UntilAsync(() => _discord.Gateway.OpenConnections == 0, Stop);
        released.SetResult();
        var answer = await asked.AnswerAsync(Stop);
        var ended = await serving.EndAsync();

        answer.ReadableText.ShouldContain("Xi Jinping");
        ended.Code.ShouldBe(0, ended.Error);
    }

    [Fact]
    public async Task A_wrong_token_ends_it_with_what_to_do()
    {
        const string Wrong = "bm90LWEtdG9rZW4.wrong.but-well-formed-all-the-same";
        Serving.Connect(_briefbot, _discord, Wrong);
        await using var serving = await Serving.StartAsync(_briefbot, Stop);

        var ended = await serving.EndAsync();

        ended.Code.ShouldBe(1, ended.Error);
        ended.Error.ShouldContain("Reset the token");
        (ended.Output + ended.Error).ShouldNotContain(Wrong);
        _discord.Exchanges.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(RefusedToken, "Take a new one from the developer portal")]
    [InlineData(RefusedIntents, "refused the intents")]
    public async Task A_refusal_for_good_at_the_gateway_ends_it_with_what_to_do(int closeCode, string advice)
    {
        _discord.Gateway.Faults.On(GatewayMoment.Identify, int.MaxValue).Close(closeCode);
        Serving.Connect(_briefbot, _discord, _discord.Token);
        await using var serving = await Serving.StartAsync(_briefbot, Stop);

        var ended = await serving.EndAsync();

        ended.Code.ShouldBe(1, ended.Error);
        ended.Error.ShouldContain(advice);
        KeepsSecrets(ended);
        _discord.Gateway.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_token_it_says_in_its_line_that_Discord_is_off()
    {
        Serving.Connect(_briefbot, _discord, token: null);
        await using var serving = await Serving.StartAsync(_briefbot, Stop);

        await serving.TerminateAsync();
        var ended = await serving.EndAsync();

        serving.StartLine.ShouldContain("Discord is off");
        ended.Code.ShouldBe(0, ended.Error);
        _discord.Exchanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_may_stand_in_a_file()
    {
        Serving.Connect(_briefbot, _discord, token: null);
        var file = _briefbot.Write("token", $"{_discord.Token}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _briefbot.Environment["Discord__TokenFile"] = file;

        await using var serving = await ReadyAsync();

        serving.StartLine.ShouldContain("Discord: connecting");
    }

    [Theory]
    [InlineData("\n", "is empty")]
    [InlineData("two words\n", "is not a token")]
    [InlineData(null, "cannot be read")]
    public async Task A_file_without_a_token_is_named_and_nothing_starts(string? content, string problem)
    {
        Serving.Connect(_briefbot, _discord, token: null);
        var file = content is null ? Path.Combine(_briefbot.Folder, "missing") : _briefbot.Write("token", content);
        _briefbot.Environment["Discord__TokenFile"] = file;

        var ended = await _briefbot.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldContain("Discord:Token");
        ended.Error.ShouldContain(problem);
        ended.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Doctor_prints_the_link_and_keeps_the_secret()
    {
        Serving.Connect(_briefbot, _discord, _discord.Token);

        var ended = await _briefbot.RunAsync("doctor", "--verbose");

        ended.Code.ShouldBe(0, ended.Output);
        ended.Output.ShouldContain("ok   Discord invite: ");
        ended.Output.ShouldContain($"https://discord.com/oauth2/authorize?client_id={_discord.World.ApplicationId}");
        KeepsSecrets(ended);
    }

    async Task<Serving> ReadyAsync()
    {
        var serving = await Serving.StartAsync(_briefbot, Stop);
        await _discord.Gateway.ReadyAsync(Stop);
        await serving.RegisteredAsync();
        return serving;
    }

    int CommandWrites() =>
        _discord.Exchanges.Count(exchange => exchange.Method != "GET" && exchange.Url.Contains("/commands", StringComparison.Ordinal));

    void KeepsSecrets(Ended ended) => (ended.Output + ended.Error).ShouldNotContain(_discord.Token);
}
