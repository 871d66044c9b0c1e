using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes.Interop;

/// <summary>
/// Holds every exchange of every fake, and what its gateway sent, against Discord's own description, when the fake ends: the test that
/// made a wrong one fails. As an assembly fixture it does so for all tests of an assembly. On a machine without the description it does
/// nothing.
/// </summary>
public sealed class ExchangeWatch : IAsyncDisposable
{
    static readonly ConditionalWeakTable<FakeDiscord, List<string>> Tolerated = [];

    readonly OpenApiDescription description = new();

    /// <summary>Watches from now on.</summary>
    public ExchangeWatch()
    {
        if (InteropSetup.MissingForDescription is null)
            FakeDiscord.OnDispose = CheckAsync;
    }

    /// <summary>Says that a test sends nonsense on purpose: violations with this text in them are none.</summary>
    internal static void Tolerate(FakeDiscord fake, string text) => Tolerated.GetOrCreateValue(fake).Add(text);

    public ValueTask DisposeAsync()
    {
        FakeDiscord.OnDispose = null;
        return description.DisposeAsync();
    }

    /// <summary>Throws when an exchange of the fake breaks the description.</summary>
    /// <exception cref="DescriptionViolatedException">What is wrong with which exchange.</exception>
    public async Task CheckAsync(FakeDiscord fake)
    {
        var events = fake.Gateway.Frames.Where(frame => frame is { FromClient: false, Op: 0 });
        var violations = await description.CheckAsync([.. fake.Exchanges.Select(Line), .. events.Select(Line)], CancellationToken.None);
        var tolerated = Tolerated.TryGetValue(fake, out var texts) ? texts : [];
        var left = violations.Where(violation => !tolerated.Exists(text => violation.Contains(text, StringComparison.Ordinal))).ToList();
        if (left.Count > 0)
            throw new DescriptionViolatedException(left);
    }

    static JsonObject Line(Exchange exchange)
    {
        var parts = exchange.Url.Split('?', 2);
        var line = new JsonObject
        {
            ["id"] = exchange.Number,
            ["method"] = exchange.Method,
            ["path"] = parts[0],
            ["query"] = Query(parts.ElementAtOrDefault(1) ?? ""),
            // An answer that was spoiled on a test's command is judged like a 503, of which nothing is described.
            ["status"] = exchange.Misbehaved ? 503 : exchange.Status,
        };
        if (exchange.Request is { } request)
            line["request"] = request.DeepClone();
        if (exchange is { Misbehaved: false, Response: { } response })
            line["response"] = response.DeepClone();
        return line;
    }

    static JsonObject Line(FakeFrame frame) =>
        new()
        {
            ["id"] = frame.Connection,
            ["event"] = frame.Event,
            ["data"] = frame.Payload["d"]?.DeepClone(),
        };

    static JsonArray Query(string query) =>
        [
            .. query
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair => (JsonNode)new JsonArray(Decoded(pair[0]), Decoded(pair.ElementAtOrDefault(1) ?? ""))),
        ];

    static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>An exchange that Discord's description of its API does not allow.</summary>
public sealed class DescriptionViolatedException(IReadOnlyList<string> violations)
    : Exception(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{violations.Count} violations of Discord's API description:\n{string.Join('\n', violations)}"
        )
    );

/// <summary>What a test tells of its fake.</summary>
public static class ExchangeWatchExtensions
{
    /// <summary>Says that the test sends nonsense on purpose: violations with this text in them are expected.</summary>
    public static void ToleratesViolation(this FakeDiscord fake, string text) => ExchangeWatch.Tolerate(fake, text);
}
