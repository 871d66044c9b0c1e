using BriefBot.Corpus;
using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>The timeline below a briefing.</summary>
public sealed class BriefPictureTests : FerryNews
{
    const string EditOriginal = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";

    [Fact]
    public async Task A_briefing_of_several_outlets_shows_who_reported_when_and_says_it_in_words()
    {
        await ReportedByOthersAsync();

        var answer = await BriefAsync(pictures: 1);

        var picture = answer.Attachments.Single();
        picture.Name.ShouldBe("timeline.png");
        picture.ContentType.ShouldBe("image/png");
        picture.Bytes.Span[..8].ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        picture.Bytes.Length.ShouldBeLessThan(1024 * 1024);
        var described = picture.Description.ShouldNotBeNull();
        described.ShouldContain("2 articles");
        described.ShouldContain("Coast Herald: 1 article, on 3 May 2024");
        described.Length.ShouldBeLessThanOrEqualTo(1_024);
        answer.ReadableText.ShouldContain("ran aground off Brindle Point");
        answer.EverPinged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_briefing_of_one_article_is_text()
    {
        var answer = await BriefAsync(pictures: 0);

        answer.Attachments.ShouldBeEmpty();
        answer.ReadableText.ShouldContain("ran aground off Brindle Point");
    }

    [Fact]
    public async Task Where_the_bot_may_not_attach_files_the_briefing_is_text()
    {
        await ReportedByOthersAsync();
        Bot.Channel.Overwrites.Add(new(Bot.Discord.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.AttachFiles));

        var answer = await BriefAsync(pictures: 0);

        answer.Attachments.ShouldBeEmpty();
        answer.ReadableText.ShouldContain("ran aground off Brindle Point");
    }

    [Fact]
    public async Task A_picture_that_Discord_refuses_costs_the_briefing_nothing()
    {
        await ReportedByOthersAsync();
        // The answer itself takes its place first.
        Bot.Discord.Rest.On(EditOriginal).Until(Task.CompletedTask);
        Bot.Discord.Rest.On(EditOriginal).Refuse(413, 40005, "Request entity too large");

        var answer = await Bot.Ada.Slash(Bot.Channel, "brief", ("topic", "ferry Albatross aground")).AnswerAsync(Bot.Stop);
        await Bot.Discord.UntilAsync(() => Bot.Discord.Exchanges.Any(exchange => exchange.Status == 413), Bot.Stop);
        await AskAsync();

        answer.Attachments.ShouldBeEmpty();
        answer.ReadableText.ShouldContain("ran aground off Brindle Point");
        Bot.Channel.Messages.ShouldAllBe(message => !message.ReadableText.Contains("went wrong", StringComparison.Ordinal));
    }

    async Task ReportedByOthersAsync()
    {
        const string body = "All 212 passengers of the ferry Albatross were rescued after it ran aground off Brindle Point on Tuesday.";
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        var draft = new ArticleDraft(
            "Passengers of the ferry Albatross rescued",
            body,
            PublicationDate.Stated(new DateOnly(2024, 5, 3), "stated"),
            new Original(System.Text.Encoding.UTF8.GetBytes(body), "text/plain", "-")
        )
        {
            Source = "Coast Herald",
        };
        await Bot.Corpus.StoreAsync(workspace, draft, Bot.Stop);
        await Bot.Corpus.IndexAsync(Bot.Stop);
    }

    /// <summary>The answer, once whatever comes after it has come.</summary>
    async Task<FakeMessage> BriefAsync(int pictures)
    {
        var answer = await Bot.Ada.Slash(Bot.Channel, "brief", ("topic", "ferry Albatross aground")).AnswerAsync(Bot.Stop);
        if (pictures > 0)
            await Bot.Discord.UntilAsync(() => answer.Attachments.Count == pictures, Bot.Stop);
        else
            await AskAsync();
        return answer;
    }

    // What a person asks next waits for all of what they asked before.
    Task AskAsync() => Bot.Ada.Slash(Bot.Channel, "ask", ("question", "How many passengers were aboard?")).AnswerAsync(Bot.Stop);
}
