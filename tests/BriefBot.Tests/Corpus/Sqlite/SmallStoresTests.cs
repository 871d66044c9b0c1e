using System.Text;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Privacy;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>Log-ins, accounts of models, removed servers, and all that is kept of a person.</summary>
public class SmallStoresTests : AnswerStore
{
    static readonly byte[] Tag = [.. Enumerable.Repeat((byte)1, 32)];

    [Fact]
    public async Task A_log_in_lasts_until_it_ends_and_those_of_another_token_end_at_once()
    {
        await Stores.WebSessions.AddAsync(Session(1, hours: 1), Tag, Token);
        await Stores.WebSessions.AddAsync(Session(2, hours: 3) with { Workspace = "discord:100" }, Tag, Token);
        await Stores.WebSessions.AddAsync(Session(3, hours: 3), Enumerable.Repeat((byte)2, 32).ToArray(), Token);
        await Stores.WebSessions.AddAsync(Session(4, hours: 3), Tag, Token);
        await Stores.WebSessions.RemoveAsync(Session(4, hours: 3).IdHash, Token);

        var live = await Stores.WebSessions.LiveAsync(Tag, Now.AddHours(2), Token);

        live.ShouldHaveSingleItem().Workspace.ShouldBe("discord:100");
        live[0].IdHash.ToArray().ShouldBe(Session(2, hours: 3).IdHash.ToArray());
        await Stores.WebSessions.RemoveAllAsync(Token);
        (await Stores.WebSessions.LiveAsync(Tag, Now, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_model_used_adds_up()
    {
        var day = new DateOnly(2020, 11, 24);
        await Stores.ModelUsage.AddAsync(day, "100", "300", "m", new(30, 0.25m), Token);
        await Stores.ModelUsage.AddAsync(day, "100", "300", "m", new(3, 0.5m), Token);
        await Stores.ModelUsage.AddAsync(day, "100", "301", "m", new(100, 0), Token);

        var totals = await Stores.ModelUsage.TotalsAsync(day, "100", "300", Token);

        (totals.All.Tokens, totals.Guild.Tokens, totals.Person.Tokens).ShouldBe((133, 133, 33));
    }

    [Fact]
    public async Task A_server_that_removed_the_bot_loses_all_once_its_time_is_over()
    {
        await AddAsync("Who?");
        await Stores.Topics.AddAsync(Home, new SavedTopic("a") { Include = ["x"] }, Token);
        await StoreAsync("The ferry Albatross ran aground on Tuesday.");
        (await Stores.Servers.RemovedAsync("discord:100", Now, Token)).ShouldBeTrue();
        (await Stores.Servers.RemovedAsync("discord:100", Now.AddDays(1), Token)).ShouldBeFalse();
        (await Stores.Servers.DueAsync(Now, Token)).ShouldBeEmpty();

        (await Stores.Servers.DueAsync(Now.AddHours(1), Token)).ShouldHaveSingleItem().Name.ShouldBe("discord:100");
        await Stores.Servers.DeleteAsync(Home, "100", Token);

        (await Corpus.StatisticsAsync(Home, Token)).Articles.ShouldBe(0);
        (await Stores.Topics.ListAsync(Home, Token)).ShouldBeEmpty();
        (await Stores.Servers.DueAsync(Now.AddHours(1), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_that_is_kept_of_a_person_is_told_and_forgotten()
    {
        var key = await AddAsync("Who came to Wuzhen?");
        await Stores.Feedback.PressAsync(Home, key, "300", Feedback.Up, Token);
        await Stores.ModelUsage.AddAsync(new(2020, 11, 24), "100", "300", "m", new(30, 0.25m), Token);
        var scope = new PersonScope("discord", "300");

        (await TellAsync(scope)).ShouldContain("Wuzhen");
        var forgotten = await Stores.Personal.ForgetAsync(scope, Token);

        forgotten.Counts.ShouldBe(new PersonalCounts(1, 0, 1, 0, 1, 0));
        (await Stores.Personal.CountAsync(scope, Token)).IsEmpty.ShouldBeTrue();
        (await TellAsync(scope)).ShouldNotContain("Wuzhen");
        (await Stores.Answers.FindAsync(Home, key, Token)).ShouldBeNull();
        (await Stores.ModelUsage.TotalsAsync(new(2020, 11, 24), "100", null, Token)).Guild.Tokens.ShouldBe(30);
    }

    async Task<string> TellAsync(PersonScope scope)
    {
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
            (await Stores.Personal.ReadAsync(scope, Token)).WriteTo(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    async Task StoreAsync(string body)
    {
        await Corpus.StoreAsync(Home, Drafts.Of("A ferry", body), Token);
        await Corpus.IndexAsync(Token);
    }

    WebSession Session(byte id, int hours) => new(Enumerable.Repeat(id, 32).ToArray(), Now, Now.AddHours(hours));
}
