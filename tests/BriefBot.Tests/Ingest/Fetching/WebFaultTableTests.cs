using System.Globalization;
using System.Text;
using BriefBot.Discord.Tests.Support;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>Plays every fault, and writes docs/testing/fetch-faults.md from what happens.</summary>
public sealed class WebFaultTableTests
{
    [Fact]
    public async Task Every_fault_ends_as_it_should_and_the_table_says_so()
    {
        var text = new StringBuilder(Introduction);
        var others = new List<string>();
        foreach (var fault in WebFault.All)
        {
            var time = new ManualTimeProvider();
            await using var web = new HostileWeb(fault.Play, time);
            foreach (var (name, addresses) in fault.Names)
                web.Names[name] = addresses;
            using var fetcher = web.Fetcher();

            var result = await FetchAsync(fetcher, fault, time);

            if ((result as FetchResult.Failed)?.Kind != fault.Ends)
                others.Add($"{fault.Name}: {result}");
            web.Trapped.ShouldBe(0, fault.Name);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {fault.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {Outcome(result)} | {Seconds(time.Elapsed)} |\n"
            );
        }
        text.Append(Rules);

        others.ShouldBeEmpty();
        Golden.FileShouldMatch(text.ToString(), "docs/testing/fetch-faults.md");
    }

    static async Task<FetchResult> FetchAsync(Fetcher fetcher, WebFault fault, ManualTimeProvider time)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var fetch = fetcher.FetchAsync(new FetchRequest(new Uri(fault.Address)) { Purpose = fault.Purpose }, limit.Token);
        try
        {
            // Nobody plays a script where nobody answers; the clock is then advanced here.
            if (fault.Names.Values.Any(sets => sets.SelectMany(set => set).Contains(HostileWeb.Deaf)))
                await time.AdvanceToTimerAsync(new FetchLimits().Connect / fault.Names["news.example"][0].Length, limit.Token);
            return await fetch;
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"It does not end: {fault.Name}; timers: {string.Join(", ", time.Pending)}.", e);
        }
    }

    static string Outcome(FetchResult result) =>
        result switch
        {
            FetchResult.Failed { RetryAfter: { } wait } failed => $"{failed.Kind}: {failed.Reason} | {Seconds(wait)}",
            FetchResult.Failed failed => $"{failed.Kind}: {failed.Reason} |",
            FetchResult.Fetched fetched => string.Create(CultureInfo.InvariantCulture, $"*{fetched.Body.Length} bytes* |"),
            _ => "*not modified* |",
        };

    static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}");

    const string Introduction = """
        # What hosts may do wrong, and how a fetch ends

        A test writes this table from what happens: `WebFaultTableTests` plays each fault on a real socket, under a clock that it advances itself. A second listener stands for all that is not public; nobody ever connects to it. `./dev golden` rewrites the page. "Ask again" and "over at" are seconds.

        | The host does this | The fetch ends so | Ask again after | Over at |
        |---|---|---|---|

        """;

    const string Rules = """

        The rules behind, and the settings: [fetching.md](../explanation/fetching.md).

        """;
}
