using BriefBot.Fakes;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>/topic and /digest as people who manage a server use them, with the bot connected.</summary>
public sealed class DigestCommandTests : FerryNews
{
    [Fact]
    public async Task A_topic_is_saved_changed_listed_and_removed()
    {
        var manager = Bot.AddManager();

        (await SaidAsync(manager, "topic add", ("name", "ships"), ("include", "ferry, Albatross"), ("exclude", "airline"))).ShouldContain(
            "“ships” is saved"
        );
        (await SaidAsync(manager, "topic add", ("name", "Ships"))).ShouldContain("already");
        (await SaidAsync(manager, "topic edit", ("name", "ships"), ("sources", "Harbour Gazette"), ("rename", "harbour"))).ShouldContain(
            "“harbour” is saved"
        );
        (await SaidAsync(manager, "topic list")).ShouldContain("**harbour**: ferry, Albatross; without airline; from Harbour Gazette");
        (await SaidAsync(manager, "topic remove", ("name", "harbour"))).ShouldContain("is removed");
        (await SaidAsync(manager, "topic list")).ShouldContain("No topic is saved");
    }

    [Fact]
    public async Task A_digest_is_scheduled_with_choices_listed_paused_resumed_and_removed()
    {
        var manager = Bot.AddManager();
        await SaidAsync(manager, "topic add", ("name", "ships"), ("include", "ferry"));

        (await ChoicesAsync(manager, "digest schedule", "timezone", "berl")).ShouldBe(["Europe/Berlin"]);
        (await ChoicesAsync(manager, "digest schedule", "topic", "")).ShouldBe(["ships"]);
        (await ChoicesAsync(manager, "digest schedule", "days", "mon,thu")).ShouldContain("mon,thu");
        (
            await SaidAsync(
                manager,
                "digest schedule",
                ("channel", Bot.Channel),
                ("time", "8:00"),
                ("timezone", "europe/berlin"),
                ("topic", "ships"),
                ("days", "mon-fri")
            )
        ).ShouldContain("08:00 Monday to Friday, Europe/Berlin");
        var schedule = (await manager.Type(Bot.Channel, "digest pause", "schedule", "ships").ChoicesAsync(Bot.Stop)).Single().Value;

        (await SaidAsync(manager, "topic remove", ("name", "ships"))).ShouldContain("A schedule posts this topic");
        (await SaidAsync(manager, "digest pause", ("schedule", schedule))).ShouldContain("Paused");
        (await SaidAsync(manager, "digest list")).ShouldContain("paused");
        (await SaidAsync(manager, "digest resume", ("schedule", schedule))).ShouldContain("It goes on");
        (await SaidAsync(manager, "digest remove", ("schedule", schedule))).ShouldContain("removed");
        (await SaidAsync(manager, "digest list")).ShouldContain("No digest is scheduled here");
    }

    [Theory]
    [InlineData("25:00", "Europe/Berlin", "daily", "I don’t understand that time")]
    [InlineData("8:00", "Berlin", "daily", "I don’t know that time zone")]
    [InlineData("8:00", "Europe/Berlin", "someday", "I don’t understand those days")]
    public async Task What_cant_be_scheduled_is_said(string time, string zone, string days, string said) =>
        (
            await SaidAsync(
                Bot.AddManager(),
                "digest schedule",
                ("channel", Bot.Channel),
                ("time", time),
                ("timezone", zone),
                ("days", days)
            )
        ).ShouldContain(said);

    [Fact]
    public async Task A_digest_asked_for_now_is_posted_for_all_to_see_and_tells_why()
    {
        var manager = Bot.AddManager();
        await StoreTodayAsync();
        await SaidAsync(manager, "digest schedule", ("channel", Bot.Channel), ("time", "8:00"), ("timezone", "Etc/UTC"));
        var schedule = (await manager.Type(Bot.Channel, "digest now", "schedule", "").ChoicesAsync(Bot.Stop)).Single().Value;

        (await SaidAsync(manager, "digest preview", ("schedule", schedule))).ShouldContain("Pilots of Eldon");
        (await SaidAsync(manager, "digest now", ("schedule", schedule))).ShouldContain("in a moment");
        var digest = await Bot.Discord.WhenAsync(
            () => Bot.Channel.Messages.FirstOrDefault(message => message.ReadableText.Contains("Digest —", StringComparison.Ordinal)),
            Bot.Stop
        );

        digest.ReadableText.ShouldContain("Pilots of Eldon");
        digest.EverPinged.ShouldBeFalse();
        var address = new BriefBot.Corpus.ChatMessage("discord", Bot.Channel.Id.ToString(), digest.Id.ToString());
        // It is noted once the post has returned, which nobody there sees.
        BriefBot.Corpus.Digests.DigestRun? why;
        while ((why = await Bot.Stores.Outbox.FindByMessageAsync(address, Bot.Stop)) is null)
            Bot.Stop.ThrowIfCancellationRequested();
        why.IsOnRequest.ShouldBeTrue();
        (await Bot.Ada.Click(digest, "Why").AnswerAsync(Bot.Stop)).ReadableText.ShouldContain("None of its articles was told of before.");
        (await Bot.Ada.Slash(Bot.Channel, "why", ("digest", true)).AnswerAsync(Bot.Stop)).ReadableText.ShouldContain(
            "Pilots of Eldon stop work"
        );
    }

    [Fact]
    public async Task A_topic_tells_a_channel_at_once_until_that_is_stopped()
    {
        var manager = Bot.AddManager();
        await SaidAsync(manager, "topic add", ("name", "pilots"), ("include", "pilots"));

        (await SaidAsync(manager, "topic alert", ("name", "planes"), ("channel", Bot.Channel))).ShouldContain("no such topic");
        (await SaidAsync(manager, "topic alert", ("name", "pilots"))).ShouldContain("tells no channel at once");
        (await SaidAsync(manager, "topic alert", ("name", "Pilots"), ("channel", Bot.Channel))).ShouldContain("“pilots”");
        (await SaidAsync(manager, "topic alert", ("name", "pilots"))).ShouldContain("told at once in");
        (await SaidAsync(manager, "topic list")).ShouldContain("told at once in");
        (await SaidAsync(manager, "digest list")).ShouldContain("No digest is scheduled here");
        await StoreTodayAsync();
        // The bot looks every quarter of a minute, and at once when somebody asks for a digest.
        await SaidAsync(manager, "digest schedule", ("channel", Bot.Channel), ("time", "8:00"), ("timezone", "Etc/UTC"));
        var schedule = (await manager.Type(Bot.Channel, "digest now", "schedule", "").ChoicesAsync(Bot.Stop)).Single().Value;
        await SaidAsync(manager, "digest now", ("schedule", schedule));
        var alert = await Bot.Discord.WhenAsync(
            () => Bot.Channel.Messages.FirstOrDefault(message => message.ReadableText.Contains("New on pilots", StringComparison.Ordinal)),
            Bot.Stop
        );
        alert.ReadableText.ShouldContain("stopped work on Tuesday");
        (await SaidAsync(manager, "topic alert", ("name", "pilots"), ("off", true))).ShouldContain("no channel at once any more");
        (await SaidAsync(manager, "topic list")).ShouldNotContain("told at once");
    }

    async Task StoreTodayAsync()
    {
        const string body =
            "The harbour pilots of Eldon stopped work on Tuesday. Pilots of Eldon demand 9 percent more pay, their union said.";
        var workspace = await Bot.Corpus.WorkspaceAsync($"discord:{Bot.Guild.Id}", Bot.Stop);
        var today = BriefBot.Corpus.PublicationDate.Stated(DateOnly.FromDateTime(DateTime.UtcNow), "stated");
        var draft = new BriefBot.Corpus.ArticleDraft(
            "Pilots of Eldon stop work",
            body,
            today,
            new BriefBot.Corpus.Original(System.Text.Encoding.UTF8.GetBytes(body), "text/plain", "-")
        )
        {
            Source = "Harbour Gazette",
        };
        await Bot.Corpus.StoreAsync(workspace, draft, Bot.Stop);
        await Bot.Corpus.IndexAsync(Bot.Stop);
        await Bot.Stores.Stories.PlaceAllAsync(Bot.Stop);
    }

    async Task<string> SaidAsync(Person who, string command, params (string, object)[] options) =>
        (await who.Slash(Bot.Channel, command, options).AnswerAsync(Bot.Stop)).ReadableText;

    async Task<IEnumerable<string>> ChoicesAsync(Person who, string command, string option, string typed) =>
        (await who.Type(Bot.Channel, command, option, typed).ChoicesAsync(Bot.Stop)).Select(choice => choice.Value?.ToString() ?? "");
}
