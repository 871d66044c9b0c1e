using System.Text.RegularExpressions;
using BriefBot.Answer.Judge.Written;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;
using BriefBot.Fakes;
using BriefBot.Ingest.Feeds;
using BriefBot.Language;
using BriefBot.Tests.Deliver.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Architecture;

/// <summary>Adds one of each of what is added most, as docs/explanation/architecture.md says it is done.</summary>
public sealed partial class NewcomerTests
{
    const int MostFiles = 4;

    [Fact]
    public void Adding_touches_four_files_at_most_and_each_is_there()
    {
        var page = File.ReadAllText(Checkout.PathOf("docs", "explanation", "architecture.md")).ReplaceLineEndings("\n");
        var section = page.Split("\n## ").Single(part => part.StartsWith("What is added most\n", StringComparison.Ordinal));
        var rows = section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();

        rows.Count.ShouldBe(5);
        foreach (var row in rows)
        {
            var files = FilePath().Matches(row).Select(path => path.Groups["path"].Value).ToList();
            files.Count.ShouldBeInRange(1, MostFiles, row);
            // A new file is told by its folder.
            foreach (var file in files)
                (File.Exists(Checkout.PathOf(file)) || Directory.Exists(Checkout.PathOf(file))).ShouldBeTrue($"{row}\n{file}");
        }
    }

    [Fact]
    public async Task A_command_that_is_added_to_the_set_is_registered_routed_and_listed()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var discord = await FakeDiscord.StartAsync(ct: limit.Token);
        var guild = discord.AddGuild();
        var channel = discord.AddChannel(guild);
        var ada = discord.Person("ada", guild);
        using var rest = CommandRegistrationTests.Client(discord);
        CommandSet? commands = null;
        commands = new CommandSet([new EchoCommand(), new HelpCommand(() => commands!)]);
        var registration = new CommandRegistration(rest, commands, TimeProvider.System, NullLogger<CommandRegistration>.Instance);
        await registration.RunAsync(new Snowflake(discord.World.ApplicationId), limit.Token);
        // Nobody presses a button here.
        var router = new InteractionRouter(
            commands,
            null!,
            new Threads(),
            rest,
            TimeProvider.System,
            NullLogger<InteractionRouter>.Instance
        );
        var ready = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var run = new DiscordSocketClient(
            new() { Token = discord.Token, UserAgent = "DiscordBot (https://bot.example, 1)" },
            rest.GetBotGatewayAsync,
            TimeProvider.System,
            new Random(1),
            NullLogger.Instance
        )
        {
            Handlers =
            {
                Ready = (_, _) =>
                {
                    ready.TrySetResult();
                    return Task.CompletedTask;
                },
                InteractionCreated = router.RouteAsync,
            },
        }.RunAsync(stop.Token);
        await ready.Task.WaitAsync(limit.Token);

        var echoed = await ada.Slash(channel, "echo", ("text", "hello")).AnswerAsync(limit.Token);
        var help = await ada.Slash(channel, "help").AnswerAsync(limit.Token);

        echoed.ReadableText.ShouldBe("hello");
        help.ReadableText.ShouldContain("/echo");
        await stop.CancelAsync();
        await run;
    }

    sealed class EchoCommand : BotCommand
    {
        public override ApplicationCommand Definition { get; } =
            new()
            {
                Name = "echo",
                Description = "Says it again.",
                Options =
                [
                    new()
                    {
                        Type = ApplicationCommandOptionType.String,
                        Name = "text",
                        Description = "What to say",
                        Required = true,
                    },
                ],
            };

        public override Need Need => Need.Nothing;

        public override Task HandleAsync(InteractionContext context, CancellationToken cancellation) =>
            context.RespondAsync(new MessageProperties { Content = context.Option("text")?.Text }, ephemeral: true, cancellation);
    }

    [Theory]
    [InlineData("<channels><stop at='/1'>Quay</stop><stop at='/2'>Pier</stop></channels>", false)]
    [InlineData("<channels><stop at=/1>Quay</stop><stop at='/2'>Pier</stop>", true)]
    public void A_feed_format_that_is_added_is_read_strictly_and_with_repairs(string text, bool isRepaired)
    {
        var formats = new Dictionary<string, XmlFormat>(FeedParser.Formats) { ["channels"] = ReadStops };

        var feed = FeedParser.Parse(text, new Uri("https://ferry.example/stops"), null, formats).ShouldBeOfType<FeedReading.Found>().Feed;

        feed.Items.Select(item => (item.Title, item.Address))
            .ShouldBe([("Quay", "https://ferry.example/1"), ("Pier", "https://ferry.example/2")]);
        feed.Repaired.ShouldBe(isRepaired);
        FeedParser.Parse(text, new Uri("https://ferry.example/stops")).ShouldBeOfType<FeedReading.Rejected>();
    }

    static FeedReading ReadStops(FeedNode document, Uri address, FeedLimits limits) =>
        new FeedReading.Found(
            new FeedDocument(
                FeedFormat.Rss,
                [
                    .. document
                        .Descendants()
                        .Where(node => node.Name == "stop")
                        .Take(limits.Items)
                        .Select(node => new FeedItem { Title = node.Text, Address = new Uri(address, node.Attribute("at")).AbsoluteUri }),
                ]
            )
        );

    [Fact]
    public void A_check_that_is_added_finds_beside_the_others()
    {
        const string Source = "Volta sued Kestrel on Monday over a patent.";
        var cited = new CitedSentence(
            Answer.Judge.Newsroom.Article(1, "Sund", "Sund Post", new DateOnly(2026, 3, 4), Source),
            new TextSpan(0, Source.Length)
        );
        SentenceCheck capitals = new(
            RuleCheck.Word,
            alignment =>
                alignment.Written.Text.Contains("SUED", StringComparison.Ordinal) ? [new Fault(FaultKind.Unsupported, "SUED", null)] : []
        );

        var findings = RuleFindings.Of("Kestrel SUED Volta on Monday.", [cited], [.. RuleFindings.Checks, capitals]).Findings;

        findings.ShouldContain(new Finding(RuleCheck.Word, new Fault(FaultKind.Unsupported, "SUED", null)));
        RuleFindings.Of("Kestrel SUED Volta on Monday.", [cited]).Findings.ShouldNotContain(finding => finding.Fault.Written == "SUED");
    }

    [Fact]
    public void Every_kind_of_fault_has_words_of_its_own()
    {
        var others = FaultWords.Reason(new Fault(FaultKind.Unsupported, "a", "b"));

        foreach (var kind in Enum.GetValues<FaultKind>().Where(kind => kind is not FaultKind.Unsupported))
            FaultWords.Reason(new Fault(kind, "a", "b")).ShouldNotBe(others, kind.ToString());
    }

    [Fact]
    public void A_word_that_is_added_to_a_list_is_in_it()
    {
        var text = File.ReadAllText(Checkout.PathOf("lexicon", "en", "questions.txt")).ReplaceLineEndings("\n");

        var lists = LexiconFile.Read("test", new StringReader(text.Replace("[now]\n", "[now]\nthesedays\n", StringComparison.Ordinal)));

        lists["now"].ShouldBe(["thesedays", .. Lexicon.Lines("en/questions", "now")]);
    }

    [Fact]
    public void A_word_that_is_added_in_English_is_shown_in_it_until_it_is_translated()
    {
        var english = WordsFile.Load("en").ByTerm();
        var german = WordsFile.Load("de");
        var before = german with { Terms = german.Terms.Where(term => term.Key != "sources").ToDictionary() };

        var words = before.ByTerm(english);

        words[Term.Sources].ShouldBe(english[Term.Sources]);
        words[Term.DidYouMean].ShouldBe(german.Terms["didYouMean"]);
    }

    [GeneratedRegex(@"`(?<path>(?:src|lexicon|words)/[^`]*)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePath();
}
