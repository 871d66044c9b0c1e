using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BriefBot.Corpus;
using BriefBot.Host.Cli;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Host.Cli;

/// <summary>What each command prints with <c>--json</c>, to the byte; only clocks and the folder of the test are blotted out.</summary>
public sealed partial class JsonOutputTests : IDisposable
{
    const string Wire = """
        {"id":"a","title":"Lighthouse of Port Eldon reopens","source":"Coast News","author":"Kim Berg","url":"https://coast.example/1","published":"2021-03-03T21:30:00-05:00","body":"PORT ELDON (Reuters) – The lighthouse at Port Eldon reopened on Wednesday after a storm had damaged it in November, keeper Mara Quill said. Repairs took four months and cost 2.1 million crowns, according to the harbour office. Visitors may climb the tower again from Saturday on."}
        {"id":"b","title":"Port Eldon: visitors “may” climb again","source":"Inland Mail","published":"2021-03-04","body":"PORT ELDON (Reuters) – The lighthouse at Port Eldon reopened on Wednesday after a storm had damaged it in November, keeper Mara Quill said. Repairs took four months and cost 2.1 million crowns, according to the harbour office."}
        {"id":"c","title":"Port Eldon's keeper is back in her tower","source":"Harbour Gazette","published":"2021-03-04","body":"Keeper Mara Quill has her lighthouse back. Four months after the storm of November the tower of Port Eldon is open, with new glass and a bill of 2.3 million crowns that the harbour office pays. \"We waited for this,\" said Quill."}
        {"title":"Nothing in it"}
        """;

    const string Feeds = """
        <opml version="2.0"><body><outline text="coast"><outline type="rss" text="Coast &amp; Sea" xmlUrl="http://127.0.0.1:9/feed" htmlUrl="http://127.0.0.1:9/"/></outline><outline type="rss" xmlUrl="http://127.0.0.1:9/other"/></body></opml>
        """;

    const string Questions = """
        {"question": "Who said that the lighthouse at Port Eldon reopened?", "answer": "Mara Quill", "source": "Coast News"}
        {"question": "Who won the election in Zorblax?", "found": false}
        {"question": "Who heads the harbour office of Port Eldon?", "answer": "Nobody Atall"}
        """;

    readonly TemporaryFolder _folder = new();
    readonly StringBuilder _page = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_command_prints_its_document()
    {
        await RunAsync("ingest", Write("wire.jsonl", Wire));
        await RunAsync("ask", "Who said that the lighthouse at Port Eldon reopened?", "--as-of", "2021-03-05");
        await RunAsync("ask", "Who won the election in Zorblax?", "--as-of", "2021-03-05");
        await RunAsync("brief", "Port Eldon lighthouse", "--as-of", "2021-03-05");
        await RunAsync("said", "Mara Quill", "lighthouse", "--as-of", "2021-03-05");
        await RunAsync("check", "Repairs took four months. They cost 3 million crowns. Great!", "--as-of", "2021-03-05");
        await RunAsync("search", "keeper of the lighthouse");
        await RunAsync("eval", Write("questions.jsonl", Questions));
        await RunAsync("stories");
        await RunAsync("stories", "show", "1");
        await RunAsync("digest", "--since", "2021-01-01", "--why");
        await RunAsync("digest", "--topic", "nowhere", "--since", "2021-01-01");

        Golden.ShouldMatch(_page.ToString(), "documents/terminal-answers.txt");
    }

    [Fact]
    public async Task Commands_that_keep_the_articles_do_too()
    {
        var file = Write("wire.jsonl", Wire);
        await RunAsync("ingest", file);
        Write("wire.jsonl", Wire.Replace("four months", "five months", StringComparison.Ordinal));
        await RunAsync("ingest", file);
        await RunAsync("articles", "list");
        await RunAsync("articles", "list", "--source", "Nobody");
        await RunAsync("articles", "show", "1");
        await RunAsync("articles", "set", "2", "--published", "2021", "--topic", "coast");
        await RunAsync("articles", "diff", "1");
        await RunAsync("corrections");

        Golden.ShouldMatch(_page.ToString(), "documents/terminal-articles.txt");
    }

    [Fact]
    public async Task Commands_that_run_the_bot_do_too()
    {
        await RunAsync("topics", "list");
        await TellAsync("topics", "add", "coast", "--include", "harbour,Port Eldon", "--exclude", "train");
        await TellAsync("topics", "add", "“all” else", "--include", "x", "--source", "Coast News");
        await RunAsync("topics", "list");
        await RunAsync("topics", "show", "coast");
        await TellAsync("schedules", "add", "--channel", "1150000000000000001", "--time", "08:00", "--zone", "Europe/Berlin");
        await TellAsync("schedules", "add", "--channel", "1150000000000000001", "--time", "09:00", "--zone", "UTC", "--topic", "coast");
        await RunAsync("feeds", "import", Write("feeds.opml", Feeds));
        await SeedAsync();
        await RunAsync("schedules", "list");
        await RunAsync("schedules", "preview", "1");
        await RunAsync("topics", "suggest");
        await RunAsync("feeds");
        await RunAsync("feeds", "show", "1");
        await RunAsync("feeds", "pause", "2");
        await RunAsync("feeds", "poll");
        await RunAsync("privacy", "forget", "1150000000000000001");

        Golden.ShouldMatch(_page.ToString(), "documents/terminal-others.txt");
    }

    [Fact]
    public async Task Settings_are_a_property_each()
    {
        await RunAsync("config", "show");

        _page
            .ToString()
            .ShouldStartWith(
                """
                $ config show
                {
                  "Data": "FOLDER/data",
                  "Store:BackupBeforeUpgrade": "True",
                  "Store:Provider": "sqlite",
                  "Store:ConnectionString": "(not set)",
                  "Store:ConnectionStringFile": "",
                  "Store:Slices": "1",
                  "Store:Slice": "-1",
                  "Store:Lease": "00:00:15",
                  "Store:Address": "",
                  "Search:Provider": "sqlite",
                  "Search:Address": "",

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public async Task What_is_found_of_the_installation_is_a_list_of_names_with_messages()
    {
        await RunAsync("doctor");

        Message()
            .Replace(_page.ToString(), "${name}…")
            .ShouldStartWith(
                """
                $ doctor
                {
                  "sound": true,
                  "findings": [
                    {
                      "name": "settings",
                      "sound": true,
                      "message": …
                    },

                """.ReplaceLineEndings("\n")
            );
    }

    string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    // What otherwise comes about over days.
    async Task SeedAsync()
    {
        await using (var stores = await Stores.OpenAsync(new Settings { Data = Data }, Stop))
        {
            var home = await stores.Corpus.WorkspaceAsync(BriefBot.Deliver.Libraries.DefaultWorkspace, Stop);
            foreach (var question in new[] { "Who is Mara Quill?", "Where does Mara Quill live?" })
                await stores.Answers.AddAsync(
                    new AnswerRecord(home, new ChatPlace("discord", "5", "1"), "1150000000000000001", question)
                    {
                        AskedAt = DateTimeOffset.UtcNow,
                        AsOf = new DateOnly(2026, 1, 2),
                        Status = AnswerStatus.NotFound,
                        Confidence = 0.1,
                        AnsweredBy = "extractive",
                        Elapsed = TimeSpan.Zero,
                        Shown = """{"text":"Nobody"}""",
                        Trace = "[]",
                    },
                    Stop
                );
        }
        RawDatabase.Execute(
            DataFolder.DatabasePath(new Settings { Data = Data }),
            """
            INSERT INTO feed_item (feed, identity, address, title, content_hash, state, reason, excerpt, first_seen, last_seen) VALUES
              (1, 'a', 'http://127.0.0.1:9/1', 'Lighthouse <reopens>', randomblob(32), 0, NULL, 0, '2021-03-03T10:00:00.0000000+00:00', '2021-03-03T10:00:00.0000000+00:00'),
              (1, 'b', NULL, NULL, randomblob(32), 2, 'it is gone', 1, '2021-03-04T10:00:00.5000000+00:00', '2021-03-04T10:00:00.0000000+00:00');
            UPDATE feed SET former_address = 'http://127.0.0.1:9/old', language = 'en' WHERE id = 1;
            INSERT INTO digest_run (schedule, slot, due_at, state, nonce, not_before, message_channel, message, reason) VALUES
              (1, '2021-03-03', '2021-03-03T07:00:00.0000000+00:00', 3, 'n1', '2021-03-03T07:00:00.0000000+00:00', '5', '77', NULL),
              (1, '2021-03-04', '2021-03-04T07:00:00.0000000+00:00', 7, 'n2', '2021-03-04T07:00:00.0000000+00:00', NULL, NULL, 'nothing new');
            UPDATE schedule SET paused = 1 WHERE id = 2;
            """
        );
    }

    async Task RunAsync(params string[] line)
    {
        var output = await TellAsync([.. line, "--json"]);
        _page
            .Append("$ ")
            .AppendJoin(' ', line.Select(word => word.Replace(_folder.Path, "FOLDER", StringComparison.Ordinal)))
            .Append('\n');
        output = output.Replace(_folder.Path, "FOLDER", StringComparison.Ordinal);
        output = Elapsed().Replace(output, "${name}…");
        _page.Append(Clock().Replace(output, "…")).Append('\n');
    }

    async Task<string> TellAsync(params string[] line)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await CommandLine.RunAsync(["--data", Data, "--set", "Reader:Enabled=false", .. line], output, error);
        code.ShouldBeOneOf([0, 2, 3], $"{string.Join(' ', line)}\n{output}\n{error}");
        return output.ToString();
    }

    [GeneratedRegex("""(?<name>"elapsed_ms": )[\d.]+""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Elapsed();

    [GeneratedRegex(
        """20(2[5-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Clock();

    [GeneratedRegex("""(?<name>"message": )"[^\n]*""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Message();
}
