namespace BriefBot.Discord.Tests.Rest;

public sealed class SecretTests
{
    static readonly string[] Secrets = [RestRig.Token, RestRig.InteractionToken];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_token_stands_in_a_log_or_exception_whatever_goes_wrong()
    {
        // A proxy that echoes what it got.
        const string echo = """{"message":"no: SECRET","code":1,"errors":{"SECRET":{"_errors":[{"message":"SECRET"}]}}}""";
        StubAnswer[] answers =
        [
            StubAnswer.Cut,
            new(502, echo),
            new(400, echo),
            new(403, echo),
            new(429, echo),
            new(302, echo),
            new(404, echo),
            new(200, "{"),
            new(200, "[]"),
            StubAnswer.RateLimited(900, "user"),
            StubAnswer.Refused(401, 50027, "SECRET"),
        ];
        foreach (var answer in answers)
        {
            await using var rig = (
                await RestRig.StartAsync(request =>
                    answer with
                    {
                        Body = answer.Body.Replace("SECRET", SecretOf(request), StringComparison.Ordinal),
                    }
                )
            ).WithWaitsSkipped();

            var texts = new List<string>();
            Func<Task>[] requests = [() => rig.DeferAsync(), () => rig.EditOriginalAsync(), () => rig.PostAsync(), () => rig.GetAsync()];
            foreach (var ask in requests)
                texts.Add((await Should.ThrowAsync<Exception>(Unless204(ask, answer))).ToString());

            texts.AddRange(rig.Log.Lines);
            texts.ShouldAllBe(text => !Secrets.Any(text.Contains));
        }
    }

    [Fact]
    public async Task Discords_own_words_are_cut_to_a_line_and_a_length()
    {
        var message = new string('x', 100_000) + @"\n\u0007";
        var body =
            $$$$"""{"message":"{{{{message}}}}","code":5,"errors":{"a":{"0":{"b":{"_errors":[{"message":"first\nsecond"}]}}},"c":7}}""";
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(400, body));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.PostAsync());

        exception.Reason.Length.ShouldBe(301);
        exception.Errors.ShouldBe(["a.0.b: first second"]);
        exception.Code.ShouldBe(5);
    }

    [Fact]
    public async Task An_error_nested_without_end_is_only_unreadable()
    {
        var body = string.Concat(Enumerable.Repeat("""{"errors":""", 10_000)) + "1" + new string('}', 10_000);
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(400, body));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.PostAsync());

        exception.Message.ShouldBe("Discord refused POST /channels/{channel_id}/messages with 400: the error can't be read");
    }

    [Fact]
    public async Task Errors_are_twenty_at_most()
    {
        var errors = string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{"message":"e{{i}}"}"""));
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(400, $$$$"""{"errors":{"x":{"_errors":[{{{{errors}}}}]}}}"""));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.PostAsync());

        exception.Errors.Count.ShouldBe(20);
    }

    static string SecretOf(StubRequest request) => request.Header("Authorization") is null ? RestRig.InteractionToken : RestRig.Token;

    // A first response to an interaction has nothing to read in its answer.
    static Func<Task> Unless204(Func<Task> ask, StubAnswer answer) =>
        async () =>
        {
            await ask();
            if (answer.Status == 200)
                throw new InvalidOperationException("The answer was not read.");
            Cancellation.ThrowIfCancellationRequested();
        };
}
