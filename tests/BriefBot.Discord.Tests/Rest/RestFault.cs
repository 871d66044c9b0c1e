namespace BriefBot.Discord.Tests.Rest;

/// <summary>Something that Discord's REST API does wrong, and a request that it happens to.</summary>
/// <param name="Name">What it does, as a row of the table of faults.</param>
/// <param name="Request">What is asked, in words.</param>
/// <param name="Ask">Asks.</param>
/// <param name="Answer">The answer to the attempt of a number, from 0; null for silence.</param>
sealed record RestFault(string Name, string Request, Func<RestRig, Task> Ask, Func<int, StubAnswer?> Answer)
{
    const string Html = "text/html";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static StubAnswer BadGateway { get; } = new(502, "<html>Bad Gateway</html>", Html);

    static StubAnswer Cloudflare { get; } = new(429, "<html>error code: 1015</html>", Html);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RestFault> All { get; } =
    [
        Get("429, scope user, retry after 1.337 s", Once(StubAnswer.RateLimited(1.337, "user"))),
        Get("429, scope user, retry after 90 s", Once(StubAnswer.RateLimited(90, "user"))),
        Get("429, scope user, each time, retry after 1 s", Always(StubAnswer.RateLimited(1, "user"))),
        Get("429, scope shared, retry after 2 s", Once(StubAnswer.RateLimited(2, "shared"))),
        Get("429, scope global, retry after 3.5 s", Once(StubAnswer.RateLimited(3.5, "global"))),
        Get("429 in HTML, Retry-After 30", Once(Cloudflare with { Headers = [("Retry-After", "30")] })),
        Get("429 in HTML, without Retry-After", Once(Cloudflare)),
        Get("502 once", Once(BadGateway)),
        Post("502 once", Once(BadGateway)),
        PostWithNonce("502 once", Once(BadGateway)),
        Acknowledge("502 once", Once(BadGateway)),
        Get("502 each time", Always(BadGateway)),
        Get("503 once, Retry-After 9", Once(new(503, Headers: ("Retry-After", "9")))),
        Get("no answer, once", Once(null)),
        Get("no answer, ever", Always(null)),
        Post("no answer, ever", Always(null)),
        Acknowledge("no answer, ever", Always(null)),
        Get("connection cut once", Once(StubAnswer.Cut)),
        Post("connection cut once", Once(StubAnswer.Cut)),
        PostWithNonce("connection cut once", Once(StubAnswer.Cut)),
        Delete("connection cut, then 404 (10008)", Then(StubAnswer.Cut, StubAnswer.Refused(404, 10008, "Unknown Message"))),
        Acknowledge(
            "connection cut, then 400 (40060)",
            Then(StubAnswer.Cut, StubAnswer.Refused(400, 40060, "Interaction has already been acknowledged."))
        ),
        Acknowledge("400 (40060)", Once(StubAnswer.Refused(400, 40060, "Interaction has already been acknowledged."))),
        Acknowledge("404 (10062)", Once(StubAnswer.Refused(404, 10062, "Unknown interaction"))),
        Edit("404 (10015)", Once(StubAnswer.Refused(404, 10015, "Unknown Webhook"))),
        Edit("401 (50027)", Once(StubAnswer.Refused(401, 50027, "Invalid Webhook Token"))),
        Get("401", Once(StubAnswer.Refused(401, 0, "401: Unauthorized"))),
        Post("403 (50013)", Once(StubAnswer.Refused(403, 50013, "Missing Permissions"))),
        Get("302", Once(new(302, Headers: ("Location", "https://elsewhere.example/")))),
        Get("200 in HTML", Once(new(200, "<html>Log in to this network</html>", Html))),
        Get("200 of 9 MB", Once(new(200, new string(' ', 9_000_000)))),
    ];

    /// <summary>Those after which others have to wait, or are turned away.</summary>
    public static IReadOnlyList<RestFault> Closing { get; } =
    [
        .. All.Where(fault =>
            fault.Name
                is "429, scope user, retry after 1.337 s"
                    or "429, scope shared, retry after 2 s"
                    or "429, scope global, retry after 3.5 s"
                    or "429 in HTML, Retry-After 30"
                    or "429 in HTML, without Retry-After"
                    or "401"
                    or "404 (10015)"
        ),
    ];

    static RestFault Get(string name, Func<int, StubAnswer?> answer) => new(name, "get a channel", rig => rig.GetAsync(), answer);

    static RestFault Post(string name, Func<int, StubAnswer?> answer) => new(name, "post a message", rig => rig.PostAsync(), answer);

    static RestFault PostWithNonce(string name, Func<int, StubAnswer?> answer) =>
        new(name, "post with an enforced nonce", rig => rig.PostAsync(nonce: "story-7"), answer);

    static RestFault Delete(string name, Func<int, StubAnswer?> answer) =>
        new(name, "delete a message", rig => rig.Client.DeleteMessageAsync(RestRig.Channel, new(3), Cancellation), answer);

    static RestFault Acknowledge(string name, Func<int, StubAnswer?> answer) =>
        new(name, "acknowledge an interaction", rig => rig.DeferAsync(), answer);

    static RestFault Edit(string name, Func<int, StubAnswer?> answer) =>
        new(name, "edit the first response", rig => rig.EditOriginalAsync(), answer);

    static Func<int, StubAnswer?> Once(StubAnswer? answer) => attempt => attempt == 0 ? answer : StubAnswer.Ok();

    static Func<int, StubAnswer?> Always(StubAnswer? answer) => _ => answer;

    static Func<int, StubAnswer?> Then(StubAnswer first, StubAnswer second) => attempt => attempt == 0 ? first : second;
}
