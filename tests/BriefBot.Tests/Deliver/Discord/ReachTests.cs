using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>What was answered is shown again only to those who still reach the articles.</summary>
public sealed class ReachTests : FerryNews
{
    const string Question = "Who is the captain of the Albatross?";

    Person _manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _manager = Bot.AddManager();
        await Bot.SetDirectMessagesAsync(_manager, open: true);
    }

    [Fact]
    public async Task Buttons_in_direct_messages_work_while_the_server_is_open_to_them()
    {
        var answer = await ReplyTo(Bot.Ada.SayDirectly(Question));

        (await Bot.Ada.Click(answer, "Sources").AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("212 passengers");
        (await Bot.Ada.Slash(Bot.Ada.Direct, "why").AnswerAsync(Bot.Stop)).ReadableText.ShouldContain(Question);
    }

    [Fact]
    public async Task Nothing_of_a_server_is_shown_in_direct_messages_after_it_was_closed_to_them()
    {
        var answer = await ReplyTo(Bot.Ada.SayDirectly(Question));

        await Bot.SetDirectMessagesAsync(_manager, open: false);

        await ShowsNothingAsync(answer);
    }

    [Fact]
    public async Task Nothing_of_a_server_is_shown_to_a_person_who_left_it()
    {
        var answer = await ReplyTo(Bot.Ada.SayDirectly(Question));

        Bot.Guild.Members.Remove(Bot.Ada.User.Id);
        // What was known of memberships a minute ago is forgotten.
        await Bot.DisconnectAsync();
        await Bot.ConnectAsync();

        await ShowsNothingAsync(answer);
    }

    [Fact]
    public async Task An_answer_whose_quotes_no_longer_stand_is_not_shared()
    {
        var seen = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", Question), ("private", true)).AnswerAsync(Bot.Stop);
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        await foreach (var article in Bot.Corpus.ListAsync(new(workspace), Bot.Stop))
            await Bot.Corpus.RemoveAsync(workspace, article.Id, Bot.Stop);

        var refused = await Bot.Ada.Click(seen, "Share").FollowUpAsync(0, Bot.Stop);

        refused.Ephemeral.ShouldBeTrue();
        refused.ReadableText.ShouldNotContain("Lindqvist");
    }

    async Task ShowsNothingAsync(FakeMessage answer)
    {
        foreach (var button in new[] { "Sources", "Why" })
            (await Bot.Ada.Click(answer, button).AnswerAsync(Bot.Stop)).ReadableText.ShouldBe(
                "I no longer have this answer. Please ask again."
            );
        (await Bot.Ada.Slash(Bot.Ada.Direct, "why").AnswerAsync(Bot.Stop)).ReadableText.ShouldBe(
            "I no longer have this answer. Please ask again."
        );
    }
}
