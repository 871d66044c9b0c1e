using System.Globalization;
using System.Text;
using BriefBot.Discord.Rest;
using BriefBot.Discord.Tests.Support;
using BriefBot.Tests;

namespace BriefBot.Discord.Tests.Rest;

/// <summary>Writes docs/testing/discord-faults-rest.md from what happens.</summary>
public sealed class RestFaultTableTests
{
    [Fact]
    public async Task The_tables_of_faults_are_what_happens()
    {
        var text = new StringBuilder(Introduction);
        foreach (var fault in RestFault.All)
            text.Append(await RowAsync(fault));
        text.Append(await RefusedConnectionRowAsync());
        text.Append(MeanwhileHeading);
        foreach (var fault in RestFault.Closing)
            text.Append(await MeanwhileRowAsync(fault));
        text.Append(await InvalidRequestsRowAsync());
        text.Append(Rules);

        Golden.FileShouldMatch(text.ToString(), "docs/testing/discord-faults-rest.md");
    }

    static async Task<string> RowAsync(RestFault fault)
    {
        var attempt = -1;
        RestRig? rig = null;
        await using var started = rig = await RestRig.StartAsync(_ =>
        {
            var answer = fault.Answer(Interlocked.Increment(ref attempt));
            // Silence: the clock goes on to what ends first, the attempt or the whole request.
            if (answer is null)
                PassSilence(rig!.Time);
            return answer;
        });
        return Row(fault.Name, fault.Request, await PlayAsync(rig, fault.Ask));
    }

    // Nobody listens at the address.
    static async Task<string> RefusedConnectionRowAsync()
    {
        await using var gone = await RestRig.StartAsync();
        var address = gone.Stub.BaseUrl;
        await gone.Stub.DisposeAsync();
        await using var rig = await RestRig.StartAsync(configure: options => options.BaseUrl = address);
        var cells = await PlayAsync(rig, rig => rig.PostAsync());
        return Row("connection refused", "post a message", cells).Replace($":{address.Port}", ":443", StringComparison.Ordinal);
    }

    // When each attempt was made, when it was over, and how.
    static async Task<string> PlayAsync(RestRig rig, Func<RestRig, Task> ask)
    {
        List<TimeSpan> attempts = [];
        rig.WithWaitsSkipped();
        var skip = rig.Log.OnLine!;
        rig.Log.OnLine = (id, values) =>
        {
            if (id == RestLog.SendingId)
                attempts.Add(rig.Time.Elapsed);
            skip(id, values);
        };
        var result = await OutcomeAsync(() => ask(rig));
        return $"{string.Join(" · ", attempts.Select(Seconds))} | {Seconds(rig.Time.Elapsed)} | {result}";
    }

    static async Task<string> MeanwhileRowAsync(RestFault fault)
    {
        var attempt = -1;
        await using var rig = await RestRig.StartAsync(_ => fault.Answer(Interlocked.Increment(ref attempt)));
        TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Log.OnLine = (id, _) =>
        {
            if (id == RestLog.WaitingId)
                waits.TrySetResult();
        };
        var first = OutcomeAsync(() => fault.Ask(rig));
        await Task.WhenAny(first, waits.Task);
        return await ProbesRowAsync(rig, fault.Name, fault.Request, first);
    }

    static async Task<string> InvalidRequestsRowAsync()
    {
        await using var rig = await RestRig.StartAsync(
            _ => StubAnswer.Refused(403, 50013, "Missing Permissions"),
            options => options.GlobalRequestsPerSecond = 50
        );
        for (var i = 0; i < 7_999; i++)
            rig.Client.Gates.Budget.Add();
        var last = OutcomeAsync(() => rig.PostAsync());
        await last;
        return await ProbesRowAsync(rig, "403, the 8,000th of 401, 403 and 429 within 10 minutes", "post a message", last);
    }

    static async Task<string> ProbesRowAsync(RestRig rig, string name, string request, Task first)
    {
        var same = Probe(rig, () => rig.GetAsync());
        var other = Probe(rig, () => rig.GetAsync(201));
        var acknowledgement = Probe(rig, () => rig.DeferAsync("b3RoZXI"));
        var edit = Probe(rig, () => rig.EditOriginalAsync());
        string[] cells = [await same.Cell, await other.Cell, await acknowledgement.Cell, await edit.Cell];
        rig.Time.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(first, same.Done, other.Done, acknowledgement.Done, edit.Done);
        return $"| {name} | {request} | {string.Join(" | ", cells)} |\n";
    }

    // A request runs on the caller's thread up to where it is sent, waits, or is turned away; which of these the log tells.
    static (Task<string> Cell, Task Done) Probe(RestRig rig, Func<Task> ask)
    {
        string? seen = null;
        rig.Log.OnLine = (id, values) =>
            seen ??= id switch
            {
                RestLog.SendingId => "sent at once",
                RestLog.WaitingId when values["Seconds"] is 0.0 => "waits behind it",
                RestLog.WaitingId => string.Create(CultureInfo.InvariantCulture, $"waits {values["Seconds"]} s"),
                _ => null,
            };
        var done = ask();
        var cell = seen;
        rig.Log.OnLine = null;
        return (cell is null ? TurnedAwayAsync(done) : Task.FromResult(cell), OutcomeAsync(() => done));
    }

    static async Task<string> TurnedAwayAsync(Task done)
    {
        var exception = await Should.ThrowAsync<DiscordException>(done);
        return exception switch
        {
            DiscordRateLimitedException limited => $"fails at once: {nameof(DiscordRateLimitedException)}, {Seconds(limited.RetryAfter)} s",
            DiscordApiException refused => $"fails at once: {nameof(DiscordApiException)}, {refused.Code}",
            _ => $"fails at once: {exception.GetType().Name}",
        };
    }

    static async Task<string> OutcomeAsync(Func<Task> ask)
    {
        try
        {
            var task = ask();
            await task;
            return task is Task<bool> { Result: false } ? "presumed done" : "done";
        }
        catch (DiscordException exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    static void PassSilence(ManualTimeProvider time) => _ = Task.Run(() => time.Advance(time.Pending[0]));

    static string Row(string name, string request, string cells) => $"| {name} | {request} | {cells} |\n";

    static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}");

    const string Introduction = """
        # What Discord's REST API may do wrong, and what the client does

        A test writes these tables from what happens: `RestFaultTableTests` plays each fault on a real socket, under a clock that it advances itself and with retries in the middle of their spread. `./dev golden` rewrites the page. Times are seconds of that clock since the request was made.

        ## One request

        With the default settings: 15 s for an attempt and 60 s for a request; 3 s for acknowledging an interaction, half of it for an attempt.

        | Discord answers … | to | Attempts at | Over at | Result |
        |---|---|---|---|---|

        """;

    const string MeanwhileHeading = """

        ## What becomes of others

        Requests made right after the fault. The first column of the four is the route that met it, where that was getting a channel; the last is the interaction that met it, where that was editing its first response.

        | Discord answers … | to | Same channel | Another channel | Acknowledging | Editing a first response |
        |---|---|---|---|---|---|

        """;

    const string Rules = """

        ## The rules behind

        - Waits come from `Retry-After`, `retry_after` and `X-RateLimit-Reset-After`, never from the epoch in `X-RateLimit-Reset`. A wait that doesn't fit into the request's time fails at once and tells the wait.
        - A request is sent again only where that can do nothing twice: when it surely never left, when it is idempotent, or when it carries an enforced nonce. 403 and other refusals are never tried again.
        - What counts towards Discord's ban of an address (10,000 of 401, 403 and 429 in 10 minutes, shared limits left out) is counted; at 8,000 nothing is sent until the oldest are 10 minutes old.
        - 401 stops the client, unless it is about an interaction's token: then only that token is dropped, as with 404 (10015, 10062).

        """;
}
