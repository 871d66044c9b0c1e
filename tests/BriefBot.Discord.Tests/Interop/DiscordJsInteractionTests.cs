using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>A person acts, a bot on discord.js answers, and both see the same.</summary>
public sealed class DiscordJsInteractionTests : DiscordJsTest
{
    [Fact]
    public async Task It_defers_a_slash_command_edits_the_answer_and_follows_up()
    {
        await using var bot = await AnsweringAsync();

        var asked = Anna.Slash(Channel, "ask", ("question", "Who spoke?"));
        var answered = await bot.SaysAsync("answered");

        (await asked.AcknowledgedAsync(Stop)).Kind.ShouldBe(AcknowledgementKind.Deferred);
        (await asked.AnswerAsync(Stop)).Content.ShouldBe("Here it is");
        (await asked.FollowUpAsync(0, Stop)).Ephemeral.ShouldBeTrue();
        ((bool?)answered["same"]).ShouldBe(true);
        ((string?)answered["embed"]).ShouldBe("You asked: Who spoke?");
        ((int?)answered["buttons"]).ShouldBe(2);
        ((bool?)answered["ephemeral"]).ShouldBe(true);
        ((string?)answered["guild"]).ShouldBe(Guild.Name);
        ((string?)answered["member"]).ShouldBe("Anna");
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_hears_a_click_and_changes_the_message()
    {
        await using var bot = await AnsweringAsync();
        var asked = Anna.Slash(Channel, "ask", ("question", "Who spoke?"));
        await bot.SaysAsync("answered");
        var answer = await asked.AnswerAsync(Stop);

        var click = Anna.Click(answer, "Why");
        var clicked = await bot.SaysAsync("clicked");

        ((string?)clicked["message"]).ShouldBe(Text(answer.Id));
        ((string?)clicked["customId"]).ShouldBe("why");
        ((string?)clicked["by"]).ShouldBe("anna");
        answer.Content.ShouldBe("Changed by the click");
        (await click.FollowUpAsync(0, Stop)).Content.ShouldBe("Because");
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_shows_a_form_and_hears_what_is_filled_in_and_chosen()
    {
        await using var bot = await AnsweringAsync();

        var asked = Anna.Slash(Channel, "article");
        await asked.ModalAsync(Stop);
        var filled = Anna.Submit(asked, ("text", "Once upon a time"));
        await bot.SaysAsync("stored");
        var stored = await filled.AnswerAsync(Stop);
        var storedText = stored.Content;
        Anna.Select(stored, "sources", "2");
        await bot.SaysAsync("chosen");

        storedText.ShouldBe("Stored: Once upon a time");
        stored.Content.ShouldBe("Chosen: 2");
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_completes_what_is_typed()
    {
        await using var bot = await AnsweringAsync();

        var typing = Anna.Type(Channel, "ask", "question", "wuzhen");

        (await typing.ChoicesAsync(Stop)).ShouldBe([("wuzhen 2020", "wuzhen-2020"), ("wuzhen", "wuzhen")]);
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_answers_a_context_menu_about_the_message()
    {
        await using var bot = await AnsweringAsync();
        var claim = Anna.Say(Channel, "Xi spoke there himself");

        var menu = Anna.OnMessage("Check this claim", claim);
        var seen = await bot.SaysAsync("checked");

        ((string?)seen["author"]).ShouldBe("anna");
        ((string?)seen["reply"]).ShouldBe("About: Xi spoke there himself");
        (await menu.AnswerAsync(Stop)).Ephemeral.ShouldBeTrue();
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_replies_to_a_mention_and_opens_a_thread()
    {
        await using var bot = await AnsweringAsync();

        var question = Anna.Mention(Channel, "who spoke?");
        var replied = await bot.SaysAsync("replied");

        ((string?)replied["to"]).ShouldBe(Text(question.Id));
        ((bool?)replied["isThread"]).ShouldBe(true);
        await bot.EndAsync();
    }

    async Task<DiscordJs> AnsweringAsync()
    {
        var bot = Start("answering");
        await bot.SaysAsync("ready");
        return bot;
    }
}
