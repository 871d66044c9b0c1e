using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord.Relays;

/// <summary>What is asked in direct messages, which Discord tells shard 0 only, of a server that another host has.</summary>
public sealed class DirectMessageTests : IAsyncLifetime
{
    const string Question = "Who is the captain of the Albatross?";
    const string NotServed = "is not served at the moment";

    TwoSlices _slices = null!;

    public async ValueTask InitializeAsync()
    {
        _slices = await TwoSlices.StartAsync();
        await _slices.AddArticleAsync(1, "Ferry runs aground", FerryNews.Article);
        await _slices.AddArticleAsync(0, "Tram line opens", "The tram line to Elmwood opened on Monday. Mayor Ada Brook cut the ribbon.");
    }

    public async ValueTask DisposeAsync() => await _slices.DisposeAsync();

    [Fact]
    public async Task A_command_is_answered_once_by_the_slice_that_has_the_server_and_its_buttons_work()
    {
        var bea = _slices.Add("bea", 1);

        var answer = await bea.Slash(bea.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message WHERE slice = 1", 1);
        var sources = await bea.Click(answer, "Sources").AnswerAsync(_slices.Stop);
        var why = await bea.Slash(bea.Direct, "why").AnswerAsync(_slices.Stop);

        answer.ReadableText.ShouldContain("Lindqvist");
        sources.ReadableText.ShouldContain("212 passengers");
        why.ReadableText.ShouldContain(Question);
        bea.Direct.Messages.Count(message => message.ReadableText.Contains("Lindqvist", StringComparison.Ordinal)).ShouldBe(1);
        (await _slices.ReadAsync("SELECT count(*) FROM briefbot.answer WHERE slice = 0")).ShouldBe(0);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.relay", 0);
    }

    [Fact]
    public async Task A_message_is_answered_once_and_a_follow_up_leans_on_it()
    {
        var bea = _slices.Add("bea", 1);

        var first = bea.SayDirectly(Question);
        var answer = await _slices.ReplyTo(first);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message WHERE slice = 1", 1);
        var second = bea.Say(bea.Direct, "And how many passengers?", answer);
        var follow = await _slices.ReplyTo(second);

        answer.ReadableText.ShouldContain("Lindqvist");
        follow.ReadableText.ShouldContain("212");
        _slices.Replies(first).Count.ShouldBe(1);
        _slices.Replies(second).Count.ShouldBe(1);
    }
}
