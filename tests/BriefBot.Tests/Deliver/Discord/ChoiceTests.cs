using System.Text;
using BriefBot.Corpus;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Discord refuses all choices for the sake of one that it does not take.</summary>
public sealed class ChoiceTests : FerryNews
{
    [Theory]
    [InlineData("\u2060\u200b")]
    [InlineData("\u00a0\u2003")]
    public async Task An_outlet_without_a_visible_name_is_not_offered_and_keeps_no_other_from_it(string outlet)
    {
        await AddArticleOfAsync(outlet);

        var choices = await Bot.Ada.Type(Bot.Channel, "ask", "source", "", ("question", "x")).ChoicesAsync(Bot.Stop);

        choices.Select(choice => choice.Name).ShouldBe(["Harbour Gazette"]);
    }

    [Fact]
    public async Task Outlets_that_look_the_same_are_offered_once_and_long_ones_fit()
    {
        var longest = "@everyone " + new string('x', 90);
        await AddArticleOfAsync("Harbour\u200b Gazette");
        await AddArticleOfAsync(longest);

        var choices = await Bot.Ada.Type(Bot.Channel, "ask", "source", "", ("question", "x")).ChoicesAsync(Bot.Stop);

        choices.Count.ShouldBe(2);
        choices.ShouldContain(choice => choice.Value == longest);
    }

    [Fact]
    public async Task A_day_written_with_many_blanks_is_offered_by_a_name_that_fits()
    {
        var choices = await Bot
            .Ada.Type(Bot.Channel, "ask", "since", $"7{new string(' ', 90)}days", ("question", "x"))
            .ChoicesAsync(Bot.Stop);

        choices.ShouldNotBeEmpty();
    }

    async Task AddArticleOfAsync(string outlet)
    {
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        var body = $"The Greyrock tunnel opened to traffic on Monday after six years of work, said engineer number {outlet.Length}.";
        var published = PublicationDate.Stated(new DateOnly(2024, 5, 2), "stated");
        await Bot.Corpus.StoreAsync(
            workspace,
            new ArticleDraft("Tunnel", body, published, new Original(Encoding.UTF8.GetBytes(body), "text/plain", "-")) { Source = outlet },
            Bot.Stop
        );
    }
}
