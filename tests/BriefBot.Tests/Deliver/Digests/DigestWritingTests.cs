using System.Text.Json;
using BriefBot.Answer.Digests;
using BriefBot.Answer.Writing;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Fakes;
using BriefBot.Host.Composition;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using BriefBot.Tests.Answer.Writing;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>Digests that a scripted model tells over real sockets: what the articles don't bear out is never posted, and nothing is late,
/// lost or doubled.</summary>
public sealed class DigestWritingTests : IAsyncLifetime
{
    const string Honest = "With 212 passengers aboard, the ferry Albatross ran aground off Brindle Point.";

    static readonly DateTimeOffset Eight = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    readonly ManualTimeProvider _time = new();
    FakeModelServer _server = null!;
    ModelChain _chain = null!;
    DigestRig _rig = null!;
    FakeChannel _channel = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync(cancellation: Stop);
        _chain = new ModelChain(
            [new ChatModel("scripted", ModelProvider.Compatible, _server.OpenAIAddress, "test-model", _server.ApiKey)],
            _time,
            ModelMeter.None
        );
        _rig = await DigestRig.StartAsync(null, Writing);
        _channel = _rig.Discord.AddChannel(_rig.Guild, "news");
        await _rig.AddAsync(
            "Ferry aground off Brindle Point",
            "The ferry Albatross ran aground off Brindle Point with 212 passengers on board. Captain Mara Lindqvist ordered an "
                + "evacuation at noon.",
            "Harbour Gazette"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        _chain.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_story_is_told_in_a_models_words_and_what_is_wrong_makes_room_for_the_articles_own()
    {
        _server.Behaviour = Writes(Honest, "Captain Mara Lindqvist ordered an evacuation at midnight.");
        await _rig.ScheduleAsync(_channel);

        await _rig.AtAsync(Eight);
        await _rig.AtAsync(Eight.AddMinutes(1));

        var text = _channel.Messages.Single().ReadableText;
        text.ShouldContain("With 212 passengers aboard, the ferry Albatross ran aground off Brindle Point.");
        text.ShouldContain("“Captain Mara Lindqvist ordered an evacuation at noon.”");
        text.ShouldNotContain("midnight");
        text.ShouldContain("scripted");
        text.ShouldContain("1 of 2");
    }

    [Theory]
    [InlineData("dead")]
    [InlineData("wrong")]
    [InlineData("lazy")]
    public async Task A_model_of_which_nothing_comes_leaves_the_digest_as_it_is_without_one(string model)
    {
        _server.Behaviour = model switch
        {
            "dead" => Models.Fails(500),
            "wrong" => Writes("The ferry Albatross ran aground off Brindle Point with 312 passengers on board.", "Everybody drowned."),
            _ => Models.Says("NONE"),
        };
        await _rig.ScheduleAsync(_channel);
        var plain = await DigestParts
            .Desk(_rig.Stores, new DigestOptions(), null)
            .ComposeAsync(_rig.Home, null, Eight, Eight.AddDays(-1), null, null, Stop);

        await _rig.AtAsync(Eight);

        var text = _channel.Messages.Single().ReadableText;
        foreach (var sentence in plain.Stories.SelectMany(story => story.Sentences))
            text.ShouldContain($"“{sentence.Text}”");
        text.ShouldNotContain("scripted");
        _server.Requests.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_digest_that_is_late_already_does_not_wait_for_a_model()
    {
        _server.Behaviour = Writes(Honest);
        await _rig.ScheduleAsync(_channel);

        await _rig.AtAsync(Eight.AddMinutes(3));

        _channel
            .Messages.Single()
            .ReadableText.ShouldContain("“The ferry Albatross ran aground off Brindle Point with 212 passengers on board.”");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_is_silent_is_not_waited_for_story_after_story()
    {
        await _rig.AddAsync(
            "Bridge of Eldon closed",
            "The bridge of Eldon was closed on Monday after a lorry hit a pillar.",
            "Meridian Wire"
        );
        _server.Behaviour = Models.Hangs();

        var composing = ComposeAsync();
        await _server.WaitForRequestsAsync(1, Stop);
        await _time.AdvanceToTimerAsync(TimeSpan.FromSeconds(10), Stop);
        var digest = await composing;

        digest.Stories.Count.ShouldBe(2);
        digest.Stories.ShouldAllBe(story => story.Written.Count == 0 && story.Sentences.Count > 0);
        digest.Writing!.Failure.ShouldBe("its first words took longer than 10 s");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_kept_says_the_same_when_it_is_read_again_and_is_checked_again_before_it_is_posted()
    {
        _server.Behaviour = Writes(Honest);
        var digest = await ComposeAsync();

        var kept = Digest.Read(digest.Write())!;
        var story = kept.Stories.Single();
        var tampered = kept with
        {
            Stories = [story with { Written = [story.Written[0] with { Text = Honest.Replace("212", "312", StringComparison.Ordinal) }] }],
        };
        var verified = await VerifyAsync(kept);
        var wrong = await VerifyAsync(tampered);

        story.Written.ShouldHaveSingleItem().ShouldBe(digest.Stories[0].Written[0], new SameSentence());
        kept.Writing.ShouldBe(digest.Writing);
        verified.Digest.Stories[0].Written.Count.ShouldBe(1);
        wrong.Digest.Stories[0].Written.ShouldBeEmpty();
        wrong.Digest.Stories[0].Sentences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_digest_kept_before_models_told_any_is_read_and_posted_in_quotes()
    {
        _server.Behaviour = Models.Says("NONE");
        var json = System.Text.Json.Nodes.JsonNode.Parse((await ComposeAsync()).Write())!.AsObject();
        json.Remove("writing").ShouldBeTrue();
        foreach (var story in json["stories"]!.AsArray())
            story!.AsObject().Remove("written").ShouldBeTrue();

        var verified = await VerifyAsync(Digest.Read(json.ToJsonString())!);

        verified.Digest.Stories.ShouldHaveSingleItem().Written.ShouldBeEmpty();
        verified.Digest.Stories[0].Sentences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_written_sentence_without_room_is_never_cut_but_makes_room_for_quotes()
    {
        _server.Behaviour = Writes(Honest);
        var verified = await VerifyAsync(await ComposeAsync());
        var hedged = $"{string.Join(' ', Enumerable.Repeat("harbour pilots", 30))}, officials said.";
        var story = verified.Digest.Stories[0];
        var longer = verified with
        {
            Digest = verified.Digest with { Stories = [story with { Written = [story.Written[0] with { Text = hedged }] }] },
        };

        var text = DigestMessage.Of(longer, new DigestView(new DateOnly(2026, 6, 1), null)).Embeds![0].Description!;

        text.ShouldNotContain("harbour pilots");
        text.ShouldContain(story.Sentences[0].Text);
    }

    [Fact]
    public async Task A_digest_that_may_have_been_posted_is_posted_as_it_was_without_asking_the_model_again()
    {
        _server.Behaviour = Writes(Honest);
        await _rig.ScheduleAsync(_channel);
        _rig.Discord.Rest.On("POST /channels/{channel_id}/messages", 4).Abort();

        await _rig.AtAsync(Eight);
        _server.Behaviour = Models.Says("Something quite different. [1]");
        await _rig.AfterAsync(TimeSpan.FromMinutes(10));

        _channel.Messages.Single().ReadableText.ShouldContain(Honest);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_terminal_and_the_json_show_what_was_written_with_what_it_cites()
    {
        _server.Behaviour = Writes(Honest);
        var verified = await VerifyAsync(await ComposeAsync());
        var printed = new StringWriter();

        new DigestPrinter(new TerminalPage(printed, null, false)).Print(verified);
        using var read = JsonDocument.Parse(
            DocumentJson.Line(DigestDocument.Of(verified, withFates: false), DocumentJson.Default.DigestDocument)
        );
        var document = read.RootElement;

        printed.ToString().ShouldContain(Honest + " [1]");
        printed.ToString().ShouldContain("Written by scripted; 1 of 1");
        var written = document.GetProperty("stories")[0].GetProperty("written")[0];
        written.GetProperty("text").GetString().ShouldBe(Honest);
        written.GetProperty("origin").GetString().ShouldBe("model");
        document
            .GetProperty("citations")
            .EnumerateArray()
            .Select(one => one.GetProperty("n").GetInt32())
            .ShouldContain(written.GetProperty("citations")[0].GetInt32());
        document.GetProperty("stories")[0].GetProperty("sentences").GetArrayLength().ShouldBeGreaterThan(0);
        document.GetProperty("writing").GetProperty("agreed").GetInt32().ShouldBe(1);
    }

    // Each sentence with the mark of the source that shares most words with it.
    static Func<ChatRequest, ChatScript> Writes(params string[] sentences) =>
        PromptReading.Writes(sources =>
            string.Join(
                '\n',
                sentences.Select(sentence =>
                    $"{sentence} [{sources.MaxBy(source => source.Text.Split(' ').Intersect(sentence.Split(' ')).Count()).Number}]"
                )
            )
        );

    DigestWriting Writing(SqliteCorpus corpus) =>
        new(new ModelWriter(_chain, PromptSet.Load(PromptSet.DefaultFolder), new WritingOptions(), _time), corpus, _time);

    Task<Digest> ComposeAsync() =>
        DigestParts
            .Desk(_rig.Stores, new DigestOptions(), Writing(_rig.Corpus))
            .ComposeAsync(_rig.Home, null, Eight, Eight.AddDays(-1), null, null, Stop)
            .AsTask();

    Task<VerifiedDigest> VerifyAsync(Digest digest) => VerifiedDigest.OfAsync(digest, _rig.Corpus, _rig.Home, null, Stop).AsTask();

    sealed class SameSentence : IEqualityComparer<WrittenSentence>
    {
        public bool Equals(WrittenSentence? x, WrittenSentence? y) =>
            x?.Text == y?.Text && x?.Origin == y?.Origin && x!.Citations.SequenceEqual(y!.Citations);

        public int GetHashCode(WrittenSentence obj) => obj.Text.GetHashCode(StringComparison.Ordinal);
    }
}
