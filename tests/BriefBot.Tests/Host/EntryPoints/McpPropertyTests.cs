using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Mcp;
using BriefBot.Tests.Host.Mcp;
using FsCheck;
using FsCheck.Fluent;
using ModelContextProtocol.Protocol;

namespace BriefBot.Tests.Host.EntryPoints;

/// <summary>Whatever an assistant gives a tool, it gets a result or is told what is wrong, never an exception.</summary>
public sealed class McpPropertyTests : IAsyncLifetime
{
    const int Runs = 40;

    Library _library = null!;
    readonly AnswerThreads _threads = new(2, TimeProvider.System);
    McpTools _tools = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _library = await LibraryParts.OpenSamplesAsync(new Settings(), Stop);
        _tools = new McpTools(_ => ValueTask.FromResult(_library), _threads, TimeProvider.System, 2, 32);
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Dispose();
        _threads.Dispose();
        await _library.DisposeAsync();
    }

    static Gen<(string Text, string? Day, string? Since, string? Filter)> Calls =>
        from text in HostileArguments.Text
        from days in HostileArguments.Day.OrNone().Two()
        from filter in HostileArguments.Text.OrNone()
        select (text, days.Item1, days.Item2, filter);

    [Fact]
    public async Task Any_arguments_of_a_tool_give_a_result_or_an_error()
    {
        foreach (var (text, day, since, filter) in Calls.Sample(Runs))
        {
            ShouldBeWhole(
                await _tools.CallAsync(
                    "search",
                    Stop,
                    ("query", text),
                    ("since", since),
                    ("until", day),
                    ("source", filter),
                    ("topic", filter),
                    ("limit", 3)
                )
            );
            ShouldBeWhole(await _tools.AskAsync(text, day, since, day, filter, filter, filter, Stop));
            ShouldBeWhole(await _tools.BriefAsync(text, day, since, null, filter, Stop));
            ShouldBeWhole(await _tools.CallAsync("timeline", Stop, ("topic", text), ("since", since), ("source", filter)));
            ShouldBeWhole(await _tools.CallAsync("stories", Stop, ("since", since), ("topic", filter)));
            ShouldBeWhole(await _tools.CallAsync("said", Stop, ("person", text), ("about", filter), ("since", since), ("until", day)));
        }
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task The_ends_of_the_calendar_are_days_like_others(string day)
    {
        (await _tools.AskAsync("who spoke at Wuzhen on Monday 2020?", day, cancellationToken: Stop)).IsError.ShouldNotBe(true);
        (await _tools.BriefAsync("Wuzhen", day, cancellationToken: Stop)).IsError.ShouldNotBe(true);
        (await _tools.CallAsync("search", Stop, ("query", "Wuzhen"), ("since", day))).IsError.ShouldNotBe(true);
        (await _tools.CallAsync("said", Stop, ("person", "Xi Jinping"), ("until", day))).IsError.ShouldNotBe(true);
    }

    [Fact]
    public async Task Any_numbers_of_the_article_tool_give_a_result_or_an_error()
    {
        var number = Gen.OneOf(Gen.Elements(0, -1, 1, int.MaxValue, int.MinValue, 20_000), Gen.Choose(-10, 30));
        foreach (var ((id, version), (start, length)) in number.Two().Zip(number.Two()).Sample(Runs))
            ShouldBeWhole(
                await _tools.CallAsync(
                    "read_article",
                    Stop,
                    ("article", id),
                    ("version", version == 0 ? null : version),
                    ("start", start),
                    ("length", length)
                )
            );
        ShouldBeWhole(await _tools.CallAsync("read_article", Stop, ("article", 1), ("start", 1), ("length", int.MaxValue)));
    }

    static void ShouldBeWhole(CallToolResult result)
    {
        result.Content.OfType<TextContentBlock>().ShouldHaveSingleItem().Text.ShouldNotBeNullOrEmpty();
        if (result.IsError != true)
            result.StructuredContent.ShouldNotBeNull();
    }
}
