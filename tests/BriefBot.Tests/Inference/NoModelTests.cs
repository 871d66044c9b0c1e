using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Sockets;
using BriefBot.FakeModels;

namespace BriefBot.Tests.Inference;

/// <summary>Without a configured model, no connection is opened and no name looked up.</summary>
public sealed class NoModelTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ask", "who spoke at Wuzhen 2020?")]
    [InlineData("brief", "Wuzhen")]
    [InlineData("said", "Xi Jinping")]
    [InlineData("check", "Xi Jinping spoke at Wuzhen in 2020.")]
    public async Task A_command_connects_to_nothing(string command, string text)
    {
        using var briefbot = new BriefBotProcess();
        using var trap = new Trap();
        foreach (var proxy in (string[])["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
            briefbot.Environment[proxy] = trap.Address;
        briefbot.Environment["OPENAI_API_KEY"] = "sk-of-somebody";
        briefbot.Environment["OPENAI_BASE_URL"] = trap.Address;
        briefbot.Environment["ANTHROPIC_API_KEY"] = "sk-of-somebody";
        briefbot.Environment["ANTHROPIC_BASE_URL"] = trap.Address;

        var ended = await briefbot.RunAsync(command, text, "--as-of", "2020-12-01");

        ended.Code.ShouldBeOneOf(0, 3);
        trap.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_command_with_a_model_does_connect()
    {
        await using var server = await FakeModelServer.StartAsync(Models.Says("NONE"), Stop);
        using var briefbot = new BriefBotProcess();
        briefbot.Environment["Models__Chat__local__Provider"] = "compatible";
        briefbot.Environment["Models__Chat__local__Endpoint"] = server.OpenAIAddress.ToString();
        briefbot.Environment["Models__Chat__local__Model"] = "test-model";
        briefbot.Environment["Models__Chat__local__ApiKey"] = server.ApiKey;

        var asked = await briefbot.RunAsync("ask", "who spoke at Wuzhen 2020?", "--as-of", "2020-12-01");
        var quoted = await briefbot.RunAsync("ask", "who spoke at Wuzhen 2020?", "--as-of", "2020-12-01", "--model", "extractive");
        var unknown = await briefbot.RunAsync("ask", "who spoke at Wuzhen 2020?", "--model", "gpt");

        asked.Code.ShouldBe(0);
        asked.Output.ShouldContain("local was asked to write and had nothing to say");
        quoted.Output.ShouldNotContain("local");
        unknown.Code.ShouldBe(2);
        unknown.Error.ShouldContain("There are: local, extractive");
        server.Requests.Count.ShouldBe(1);
        asked.Error.ShouldNotContain(server.ApiKey);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Libraries_for_models_are_loaded_where_there_is_one(bool hasModel)
    {
        await using var server = await FakeModelServer.StartAsync(Models.Says("NONE"), Stop);
        using var briefbot = new BriefBotProcess();
        using var folder = new TemporaryFolder();
        // The runtime's own record of what it loads: assemblies by their names, in UTF-16.
        var record = folder.File("loaded.nettrace");
        briefbot.Environment["DOTNET_EnableEventPipe"] = "1";
        briefbot.Environment["DOTNET_EventPipeOutputPath"] = record;
        briefbot.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4";
        if (hasModel)
        {
            briefbot.Environment["Models__Chat__local__Provider"] = "compatible";
            briefbot.Environment["Models__Chat__local__Endpoint"] = server.OpenAIAddress.ToString();
            briefbot.Environment["Models__Chat__local__Model"] = "test-model";
            briefbot.Environment["Models__Chat__local__ApiKey"] = server.ApiKey;
        }

        (await briefbot.RunAsync("ask", "who spoke at Wuzhen 2020?", "--as-of", "2020-12-01")).Code.ShouldBe(0);

        var loaded = await File.ReadAllBytesAsync(record, Stop);
        Loads("System.CommandLine").ShouldBeTrue();
        Loads("Microsoft.SemanticKernel").ShouldBe(hasModel);
        Loads("Handlebars").ShouldBe(hasModel);
        Loads("OpenAI").ShouldBe(hasModel);
        Loads("System.CommandLine.dll").ShouldBeTrue();
        Loads("OpenTelemetry.dll").ShouldBeFalse();
        Loads("Elastic.Transport").ShouldBeFalse();

        bool Loads(string assembly) => loaded.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(assembly)) >= 0;
    }

    [Fact]
    public async Task Answering_within_the_process_opens_no_socket()
    {
        await using var desk = new Answer.NewsDesk();
        await desk.InitializeAsync();
        using var sockets = new SocketEvents();

        await desk.AskAsync("Who called Norland an iron-fisted data state?");
        await desk.BriefAsync("Robotics Forum Lund");

        sockets.Targets.ShouldBeEmpty();
    }

    /// <summary>Counts whoever connects.</summary>
    sealed class Trap : IDisposable
    {
        readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        int _connections;

        public Trap()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _listener.Stop();

        async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    /// <summary>What this test's own flow of control connects to or looks up.</summary>
    sealed class SocketEvents : EventListener
    {
        static readonly AsyncLocal<bool> Mine = new();

        public SocketEvents() => Mine.Value = true;

        public ConcurrentQueue<string> Targets { get; } = new();

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution")
                EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Other tests run beside this one; their sockets are their own.
            if (Mine.Value && eventData.EventName is ("ConnectStart" or "ResolutionStart"))
                Targets?.Enqueue(string.Join(' ', eventData.Payload ?? []));
        }
    }
}
