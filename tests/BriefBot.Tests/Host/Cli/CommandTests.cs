using System.Text.Json;

namespace BriefBot.Tests.Host.Cli;

/// <summary>The executable as a person or a script runs it.</summary>
public sealed class CommandTests : IDisposable
{
    const string Article =
        "Lighthouse reopens after storm\n\nPORT ELDON, March 3, 2021 (Coast News) — The lighthouse at Port Eldon reopened on "
        + "Wednesday, keeper Mara Quill said.\n\n"
        + "Repairs took four months and cost 2.1 million crowns, according to the harbour office. Visitors may climb the tower "
        + "again from Saturday.\n";

    readonly BriefBotProcess _briefbot = new();

    public void Dispose() => _briefbot.Dispose();

    [Fact]
    public async Task An_empty_corpus_answers_from_the_samples_and_says_so()
    {
        var ended = await _briefbot.RunAsync("ask", "who", "spoke", "at", "Wuzhen", "2020?");

        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("samples answered");
        ended.Output.ShouldContain("Sources");
        Directory.Exists(_briefbot.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_ingested_answers_and_the_samples_step_aside()
    {
        var file = _briefbot.Write("lighthouse.txt", Article);

        var ingested = await _briefbot.RunAsync("ingest", file);
        var again = await _briefbot.RunAsync("ingest", file);
        var asked = await _briefbot.RunAsync("ask", "--json", "Who said that the lighthouse at Port Eldon reopened?");
        var elsewhere = await _briefbot.RunAsync("ask", "who spoke at Wuzhen 2020?");

        ingested.Code.ShouldBe(0, ingested.Error);
        ingested.Output.ShouldContain("1 added");
        again.Output.ShouldContain("1 unchanged");
        asked.Code.ShouldBe(0, asked.Error);
        using var json = JsonDocument.Parse(asked.Output);
        json.RootElement.GetProperty("status").GetString().ShouldBe("answered");
        json.RootElement.GetProperty("from_samples").GetBoolean().ShouldBeFalse();
        elsewhere.Code.ShouldBe(3);
        elsewhere.Output.ShouldContain("Not found");
    }

    [Fact]
    public async Task What_an_edit_changed_is_listed_and_shown_sentence_by_sentence()
    {
        var file = _briefbot.Write("lighthouse.txt", Article);
        await _briefbot.RunAsync("ingest", file);
        _briefbot.Write("lighthouse.txt", Article.Replace("four months", "five months", StringComparison.Ordinal));
        await _briefbot.RunAsync("ingest", file);

        var shown = await _briefbot.RunAsync("articles", "show", "1");
        var printed = await _briefbot.RunAsync("articles", "diff", "1");
        var diff = await _briefbot.RunAsync("articles", "diff", "1", "1", "2", "--json");
        var listed = await _briefbot.RunAsync("corrections", "--json");
        var later = await _briefbot.RunAsync("corrections", "--since", "2100-01-01");
        var missing = await _briefbot.RunAsync("articles", "diff", "1", "1", "9");

        shown.Output.ShouldContain("words: corrected");
        printed.Output.ShouldContain("- Repairs took four months");
        printed.Output.ShouldContain("+ Repairs took five months");
        printed.Output.ShouldNotContain("\u001b[");
        using var changes = JsonDocument.Parse(diff.Output);
        changes
            .RootElement.GetProperty("sentences")
            .EnumerateArray()
            .Count(sentence => sentence.GetProperty("fate").GetString() == "changed")
            .ShouldBe(1);
        using var corrections = JsonDocument.Parse(listed.Output);
        var correction = corrections.RootElement.GetProperty("corrections").EnumerateArray().ShouldHaveSingleItem();
        (correction.GetProperty("kind").GetString(), correction.GetProperty("to_version").GetInt32()).ShouldBe(("corrected", 2));
        (later.Code, later.Output).ShouldBe((0, ""));
        missing.Code.ShouldBe(3);
    }

    [Fact]
    public async Task Why_is_told_only_when_asked_for()
    {
        var plain = await _briefbot.RunAsync("ask", "--json", "who spoke at Wuzhen 2020?");
        var why = await _briefbot.RunAsync("ask", "--json", "--why", "who spoke at Wuzhen 2020?");
        var printed = await _briefbot.RunAsync("ask", "--why", "who won the Zagreb Marathon?");

        plain.Output.ShouldNotContain("\"trace\"");
        using var json = JsonDocument.Parse(why.Output);
        json.RootElement.GetProperty("trace").GetProperty("question").GetProperty("years")[0].GetInt32().ShouldBe(2020);
        printed.Code.ShouldBe(3);
        printed.Output.ShouldContain("How it came about");
        printed.Output.ShouldContain("In no passage: won, Zagreb, Marathon");
    }

    [Fact]
    public async Task A_topic_is_briefed_on_in_sections_without_empty_ones()
    {
        var printed = await _briefbot.RunAsync("brief", "Suez", "Canal", "ship", "--as-of", "2021-07-10");
        var document = await _briefbot.RunAsync("brief", "Suez Canal ship", "--json", "--why");
        var unknown = await _briefbot.RunAsync("brief", "Zorblax negotiations");

        printed.Code.ShouldBe(0, printed.Error);
        printed.Output.ShouldContain("What happened");
        printed.Output.ShouldContain("29 March 2021 (inferred: “Monday” counted from the article's date)");
        printed.Output.ShouldNotContain("What isn't known");
        using var json = JsonDocument.Parse(document.Output);
        json.RootElement.GetProperty("status").GetString().ShouldBe("answered");
        json.RootElement.GetProperty("timeline").GetArrayLength().ShouldBeGreaterThan(2);
        json.RootElement.GetProperty("trace").GetProperty("briefing").GetProperty("articles").GetInt32().ShouldBeGreaterThan(2);
        unknown.Code.ShouldBe(3);
        unknown.Output.ShouldContain("Not found");
    }

    [Fact]
    public async Task A_statement_is_checked_against_the_corpus()
    {
        await _briefbot.RunAsync("ingest", _briefbot.Write("lighthouse.txt", Article));

        var borneOut = await _briefbot.RunAsync("check", "Repairs took four months.");
        var otherwise = await _briefbot.RunAsync("check", "--json", "Repairs cost 3 million crowns, according to the harbour office.");
        var nothing = await _briefbot.RunAsync("check", "Zagreb has a new mayor.");
        var empty = await _briefbot.RunAsync("check", " ");

        borneOut.Code.ShouldBe(0, borneOut.Error);
        borneOut.Output.ShouldContain("Bears it out:");
        using var json = JsonDocument.Parse(otherwise.Output);
        var evidence = json.RootElement.GetProperty("sentences")[0].GetProperty("evidence")[0];
        evidence.GetProperty("bearing").GetString().ShouldBe("contradicts");
        evidence.GetProperty("differences")[0].GetProperty("kind").GetString().ShouldBe("number");
        nothing.Code.ShouldBe(3);
        nothing.Output.ShouldContain("Nothing in the corpus bears on this.");
        empty.Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_rejected_input_is_named_and_the_rest_is_stored()
    {
        var good = _briefbot.Write("lighthouse.txt", Article);
        var bad = _briefbot.Write("broken.json", "{ not json");

        var ended = await _briefbot.RunAsync("ingest", good, bad, "--json");

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("broken.json");
        using var json = JsonDocument.Parse(ended.Output);
        json.RootElement.GetProperty("added").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("rejected").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Articles_come_from_standard_input_with_what_is_said_about_them()
    {
        var ingested = await _briefbot.RunWithInputAsync(
            Article,
            "articles",
            "add",
            "-",
            "--source",
            "Coast News",
            "--published",
            "2021-03-03",
            "--topic",
            "coast"
        );
        var listed = await _briefbot.RunAsync("articles", "list", "--topic", "coast", "--json");
        using var json = JsonDocument.Parse(listed.Output);
        var article = json.RootElement.GetProperty("articles")[0];
        var id = article.GetProperty("id").ToString();
        var shown = await _briefbot.RunAsync("articles", "show", id);
        var removed = await _briefbot.RunAsync("articles", "remove", id);
        var gone = await _briefbot.RunAsync("articles", "remove", id);

        ingested.Code.ShouldBe(0, ingested.Error);
        article.GetProperty("published").GetString().ShouldBe("2021-03-03");
        article.GetProperty("source").GetString().ShouldBe("Coast News");
        shown.Output.ShouldContain("Mara Quill");
        removed.Code.ShouldBe(0, removed.Error);
        gone.Code.ShouldBe(3);
    }

    [Fact]
    public async Task A_question_may_come_on_standard_input()
    {
        var ended = await _briefbot.RunWithInputAsync("who spoke at Wuzhen 2020?\n", "ask", "-", "--json");

        ended.Code.ShouldBe(0, ended.Error);
        JsonDocument.Parse(ended.Output).Dispose();
    }

    [Fact]
    public async Task A_chat_understands_follow_ups_when_piped()
    {
        var ended = await _briefbot.RunWithInputAsync("who spoke at Wuzhen 2020?\nand who sent a letter?\nexit\nnever asked\n", "chat");

        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("Understood as:");
        ended.Output.ShouldNotContain("never asked");
    }

    [Fact]
    public async Task A_batch_is_answered_alike_on_a_slow_machine()
    {
        var questions = _briefbot.Write("asked.jsonl", """{"id":"1","question":"What did the harbour say about the ship?"}""");

        var (slow, patient) = (await AnswersAsync("00:00:00.05"), await AnswersAsync("00:00:30"));

        slow.ShouldBe(patient);

        async Task<string> AnswersAsync(string deadline)
        {
            var answers = Path.Combine(_briefbot.Folder, "answers.jsonl");
            var ended = await _briefbot.RunAsync(
                "batch",
                "ask",
                "--in",
                questions,
                "--out",
                answers,
                "--set",
                $"Reader:Deadline={deadline}"
            );
            ended.Code.ShouldBe(0, ended.Error);
            using var answer = JsonDocument.Parse(File.ReadAllText(answers));
            return string.Join('\n', answer.RootElement.GetProperty("passages").EnumerateArray());
        }
    }

    [Fact]
    public async Task Batch_answers_keep_the_order_and_name_lines_that_cannot_be_used()
    {
        var questions = _briefbot.Write(
            "questions.jsonl",
            "{\"id\":\"a\",\"question\":\"who spoke at Wuzhen 2020?\"}\nnonsense\n\n{\"id\":\"b\",\"question\":\"When was the "
                + "ship freed?\",\"date\":\"20210401\"}\n"
        );
        var answers = Path.Combine(_briefbot.Folder, "answers.jsonl");

        var ended = await _briefbot.RunAsync("batch", "ask", "--in", questions, "--out", answers);

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("line 2");
        ended.Output.ShouldBeEmpty();
        File.ReadAllLines(answers).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Batch_extract_finds_articles_without_opening_a_corpus()
    {
        var page = JsonSerializer.Serialize(
            new
            {
                id = "a",
                url = "https://example.com/a",
                html = "<article><p>The ferry to Halden sails again from Monday, the harbour office said in a note to "
                    + "travellers.</p></article>",
            }
        );
        var pages = _briefbot.Write("pages.jsonl", page + "\n{\"id\":\"b\"}\n");
        var articles = Path.Combine(_briefbot.Folder, "articles.jsonl");

        var ended = await _briefbot.RunAsync("batch", "extract", "--in", pages, "--out", articles);

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("line 2: \"html\" is missing");
        JsonDocument
            .Parse(File.ReadAllLines(articles).ShouldHaveSingleItem())
            .RootElement.GetProperty("text")
            .GetString()!
            .ShouldStartWith("The ferry to Halden");
        Directory.GetFiles(_briefbot.Folder, "*.db", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_is_proven_whole()
    {
        await _briefbot.RunAsync("ingest", _briefbot.Write("lighthouse.txt", Article));
        var copy = Path.Combine(_briefbot.Folder, "copy.db");

        var copied = await _briefbot.RunAsync("backup", copy);
        var verified = await _briefbot.RunAsync("doctor", "--verify", copy);
        var examined = await _briefbot.RunAsync("doctor", "--json");

        copied.Code.ShouldBe(0, copied.Error);
        verified.Code.ShouldBe(0, verified.Error);
        verified.Output.ShouldContain("is whole");
        examined.Code.ShouldBe(0, examined.Output);
        JsonDocument.Parse(examined.Output).RootElement.GetProperty("sound").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_damaged_database_is_reported_without_a_stack_trace()
    {
        Directory.CreateDirectory(_briefbot.Data);
        await File.WriteAllTextAsync(
            Path.Combine(_briefbot.Data, "briefbot.db"),
            new string('x', 8192),
            TestContext.Current.CancellationToken
        );

        var asked = await _briefbot.RunAsync("ask", "who?");
        var examined = await _briefbot.RunAsync("doctor");

        asked.Code.ShouldBe(1);
        asked.Error.ShouldStartWith("briefbot: ");
        asked.Error.ShouldNotContain("   at ");
        examined.Code.ShouldBe(1);
        examined.Output.ShouldContain("BAD ");
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("ask")]
    [InlineData("ask", "   ")]
    [InlineData("ask", "who?", "--as-of", "yesterday")]
    [InlineData("ask", "who?", "--since", "2021-01-02", "--until", "2021-01-01")]
    [InlineData("search", "ship", "--count", "0")]
    [InlineData("backup", "nowhere.db")]
    [InlineData("config", "show", "--set", "Web:Urls")]
    [InlineData("config", "show", "--set", "Web:ConcurrentQuestions=none")]
    [InlineData("config", "show", "--config", "missing.json")]
    [InlineData("serve", "--urls", "http://0.0.0.0:0")]
    [InlineData("serve", "--urls", "nonsense")]
    public async Task Bad_usage_ends_with_2_and_says_what_to_do(params string[] arguments)
    {
        var ended = await _briefbot.RunAsync(arguments);

        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldStartWith("briefbot: ");
        ended.Error.ShouldNotContain("   at ");
        ended.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BRIEFBOT_Web__Token", "Web:Token")]
    [InlineData("Discord__Token", "Discord:Token")]
    public async Task Secrets_are_not_printed(string variable, string setting)
    {
        _briefbot.Environment[variable] = "correct-horse-battery";

        var json = await _briefbot.RunAsync("config", "show", "--json");
        var lines = await _briefbot.RunAsync("config", "show", "--verbose");

        (json.Output + json.Error + lines.Output + lines.Error).ShouldNotContain("correct-horse");
        JsonDocument.Parse(json.Output).RootElement.GetProperty(setting).GetString().ShouldBe("(set)");
        lines.Output.ShouldContain($"{setting} = (set)");
    }

    [Fact]
    public async Task Hostile_text_does_not_reach_the_terminal_as_commands()
    {
        const string Hostile =
            "{\"id\":\"h\",\"title\":\"Quarry \\u001b]0;owned\\u0007 strike\",\"published\":\"2021-05-04\",\"source\":\"Hill "
            + "\\u001b[2J Post\",\"body\":\"Quarry workers in Tolm began a strike on Tuesday, union leader Ivo \\u202eBrask\\u202c "
            + "\\u001b[31msaid.\"}\n";
        await _briefbot.RunWithInputAsync("", "ingest", _briefbot.Write("hostile.jsonl", Hostile));

        var asked = await _briefbot.RunAsync("ask", "Who said that quarry workers in Tolm began a strike?");
        var searched = await _briefbot.RunAsync("search", "quarry strike");
        var listed = await _briefbot.RunAsync("articles", "list");
        var shown = await _briefbot.RunAsync("articles", "show", "1");

        searched.Code.ShouldBe(0, searched.Error);
        foreach (var ended in new[] { asked, searched, listed, shown })
            (ended.Output + ended.Error).ShouldAllBe(c => !char.IsControl(c) && c != '\u202e' || c == '\n' || c == '\r');
    }
}
