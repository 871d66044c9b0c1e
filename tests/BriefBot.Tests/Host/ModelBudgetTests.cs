using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Host;
using BriefBot.Host.Configuration;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using BriefBot.Tests.Answer.Writing;

namespace BriefBot.Tests.Host;

/// <summary>What models used is written down, and where a limit is reached, quotes answer.</summary>
public class ModelBudgetTests : IAsyncLifetime
{
    static readonly DateOnly Day = new(2026, 1, 1);
    static readonly ModelAsker Anna = new("guild-1", "anna");
    static readonly ModelAsker Bert = new("guild-1", "bert");
    static readonly ModelAsker Carl = new("guild-2", "carl");

    Answer.NewsDesk _desk = null!;
    readonly ManualTimeProvider _clock = new();
    FakeModelServer _server = null!;

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = new(IsReplica);
        await _desk.InitializeAsync();
        _server = await FakeModelServer.StartAsync(PromptReading.Writes(sources => $"{sources[0].Text} [{sources[0].Number}]"), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _desk.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Calls_are_written_down_for_the_day_the_server_and_the_person()
    {
        using var chain = Chain(new BudgetOptions());

        await AskAsync(chain, Anna, "Who called Norland an iron-fisted data state?");
        await AskAsync(chain, Carl, "Who was expected to deliver video speeches at the Lund forum?");
        var anna = await TotalsAsync(Anna);
        var carl = await TotalsAsync(Carl);

        _server.Requests.Count.ShouldBe(2);
        anna.All.Tokens.ShouldBe(anna.Person.Tokens + carl.Person.Tokens);
        anna.Guild.ShouldBe(anna.Person);
        anna.Person.Tokens.ShouldBeGreaterThan(100);
        anna.Person.Cost.ShouldBeGreaterThan(0);
        (await TotalsAsync(Bert)).Person.Tokens.ShouldBe(0);
    }

    [Theory]
    [InlineData("day", 0)]
    [InlineData("guild", 1)]
    [InlineData("person", 2)]
    [InlineData("money", 0)]
    public async Task Where_a_limit_is_reached_quotes_answer_and_the_next_day_it_is_open_again(string limit, int others)
    {
        var budget = limit switch
        {
            "day" => new BudgetOptions { TokensPerDay = 1 },
            "guild" => new BudgetOptions { TokensPerGuild = 1 },
            "person" => new BudgetOptions { TokensPerPerson = 1 },
            _ => new BudgetOptions { MoneyPerDay = 0.000001 },
        };
        using var chain = Chain(budget);

        var first = await AskAsync(chain, Anna, "Who called Norland an iron-fisted data state?");
        var second = await AskAsync(chain, Anna, "Who was expected to deliver video speeches at the Lund forum?");
        await AskAsync(chain, Bert, "Who was expected to deliver video speeches at the Lund forum?");
        await AskAsync(chain, Carl, "Who was expected to deliver video speeches at the Lund forum?");
        var asked = _server.Requests.Count;
        _clock.Advance(TimeSpan.FromDays(1));
        var next = await AskAsync(chain, Anna, "Who was expected to deliver video speeches at the Lund forum?");

        first.AnsweredBy.ShouldBe("scripted");
        second.AnsweredBy.ShouldBe("extractive");
        second.Writing!.Failure.ShouldNotBeNull().ShouldContain("budget");
        asked.ShouldBe(1 + others);
        next.AnsweredBy.ShouldBe("scripted");
    }

    [Fact]
    public async Task Who_used_it_is_forgotten_after_the_day_and_how_much_is_not()
    {
        var usage = _desk.Stores.ModelUsage;
        await usage.AddAsync(Day, "guild-1", "anna", "m", new UsedUp(100, 0.25m), Stop);
        await usage.AddAsync(Day, "guild-1", "bert", "m", new UsedUp(50, 0.5m), Stop);

        await usage.AddAsync(Day.AddDays(1), "guild-1", "anna", "m", new UsedUp(7, 0), Stop);

        (await usage.TotalsAsync(Day, "guild-1", "anna", Stop)).ShouldBe(
            new ModelUsageTotals(new UsedUp(150, 0.75m), new UsedUp(150, 0.75m), default) { Requests = 2 }
        );
        (await usage.TotalsAsync(Day.AddDays(1), "guild-1", "anna", Stop)).Person.Tokens.ShouldBe(7);
    }

    [Fact]
    public async Task The_same_question_of_the_same_articles_is_not_paid_for_twice()
    {
        using var chain = Chain(new BudgetOptions());
        var answerer = Answerer(chain);

        var first = await AskAsync(answerer, Anna, "Who called Norland an iron-fisted data state?");
        var again = await AskAsync(answerer, Carl, "Who called Norland an iron-fisted data state?");
        await AskAsync(answerer, Carl, "Who called Norland an iron-fisted data state?", new DateOnly(2024, 3, 2));

        again.Written.Select(sentence => sentence.Text).ShouldBe(first.Written.Select(sentence => sentence.Text));
        _server.Requests.Count.ShouldBe(2);
    }

    async ValueTask<ModelUsageTotals> TotalsAsync(ModelAsker asker) =>
        await _desk.Stores.ModelUsage.TotalsAsync(Day, asker.Guild, asker.Person, Stop);

    ModelChain Chain(BudgetOptions budget) =>
        new(
            [
                new ChatModel("scripted", ModelProvider.Compatible, _server.OpenAIAddress, "test-model", _server.ApiKey)
                {
                    InputPrice = 3,
                    OutputPrice = 15,
                },
            ],
            _clock,
            new ModelBudget(_desk.Stores.ModelUsage, budget, _clock).Meter
        );

    Answerer Answerer(ModelChain chain) =>
        new(
            _desk.Corpus,
            new AnswerOptions(),
            _clock,
            new ModelWriter(chain, PromptSet.Load(PromptSet.DefaultFolder), new WritingOptions(), _clock)
        );

    Task<Reply> AskAsync(ModelChain chain, ModelAsker asker, string question) => AskAsync(Answerer(chain), asker, question);

    async Task<Reply> AskAsync(Answerer answerer, ModelAsker asker, string question, DateOnly? asOf = null) =>
        await answerer.AnswerAsync(
            new Question(question, new SearchScope(_desk.Workspace), asOf ?? new DateOnly(2024, 3, 1)) { Asker = asker },
            Stop
        );
}
