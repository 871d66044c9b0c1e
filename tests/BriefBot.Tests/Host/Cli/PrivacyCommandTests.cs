using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Host.Cli;

/// <summary>What whoever runs the bot does for somebody who asks what is kept of them.</summary>
public sealed class PrivacyCommandTests : IDisposable
{
    const string Person = "1150000000000000001";

    readonly BriefBotProcess _briefbot = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _briefbot.Dispose();

    [Fact]
    public async Task All_that_is_kept_of_a_person_is_written_as_JSON_then_deleted_and_then_nothing_is_there()
    {
        await KeepAsync();

        var exported = await _briefbot.RunAsync("privacy", "export", Person);
        var toFile = await _briefbot.RunAsync("privacy", "export", Person, "person.json");
        var forgotten = await _briefbot.RunAsync("privacy", "forget", Person);
        var again = await _briefbot.RunAsync("privacy", "forget", Person, "--json");
        var nothing = await _briefbot.RunAsync("privacy", "export", Person);

        exported.Code.ShouldBe(0, exported.Error);
        using var json = JsonDocument.Parse(exported.Output);
        json.RootElement.GetProperty("person").GetString().ShouldBe(Person);
        json.RootElement.GetProperty("questions")[0].GetProperty("question").GetString().ShouldBe("Who asked?");
        json.RootElement.GetProperty("questions")[0].GetProperty("shown").GetProperty("text").GetString().ShouldBe("Nobody");
        json.RootElement.GetProperty("conversations").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("votes")[0].GetProperty("value").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("messages")[0].GetProperty("message").GetString().ShouldBe("77");
        toFile.Output.ShouldBeEmpty();
        var file = Path.Combine(_briefbot.Folder, "person.json");
        File.ReadAllText(file).Trim().ShouldBe(exported.Output.Trim());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        forgotten.Code.ShouldBe(0, forgotten.Error);
        forgotten.Output.ShouldContain("questions with their answers: 1");
        again.Code.ShouldBe(3);
        using var counts = JsonDocument.Parse(again.Output);
        counts.RootElement.GetProperty("questions").GetInt32().ShouldBe(0);
        counts.RootElement.GetProperty("erased").GetBoolean().ShouldBeTrue();
        nothing.Code.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_no_id_is_bad_usage()
    {
        await KeepAsync();

        var ended = await _briefbot.RunAsync("privacy", "forget", "ada");

        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("digits only");
    }

    [Fact]
    public async Task What_is_too_old_is_deleted_with_no_token_set()
    {
        await KeepAsync(askedAt: DateTimeOffset.UtcNow.AddDays(-91));
        await using (var stores = await OpenAsync())
        await using (
            var libraries = new BriefBot.Deliver.Libraries(
                stores.Corpus,
                stores.Topics,
                stores.Stories,
                null!,
                null!,
                new BriefBot.Deliver.Answering.AnswerThreads(1, TimeProvider.System)
            )
        )
        {
            await using var keeper = RetentionKeeper.Start(
                WritingParts.Retention(
                    stores,
                    libraries,
                    new DiscordOptions(),
                    Microsoft.Extensions.Logging.Abstractions.NullLogger<Retention>.Instance
                ),
                TimeProvider.System,
                Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance
            );
            await keeper.FirstRun.WaitAsync(Stop);

            (await stores.Personal.CountAsync(new("discord", Person), Stop)).Questions.ShouldBe(0);
        }
    }

    ValueTask<SqliteStores> OpenAsync() =>
        SqliteStores.OpenAsync(DataFolder.DatabasePath(new Settings { Data = _briefbot.Data }), null, Stop);

    async Task KeepAsync(DateTimeOffset? askedAt = null)
    {
        Directory.CreateDirectory(_briefbot.Data);
        await using var stores = await OpenAsync();
        var workspace = await stores.Corpus.WorkspaceAsync("discord:1", Stop);
        var place = new ChatPlace("discord", "5", "1");
        var key = await stores.Answers.AddAsync(
            new AnswerRecord(workspace, place, Person, "Who asked?")
            {
                AskedAt = askedAt ?? DateTimeOffset.UtcNow,
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
        await stores.Conversations.SetAsync(place, Person, new Conversation(workspace, "Who asked?", key), Stop);
        await stores.Feedback.PressAsync(workspace, key, Person, Feedback.Up, Stop);
        await stores.PostedAnswers.LinkAsync(workspace, key, [new ChatMessage("discord", "5", "77")], null, Person, Stop);
    }
}
