using System.Net;
using System.Text.RegularExpressions;
using BriefBot.Fakes;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Links to the archived article, from an answer on Discord to the page that opens.</summary>
public sealed partial class ReaderLinkTests : FerryNews
{
    const string Question = "Who is the captain of the Albatross?";

    static WebOptions Web { get; } =
        new()
        {
            Urls = "http://127.0.0.1:0",
            PublicUrl = "https://briefbot.example",
            Token = "correct-horse-battery-staple",
        };

    [Fact]
    public async Task A_member_reads_the_cited_article_without_the_operators_token()
    {
        await ReconnectAsync();

        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", Question)).AnswerAsync(Bot.Stop);
        var sources = await Bot.Ada.Click(answer, "Sources").AnswerAsync(Bot.Stop);

        foreach (var message in new[] { answer, sources })
        {
            var (status, page) = await OpenAsync(Archived(message).ShouldHaveSingleItem());

            status.ShouldBe(HttpStatusCode.OK);
            page.ShouldContain("<mark id=\"cited\">");
            page.ShouldContain("Captain Mara Lindqvist");
        }
    }

    [Fact]
    public async Task So_does_a_member_of_the_home_server()
    {
        await ReconnectAsync(settings => settings.Discord.HomeServer = Bot.Guild.Id.ToString());
        await Bot.AddArticleAsync(
            "default",
            "Bridge closes",
            "The Alder bridge closed on Friday, engineer Tomas Reyl said.",
            "https://gazette.example/bridge"
        );

        var answer = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the engineer of the Alder bridge?"))
            .AnswerAsync(Bot.Stop);
        var (status, page) = await OpenAsync(Archived(answer).ShouldHaveSingleItem());

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Tomas Reyl");
    }

    [Fact]
    public async Task Neither_samples_nor_a_bot_without_a_public_address_give_such_links()
    {
        var without = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", Question)).AnswerAsync(Bot.Stop);
        await ReconnectAsync();
        var empty = Bot.Discord.AddGuild("New here");
        var grace = Bot.Discord.Person("grace", empty);
        var samples = await grace
            .Slash(Bot.Discord.AddChannel(empty), "ask", ("question", "who spoke at Wuzhen 2020?"))
            .AnswerAsync(Bot.Stop);

        Archived(without).ShouldBeEmpty();
        samples.ReadableText.ShouldContain("samples answered");
        Archived(samples).ShouldBeEmpty();
    }

    async Task ReconnectAsync(Action<Settings>? configure = null)
    {
        await Bot.DisconnectAsync();
        await Bot.ConnectAsync(settings =>
        {
            settings.Web = Web;
            configure?.Invoke(settings);
        });
    }

    /// <summary>Follows a link to a web host on the bot's own corpus.</summary>
    async Task<(HttpStatusCode Status, string Page)> OpenAsync(Uri link)
    {
        var links = await ReaderSecret.LinksAsync(Web, Bot.Corpus, Bot.Stores.Settings, Bot.Stop);
        await using var host = await WebHost.StartAsync(Web, Bot.Libraries, new WebParts { Links = links }, TimeProvider.System, Bot.Stop);
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses.Single()) };
        var response = await client.GetAsync(link.PathAndQuery, Bot.Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Bot.Stop));
    }

    static List<Uri> Archived(FakeMessage message) => [.. Link().Matches(message.ReadableText).Select(match => new Uri(match.Value))];

    [GeneratedRegex(@"(?<=\]\()https://briefbot\.example/[^)]*", RegexOptions.None, 1_000)]
    private static partial Regex Link();
}
