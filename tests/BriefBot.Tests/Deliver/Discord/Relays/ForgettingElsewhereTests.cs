using System.Text.Json;
using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord.Relays;

/// <summary>/forget everywhere is everywhere, whichever host hears of it and whichever are away.</summary>
public sealed class ForgettingElsewhereTests : IAsyncLifetime
{
    const string Question = "Who is the captain of the Albatross?";

    TwoSlices _slices = null!;

    public async ValueTask InitializeAsync()
    {
        _slices = await TwoSlices.StartAsync();
        await _slices.AddArticleAsync(0, "Ferry runs aground", FerryNews.Article);
        await _slices.AddArticleAsync(1, "Ferry runs aground", FerryNews.Article);
    }

    public async ValueTask DisposeAsync() => await _slices.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    public async Task All_slices_forget_whoever_is_told(int? told)
    {
        var (cy, dan) = (_slices.Add("cy", 0, 1), _slices.Add("dan", 0, 1));
        foreach (var person in new[] { cy, dan })
        foreach (var channel in _slices.Channels)
            await person.Slash(channel, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message", 4);
        var place = told is { } slice ? _slices.Channels[slice] : cy.Direct;

        var asked = await cy.Slash(place, "forget", ("where", "everywhere")).AnswerAsync(_slices.Stop);
        cy.Click(asked, "Forget me, and remove your answers to me");
        await _slices.Discord.UntilAsync(() => asked.Buttons.Count == 0, _slices.Stop);

        asked.ReadableText.ShouldContain("Questions with their answers: 2");
        asked.ReadableText.ShouldContain("Messages removed from Discord: 2");
        (await Kept(cy)).ShouldBe(0);
        (await Kept(dan)).ShouldBe(6);
        (await _slices.ReadAsync("SELECT count(*) FROM briefbot.relay")).ShouldBe(0);
        _slices.Channels.SelectMany(channel => channel.Messages).Count(message => !message.Deleted).ShouldBe(2);
    }

    [Fact]
    public async Task A_slice_that_nobody_leads_forgets_as_soon_as_somebody_does()
    {
        var cy = _slices.Add("cy", 0, 1);
        await cy.Slash(_slices.Channels[1], "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message", 1);
        await _slices.DisconnectAsync(1);

        var asked = await cy.Slash(cy.Direct, "forget").AnswerAsync(_slices.Stop);
        cy.Click(asked, "Forget me");
        await _slices.Discord.UntilAsync(() => asked.Buttons.Count == 0, _slices.Stop);
        var before = await Kept(cy);
        await _slices.ConnectAsync(1);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.answer", 0);

        asked.ReadableText.ShouldContain("still being forgotten");
        before.ShouldBe(3);
        (await Kept(cy)).ShouldBe(0);
    }

    [Fact]
    public async Task The_commands_reach_all_slices()
    {
        var cy = _slices.Add("cy", 0, 1);
        foreach (var channel in _slices.Channels)
            await cy.Slash(channel, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message", 2);

        var export = await _slices.RunAsync(0, "privacy", "export", cy.User.Id.ToString());
        var elsewhere = await _slices.RunAsync(7, "privacy", "export", cy.User.Id.ToString());
        var forgotten = await _slices.RunAsync(0, "privacy", "forget", cy.User.Id.ToString(), "--json");

        export.Code.ShouldBe(0, export.Error);
        elsewhere.Output.ShouldBe(export.Output, "a host that leads nothing and has no copy reads the same: " + elsewhere.Error);
        using var kept = JsonDocument.Parse(export.Output);
        foreach (var part in new[] { "questions", "conversations", "messages" })
        {
            kept.RootElement.GetProperty(part)
                .EnumerateArray()
                .Select(row => row.GetProperty("slice").GetInt32())
                .ShouldBe([0, 1], customMessage: part);
        }
        var (first, second) = (kept.RootElement.GetProperty("questions")[0], kept.RootElement.GetProperty("questions")[1]);
        first.GetProperty("question").GetString().ShouldBe(Question);
        first.GetProperty("shown").ValueKind.ShouldBe(JsonValueKind.Object);
        first.GetProperty("workspace").GetString().ShouldNotBe(second.GetProperty("workspace").GetString());
        forgotten.Output.ShouldContain("\"questions\": 2", Case.Sensitive, forgotten.Error);
        (await Kept(cy)).ShouldBe(0);
    }

    Task<long> Kept(Person person) =>
        _slices.ReadAsync(
            $"""
            SELECT (SELECT count(*) FROM briefbot.answer WHERE person = '{person.User.Id}')
              + (SELECT count(*) FROM briefbot.conversation WHERE person = '{person.User.Id}')
              + (SELECT count(*) FROM briefbot.posted_message WHERE asker = '{person.User.Id}')
            """
        );
}
