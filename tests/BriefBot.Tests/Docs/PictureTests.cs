using System.Globalization;
using System.Net;
using System.Text;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Tests.Host.Web;
using Microsoft.Playwright;

namespace BriefBot.Tests.Docs;

/// <summary>The pictures of the documents, taken of the real pages and of a real answer's messages: <c>./dev pictures</c> takes them anew,
/// and a test run only looks that each is there.</summary>
public sealed class PictureTests
{
    const string Asked = "/?q=who+spoke+at+Wuzhen+2020%3F";
    const string Folder = "docs/pictures";

    static bool AreTaken => Environment.GetEnvironmentVariable("BRIEFBOT_PICTURES") == "take";

    [Theory]
    [InlineData("home", "/", 1280, ColorScheme.Light)]
    [InlineData("home-768", "/", 768, ColorScheme.Light)]
    [InlineData("home-390", "/", 390, ColorScheme.Light)]
    [InlineData("answer", Asked, 1280, ColorScheme.Light)]
    [InlineData("answer-768", Asked, 768, ColorScheme.Dark)]
    [InlineData("answer-390", Asked, 390, ColorScheme.Light)]
    [InlineData("reader", "/article/19?version=1&start=836&end=916&also=596-760", 1280, ColorScheme.Light)]
    [InlineData("story", "/story/2", 1280, ColorScheme.Light)]
    [InlineData("administration", "/admin", 1280, ColorScheme.Light)]
    public async Task A_page(string name, string address, int width, ColorScheme scheme)
    {
        if (IsThere(name))
            return;
        await using var shown = await ShownPage.StartAsync(width, options => options.ColorScheme = scheme);

        await shown.GotoAsync(address);
        // The questions to begin with are found beside the requests.
        while (address == "/" && await shown.Page.Locator(".ideas li").CountAsync() < 4)
            await shown.Page.ReloadAsync();
        if (address == Asked)
            await shown.Page.Locator(".items .cite").First.HoverAsync();

        await TakeAsync(shown.Page, name);
    }

    [Fact]
    public async Task An_answer_on_Discord()
    {
        if (IsThere("discord"))
            return;
        await using var shown = await ShownPage.StartAsync(760);
        using var folder = new TemporaryFolder();
        var stop = TestContext.Current.CancellationToken;
        var (_, libraries) = await LibraryParts.OpenAllAsync(new Settings { Data = folder.Path }, null, TimeProvider.System, stop);
        await using var opened = libraries;
        var library = await libraries.SamplesAsync(stop);
        var question = new Question("who spoke at Wuzhen 2020?", new SearchScope(library.Workspace), new DateOnly(2020, 11, 30));
        var reply = await library.AnswerAsync(question, stop);
        var messages = AnswerMessage.Of(reply, new AnswerView(await library.StatisticsAsync(stop)) { AnswerKey = 1 });

        await shown.Page.SetContentAsync(Html(question.Text, messages));

        await TakeAsync(shown.Page, "discord");
    }

    [Fact]
    public void Every_picture_that_the_documents_show_is_one_of_these()
    {
        var shown = Directory
            .EnumerateFiles(Checkout.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Checkout.PathOf("README.md"))
            .SelectMany(file =>
                File.ReadAllText(file)
                    .Split("pictures/")
                    .Skip(1)
                    .Select(rest => rest.Split(')')[0])
                    .Where(name => name.EndsWith(".png", StringComparison.Ordinal))
            )
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        shown.ShouldBe(
            Directory.EnumerateFiles(Checkout.PathOf(Folder), "*.png").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>False where pictures are taken anew.</summary>
    static bool IsThere(string name)
    {
        if (AreTaken)
            return false;
        new FileInfo(PathOf(name)).Length.ShouldBeInRange(5_000, 500_000, $"./dev pictures takes {name}");
        return true;
    }

    static async Task TakeAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Checkout.PathOf(Folder));
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        await File.WriteAllBytesAsync(PathOf(name), picture, TestContext.Current.CancellationToken);
    }

    static string PathOf(string name) => Checkout.PathOf(Folder, name + ".png");

    // What a client makes of the messages: embeds with their strip of colour, Markdown laid out, buttons below.
    static string Html(string question, IReadOnlyList<MessageProperties> messages)
    {
        var html = new StringBuilder(
            "<!doctype html><meta charset=utf-8><style>body{margin:0;padding:16px;background:#313338;color:#dbdee1;"
                + "font:16px/1.4 sans-serif}"
                + ".who{font-weight:600;color:#fff}.bot{background:#5865f2;color:#fff;font-size:11px;border-radius:3px;padding:1px 5px}"
                + ".embed{background:#2b2d31;border-left:4px solid;border-radius:4px;padding:10px 14px;margin:6px 0;max-width:640px;"
                + "font-size:14px}.embed p{margin:6px 0}blockquote{margin:4px 0;padding-left:10px;border-left:4px solid #4e5058}"
                + "a{color:#00a8fc;text-decoration:none}.foot{color:#b5bac1;font-size:12px}.button{display:inline-block;background:#4e5058;"
                + "color:#fff;border-radius:3px;padding:6px 14px;margin:4px 6px 0 0;font-size:14px}</style>"
        );
        html.Append(CultureInfo.InvariantCulture, $"<p><span class=who>Mara</span><br>@BriefBot {Encode(question)}</p>");
        html.Append("<p><span class=who>BriefBot</span> <span class=bot>APP</span></p>");
        foreach (var message in messages)
        {
            html.Append(Markdig.Markdown.ToHtml(message.Content ?? ""));
            foreach (var embed in message.Embeds ?? [])
            {
                html.Append(CultureInfo.InvariantCulture, $"<div class=embed style='border-color:#{embed.Color ?? 0:x6}'>");
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<b>{Encode(embed.Title)}</b>{Markdig.Markdown.ToHtml(Lines(embed.Description))}"
                );
                html.Append(CultureInfo.InvariantCulture, $"<div class=foot>{Encode(embed.Footer?.Text)}</div></div>");
            }
            foreach (var button in (message.Components ?? []).SelectMany(row => row.Components ?? []).Where(one => one.Label is not null))
                html.Append(CultureInfo.InvariantCulture, $"<span class=button>{Encode(button.Label)}</span>");
        }
        return html.ToString();
    }

    // A line is a line on Discord.
    static string Lines(string? text) => (text ?? "").Replace("\n", "  \n", StringComparison.Ordinal);

    static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
