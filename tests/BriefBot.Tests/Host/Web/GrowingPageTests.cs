using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.FakeModels;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using BriefBot.Tests.Answer.Writing;

namespace BriefBot.Tests.Host.Web;

/// <summary>Answers that a model writes reach a browser and the API sentence by sentence, each checked before.</summary>
public sealed class GrowingPageTests : IAsyncLifetime
{
    const string First = "The ferry line between Sund and Orra returns in June. [n]";
    const string Second = "The line had stood still for 3 years, according to the harbour office. [n]";
    const string Address = "?q=What+about+the+ferry+line+between+Sund+and+Orra%3F";

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    PausedModel? _model;
    Libraries? _libraries;
    WebHost? _host;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_libraries is not null)
            await _libraries.DisposeAsync();
        if (_model is not null)
            await _model.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_page_shows_what_is_written_while_the_rest_is_still_to_come()
    {
        await StartAsync(ScriptEnd.Normal);
        using var response = await GetAsync("/" + Address, "text/html");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));

        var begun = await ReadUntilAsync(reader, "returns in June");
        _model!.GoOn();
        var page = begun + await reader.ReadToEndAsync(Stop);

        begun.ShouldNotContain("stood still");
        page.ShouldContain("The line had stood still for 3 years");
        page.TrimEnd().ShouldEndWith("</html>");
        Count(page, "<html").ShouldBe(1);
        Count(page, ">The ferry line between Sund and Orra returns in June.").ShouldBeLessThanOrEqualTo(1);
        page.ShouldContain("class=\"cite\"");
    }

    [Fact]
    public async Task A_page_whose_model_dies_says_that_what_stands_there_does_not_hold_and_gives_the_answer()
    {
        await StartAsync(ScriptEnd.CutOff);
        using var response = await GetAsync("/" + Address, "text/html");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));

        var begun = await ReadUntilAsync(reader, "returns in June");
        _model!.GoOn();
        var page = begun + await reader.ReadToEndAsync(Stop);

        begun.ShouldNotContain("<blockquote");
        var answer = page.Split("was begun and")[1];
        answer.ShouldContain("<blockquote");
        answer.ShouldContain("returns in June.");
        Count(page, "<main").ShouldBe(1);
        Count(page, "</main>").ShouldBe(1);
        page.TrimEnd().ShouldEndWith("</html>");
    }

    [Fact]
    public async Task Events_bring_each_sentence_and_then_the_whole_document()
    {
        await StartAsync(ScriptEnd.Normal);
        using var response = await GetAsync("/api/ask" + Address, "text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));

        var begun = await ReadUntilAsync(reader, "returns in June");
        _model!.GoOn();
        var events = Events(begun + await reader.ReadToEndAsync(Stop));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        begun.ShouldNotContain("stood still");
        events.Select(one => one.Name).ShouldBe(["sentence", "sentence", "reply"]);
        events[0].Data.GetProperty("text").GetString().ShouldBe("The ferry line between Sund and Orra returns in June.");
        events[^1].Data.GetProperty("status").GetString().ShouldBe("answered");
        events[^1].Data.GetRawText().ShouldContain("The line had stood still for 3 years, according to the harbour office.");
    }

    [Fact]
    public async Task Events_of_a_model_that_dies_end_with_quotes()
    {
        await StartAsync(ScriptEnd.CutOff);
        using var response = await GetAsync("/api/ask" + Address, "text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));

        var begun = await ReadUntilAsync(reader, "returns in June");
        _model!.GoOn();
        var events = Events(begun + await reader.ReadToEndAsync(Stop));

        events[^1].Name.ShouldBe("reply");
        events[^1].Data.GetProperty("status").GetString().ShouldBe("answered");
        events[^1].Data.GetProperty("model").GetString().ShouldBe("extractive");
    }

    async Task StartAsync(ScriptEnd end)
    {
        _model = await PausedModel.StartAsync(First, Second, end, Stop);
        var settings = new Settings { Data = _folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        _model.Configure(settings);
        _libraries = (await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, Stop)).Libraries;
        _host = await WebHost.StartAsync(settings.Web, _libraries, new WebParts(), TimeProvider.System, Stop);
        _client.BaseAddress = new Uri(_host.Addresses.Single());
        await StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June.");
        await StoreAsync(
            "Harbour office on the ferry line",
            "The ferry line between Sund and Orra had stood still for 3 years, the harbour office said."
        );
    }

    async Task StoreAsync(string title, string body)
    {
        await using var corpus = (await Stores.OpenAsync(new Settings { Data = _folder.Path }, Stop)).Corpus;
        await corpus.StoreAsync(
            await corpus.WorkspaceAsync(Libraries.DefaultWorkspace, Stop),
            new ArticleDraft(
                title,
                body,
                PublicationDate.Stated(new DateOnly(2021, 4, 30)),
                new Original(Encoding.UTF8.GetBytes(body), "text/plain", $"{title}.txt")
            ),
            Stop
        );
        await corpus.IndexAsync(Stop);
    }

    async Task<HttpResponseMessage> GetAsync(string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue(accept) } },
        };
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    static async Task<string> ReadUntilAsync(StreamReader reader, string text)
    {
        var read = new StringBuilder();
        var buffer = new char[512];
        while (!read.ToString().Contains(text, StringComparison.Ordinal) && await reader.ReadAsync(buffer, Stop) is > 0 and var count)
            read.Append(buffer, 0, count);
        return read.ToString();
    }

    static List<(string Name, JsonElement Data)> Events(string stream) =>
        [
            .. stream
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(block => block.Split('\n'))
                .Select(lines => (lines[0]["event: ".Length..], JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement)),
        ];

    static int Count(string text, string part) => text.Split(part).Length - 1;
}
