using BriefBot.Fakes;
using BriefBot.Tests.Ingest.Fetching;

namespace BriefBot.Tests.Deliver.Discord;

public sealed class ArticleCommandTests : FerryNews
{
    readonly HostileWeb _web = new(call =>
        call.Target switch
        {
            "/tunnel" => [WebStep.Answer("200 OK", Tunnel, "Content-Type: text/html")],
            "/feed" => [WebStep.Answer("200 OK", "<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "Content-Type: text/xml")],
            _ => [WebStep.Answer("404 Not Found", "")],
        }
    );

    const string Tunnel =
        "<!doctype html><title>Tunnel opens</title><article><h1>Tunnel opens</h1><p>The Greyrock tunnel opened to traffic on "
        + "Monday, after nine years of work in the rock.</p>"
        + "<p>Mayor Ines Calder cut the ribbon before some four hundred guests, and the first cars went through at noon.</p></article>";

    Person _owner = null!;

    internal override HostileWeb? Internet => _web;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _owner = Bot.Discord.Person("owner");
        Bot.Discord.AddMember(Bot.Guild, _owner, Bot.Discord.AddRole(Bot.Guild, "managers", FakePermissions.ManageGuild));
    }

    [Fact]
    public async Task An_article_is_written_in_a_form_and_answers_at_once()
    {
        var form = _owner.Slash(Bot.Channel, "article add");
        await form.ModalAsync(Bot.Stop);

        var sent = _owner.Submit(
            form,
            ("title", "Tunnel opens"),
            ("body", "The Greyrock tunnel opened to traffic on Monday. Mayor Ines Calder cut the ribbon."),
            ("source", "Valley Times"),
            ("url", ""),
            ("published", "2024-05-06")
        );
        var stored = await sent.AnswerAsync(Bot.Stop);
        var answer = await Bot
            .Ada.Slash(Bot.Channel, "ask", ("question", "Who is the mayor who opened the Greyrock tunnel?"))
            .AnswerAsync(Bot.Stop);

        stored.ReadableText.ShouldContain("Tunnel opens");
        stored.Ephemeral.ShouldBeTrue();
        answer.ReadableText.ShouldContain("Ines Calder");
        answer.ReadableText.ShouldContain("Valley Times");
    }

    [Fact]
    public async Task A_page_becomes_an_article_of_the_server_by_its_address()
    {
        var stored = await _owner
            .Slash(Bot.Channel, "article add", ("url", "http://news.example/tunnel"), ("published", "2024-05-06"))
            .AnswerAsync(Bot.Stop);
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Which mayor opened the Greyrock tunnel?")).AnswerAsync(Bot.Stop);

        stored.ReadableText.ShouldContain("Tunnel opens");
        answer.ReadableText.ShouldContain("Ines Calder");
        _web.Trapped.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin", "not of the public internet")]
    [InlineData("http://2130706433/admin", "not of the public internet")]
    [InlineData("file:///etc/passwd", "not an http or https address")]
    [InlineData("/etc/passwd", "not an http or https address")]
    [InlineData("../data", "not an http or https address")]
    [InlineData("https://user:secret@news.example/", "user name")]
    [InlineData("http://news.example:22/", "port 22")]
    [InlineData("http://news.example/nothing", "404")]
    [InlineData("http://news.example/feed", "/feed add")]
    public async Task An_address_that_is_no_page_is_refused_with_the_reason(string address, string reason)
    {
        var refused = await _owner.Slash(Bot.Channel, "article add", ("url", address)).AnswerAsync(Bot.Stop);

        refused.ReadableText.ShouldContain(reason);
        (await CountAsync()).ShouldBe(1);
        _web.Trapped.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_becomes_an_article_of_the_server()
    {
        var file = _owner.Upload(
            "tunnel.md",
            "# Tunnel opens\n\nThe Greyrock tunnel opened to traffic on Monday. Mayor Ines Calder cut the ribbon."u8.ToArray()
        );

        var stored = await _owner
            .Slash(Bot.Channel, "article add", ("file", file), ("source", "Valley Times"), ("published", "2024-05-06"))
            .AnswerAsync(Bot.Stop);
        var answer = await Bot.Ada.Slash(Bot.Channel, "ask", ("question", "Which mayor opened the Greyrock tunnel?")).AnswerAsync(Bot.Stop);

        stored.ReadableText.ShouldContain("Tunnel opens");
        answer.ReadableText.ShouldContain("Ines Calder");
    }

    [Fact]
    public async Task A_file_that_holds_no_article_is_refused_with_the_reason()
    {
        var file = _owner.Upload("picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "image/png");

        var refused = await _owner.Slash(Bot.Channel, "article add", ("file", file)).AnswerAsync(Bot.Stop);

        refused.ReadableText.ShouldContain("picture.png");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_found_wrongly_is_set_by_hand_and_an_answer_says_so()
    {
        var choices = await _owner.Type(Bot.Channel, "article set", "article", "ferry").ChoicesAsync(Bot.Stop);
        var id = choices.Single().Value;

        var set = await _owner
            .Slash(Bot.Channel, "article set", ("article", id), ("source", "Valley Times"), ("published", "2023-02-01"))
            .AnswerAsync(Bot.Stop);
        var shown = await _owner.Slash(Bot.Channel, "article show", ("article", id)).AnswerAsync(Bot.Stop);
        var cleared = await _owner.Slash(Bot.Channel, "article set", ("article", id), ("clear", "source")).AnswerAsync(Bot.Stop);

        set.ReadableText.ShouldContain("Valley Times (set by hand)");
        shown.ReadableText.ShouldContain("1 February 2023 (set by hand)");
        cleared.ReadableText.ShouldNotContain("Valley Times");
    }

    [Fact]
    public async Task A_date_that_cannot_be_set_is_refused_with_what_to_write()
    {
        var choices = await _owner.Type(Bot.Channel, "article set", "article", "ferry").ChoicesAsync(Bot.Stop);

        var refused = await _owner
            .Slash(Bot.Channel, "article set", ("article", choices.Single().Value), ("published", "soon"))
            .AnswerAsync(Bot.Stop);

        refused.ReadableText.ShouldContain("2024-05-03");
    }

    [Fact]
    public async Task An_article_is_picked_by_its_title_and_shown()
    {
        var choices = await _owner.Type(Bot.Channel, "article show", "article", "ferry").ChoicesAsync(Bot.Stop);

        var shown = await _owner.Slash(Bot.Channel, "article show", ("article", choices.Single().Value)).AnswerAsync(Bot.Stop);

        choices.Single().Name.ShouldContain("Ferry runs aground");
        shown.ReadableText.ShouldContain("ran aground off Brindle Point");
    }

    [Fact]
    public async Task An_article_is_removed_only_after_asking()
    {
        var id = (await _owner.Type(Bot.Channel, "article remove", "article", "ferry").ChoicesAsync(Bot.Stop)).Single().Value;

        var asked = await _owner.Slash(Bot.Channel, "article remove", ("article", id)).AnswerAsync(Bot.Stop);
        var before = await CountAsync();
        _owner.Click(asked, "Remove");
        await Bot.Discord.UntilAsync(() => asked.Buttons.Count == 0, Bot.Stop);

        before.ShouldBe(1);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Articles_of_other_servers_are_neither_shown_nor_removed()
    {
        var other = Bot.Discord.AddGuild("Rivals");
        var theirs = await Bot.AddArticleAsync(other, "Tunnel opens", "The Greyrock tunnel opened to traffic on Monday.");

        var shown = await _owner.Slash(Bot.Channel, "article show", ("article", theirs.Article.ToString())).AnswerAsync(Bot.Stop);

        shown.ReadableText.ShouldContain("no such article");
    }

    async Task<long> CountAsync() =>
        (await Bot.Corpus.StatisticsAsync(await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop), Bot.Stop)).Articles;
}
