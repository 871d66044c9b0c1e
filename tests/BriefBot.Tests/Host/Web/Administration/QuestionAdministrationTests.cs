using System.Net;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>What was asked and what wasn't told, in the browser, over real sockets.</summary>
public class QuestionAdministrationTests
{
    static readonly DateTimeOffset At = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Questions_are_listed_with_how_they_were_answered()
    {
        await using var host = await AdministeredHost.StartAsync();
        var chat = await AskAsync(
            host,
            $"Who said it? {AdministeredHost.Hostile}",
            AnswerStatus.Answered,
            "discord",
            "\"of an older version\""
        );
        var page = await AskAsync(host, "Who sails?", AnswerStatus.NotFound, "web", "[\"Looked <i>here\",\"  and there\"]");
        await AskAsync(host, new string('a', 9_000), AnswerStatus.NotFound, "web", "[]");
        await host.Stores.Feedback.PressAsync(host.Home, chat, "1", Feedback.Down, AdministeredHost.Stop);

        var list = await host.PageAsync("/admin/questions");
        var down = await host.PageAsync("/admin/questions/down");
        var one = await host.PageAsync($"/admin/questions/{page.Value}");
        await host.PageAsync($"/admin/questions/{chat.Value}");

        list.ShouldContain("Who sails?");
        list.ShouldContain("discord");
        down.ShouldContain("Who said it? &lt;script&gt;");
        down.ShouldNotContain("Who sails?");
        one.ShouldContain("Looked &lt;i&gt;here");
        one.ShouldContain("<p class=\"under\" dir=\"auto\">and there</p>");
        (await host.GetAsync("/admin/questions/999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_asked_in_other_words_and_never_found_is_one_gap_and_the_most_asked_comes_first()
    {
        await using var host = await AdministeredHost.StartAsync();
        await AskAsync(host, "Who sails the ferry?", AnswerStatus.NotFound, "web", "[]");
        await AskAsync(host, "When do the buses run?", AnswerStatus.NotFound, "web", "[]");
        await AskAsync(host, "who SAILED the ferries", AnswerStatus.NotFound, "discord", "[]");
        await AskAsync(host, "Was it answered?", AnswerStatus.Answered, "web", "[]");
        await AskAsync(host, "???", AnswerStatus.NotFound, "web", "[]");

        var gaps = await host.PageAsync("/admin/questions/gaps");

        gaps.ShouldContain("<strong>2×</strong> <a href=\"/admin/questions/3\" dir=\"auto\">who SAILED the ferries</a>");
        gaps.IndexOf("ferries", StringComparison.Ordinal).ShouldBeLessThan(gaps.IndexOf("buses", StringComparison.Ordinal));
        gaps.ShouldNotContain("Was it answered?");
    }

    [Fact]
    public async Task What_a_digest_left_out_is_told_with_the_reason()
    {
        await using var host = await AdministeredHost.StartAsync();
        var schedule = await ScheduleAsync(host);
        var digest = new Digest(
            null,
            At,
            [],
            [],
            [],
            1,
            [
                new StoryFate(StoryVerdict.New, "Told", 2, 3, 3, "It is new."),
                new StoryFate(StoryVerdict.NothingNew, "Small", 1, 1, 1, "All of it was told."),
                new StoryFate(StoryVerdict.NoRoom, AdministeredHost.Hostile, 1, 4, 5, "Eight others came before it."),
            ],
            []
        );
        await host.Stores.Outbox.RequestAsync(schedule, new("now:1", At, "nonce", DigestState.Planned), AdministeredHost.Stop);
        var run = (await host.Stores.Outbox.TakeAsync("me", At, TimeSpan.FromMinutes(1), AdministeredHost.Stop))!;
        await host.Stores.Outbox.PostingAsync(new(run.Id, "me"), digest.Write(), "1", At, AdministeredHost.Stop);
        await host.Stores.Outbox.EndAsync(
            new(run.Id, "me"),
            new(DigestState.Posted, At) { Message = new("discord", "1150000000000000001", "2") },
            AdministeredHost.Stop
        );

        var page = await host.PageAsync("/admin/missed");

        page.ShouldContain("outlets: 4 · no room: Eight others came before it.");
        page.ShouldContain("nothing new: All of it was told.");
        page.ShouldNotContain(">Told<");
        page.IndexOf("Eight", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("Small", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_that_was_never_posted_is_told_with_the_reason()
    {
        await using var host = await AdministeredHost.StartAsync();
        var schedule = await ScheduleAsync(host);
        await host.Stores.Outbox.RequestAsync(schedule, new("now:1", At, "nonce", DigestState.Planned), AdministeredHost.Stop);
        var run = (await host.Stores.Outbox.TakeAsync("me", At, TimeSpan.FromMinutes(1), AdministeredHost.Stop))!;
        await host.Stores.Outbox.EndAsync(
            new(run.Id, "me"),
            new(DigestState.Failed, At) { Reason = "The channel <is> gone.", Trouble = TroubleKind.ChannelGone },
            AdministeredHost.Stop
        );

        foreach (var path in new[] { "/admin/missed", $"/admin/schedules/{schedule}", "/admin/schedules", "/admin" })
            (await host.PageAsync(path)).ShouldContain("The channel &lt;is&gt; gone.");
    }

    static async Task<ScheduleId> ScheduleAsync(AdministeredHost host) =>
        (
            await host.Stores.Schedules.AddAsync(
                new(host.Home, null, new ChatPlace("discord", "1150000000000000001"), new TimeOnly(8, 0), Weekdays.All, "Europe/Berlin"),
                At,
                At,
                AdministeredHost.Stop
            )
        )!.Value;

    static async Task<AnswerKey> AskAsync(AdministeredHost host, string question, AnswerStatus status, string platform, string trace) =>
        await host.Stores.Answers.AddAsync(
            new AnswerRecord(host.Home, new ChatPlace(platform, "1"), "1", question)
            {
                AskedAt = At,
                AsOf = DateOnly.FromDateTime(At.UtcDateTime),
                Status = status,
                Confidence = 0.5,
                AnsweredBy = "extractive",
                Elapsed = TimeSpan.FromMilliseconds(12),
                Shown = "{}",
                Trace = trace,
            },
            AdministeredHost.Stop
        );
}
