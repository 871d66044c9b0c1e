namespace BriefBot.Tests.Deliver.Discord.Relays;

/// <summary>What is asked in direct messages, which Discord tells shard 0 only, of a server that another host has.</summary>
public sealed class DirectMessageTests : IAsyncLifetime
{
    const string Question = "Who is the captain of the Albatross?";
    const string Remove = "Remove this answer";
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
        TwoSlices.Replies(first).Count.ShouldBe(1);
        TwoSlices.Replies(second).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_reaches_servers_of_several_slices_gets_the_best_answer_and_a_follow_up_leans_on_it()
    {
        var cy = _slices.Add("cy", 0, 1);

        var ferry = await cy.Slash(cy.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        var tram = await cy.Slash(cy.Direct, "ask", ("question", "Who cut the ribbon of the tram line?")).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message", 2);
        var question = cy.SayDirectly("And where did the ferry Albatross run aground?");
        var spoken = await _slices.ReplyTo(question);
        var follow = cy.SayDirectly("And when?");
        var leans = await _slices.ReplyTo(follow);
        var back = await cy.Click(tram, "Sources").AnswerAsync(_slices.Stop);

        ferry.ReadableText.ShouldContain("Lindqvist");
        tram.ReadableText.ShouldContain("Brook");
        spoken.ReadableText.ShouldContain("Brindle Point");
        leans.ReadableText.ShouldContain("Tuesday");
        back.ReadableText.ShouldContain("ribbon");
        TwoSlices.Replies(question).Count.ShouldBe(1);
        TwoSlices.Replies(follow).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_no_member_or_whose_server_is_closed_is_told_so()
    {
        var eve = _slices.Add("eve");
        var bea = _slices.Add("bea", 1);
        await _slices.OpenAsync(1, false);

        var stranger = await eve.Slash(eve.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        var closed = await bea.Slash(bea.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        var said = await _slices.ReplyTo(bea.SayDirectly(Question));

        foreach (var answer in new[] { stranger, closed, said })
            answer.ReadableText.ShouldContain("no server that we share allows direct messages");
    }

    [Fact]
    public async Task An_answer_of_another_slice_is_not_shown_again_to_who_left_the_server()
    {
        var bea = _slices.Add("bea", 1);
        var answer = await bea.Slash(bea.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message WHERE slice = 1", 1);

        await _slices.OpenAsync(1, false);
        var sources = await bea.Click(answer, "Sources").AnswerAsync(_slices.Stop);

        sources.ReadableText.ShouldBe("I no longer have this answer. Please ask again.");
    }

    [Fact]
    public async Task A_slice_that_nobody_leads_is_named_as_such_and_no_answer_comes_later()
    {
        var bea = _slices.Add("bea", 1);
        await _slices.DisconnectAsync(1);

        var command = bea.Slash(bea.Direct, "ask", ("question", Question));
        var message = bea.SayDirectly(Question);
        var notice = await command.AnswerAsync(_slices.Stop);
        var reply = await _slices.ReplyTo(message);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.relay", 0);
        await _slices.ConnectAsync(1);
        var served = await bea.Slash(bea.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);

        notice.ReadableText.ShouldContain(NotServed);
        reply.ReadableText.ShouldContain(NotServed);
        served.ReadableText.ShouldContain("Lindqvist");
        notice.ReadableText.ShouldContain(NotServed);
        TwoSlices.Replies(message).ShouldBe([reply]);
    }

    [Fact]
    public async Task A_leader_that_dies_between_taking_and_answering_leaves_one_honest_line()
    {
        var bea = _slices.Add("bea", 1);
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _slices.Discord.Rest.On("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original").Until(never.Task);

        var command = bea.Slash(bea.Direct, "ask", ("question", Question));
        await _slices.Discord.UntilAsync(() => _slices.Discord.Rest.Held == 1, _slices.Stop);
        await _slices.TakeAwayAsync(1);
        var notice = await command.AnswerAsync(_slices.Stop);

        notice.ReadableText.ShouldContain(NotServed);
        command.FollowUps.ShouldBeEmpty();
        (await _slices.ReadAsync("SELECT count(*) FROM briefbot.relay")).ShouldBe(0);
        never.SetResult();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_has_one_reply_when_the_leader_dies_while_it_posts(bool hasArrived)
    {
        var bea = _slices.Add("bea", 1);
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _slices.Discord.Rest.On("POST /channels/{channel_id}/messages", afterEffect: hasArrived).Until(never.Task);

        var message = bea.SayDirectly(Question);
        await _slices.Discord.UntilAsync(() => _slices.Discord.Rest.Held == 1, _slices.Stop);
        await _slices.TakeAwayAsync(1);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.relay", 0);
        var reply = await _slices.ReplyTo(message);
        var posted = Posts();
        // The request that was on its way arrives after all.
        never.SetResult();
        await _slices.Discord.UntilAsync(() => Posts() > posted, _slices.Stop);

        reply.ReadableText.ShouldContain(hasArrived ? "Lindqvist" : NotServed);
        TwoSlices.Replies(message).ShouldBe([reply]);

        int Posts() =>
            _slices.Discord.Exchanges.Count(exchange =>
                exchange.Method == "POST" && exchange.Url.EndsWith("/messages", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task An_edited_question_is_answered_again_in_place_and_a_deleted_one_offers_to_remove_its_answer()
    {
        var bea = _slices.Add("bea", 1);
        var question = bea.SayDirectly(Question);
        var answer = await _slices.ReplyTo(question);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message WHERE slice = 1", 1);

        bea.Edit(question, "How many passengers were on the Albatross?");
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.answer WHERE slice = 1 AND question LIKE 'How many%'", 1);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.answer", 1);
        var edited = answer.ReadableText;
        bea.Delete(question);
        await _slices.Discord.UntilAsync(() => answer.Buttons.Any(button => button.Label == Remove), _slices.Stop);
        await bea.Click(answer, Remove).AnswerAsync(_slices.Stop);

        edited.ShouldContain("**212**");
        answer.Deleted.ShouldBeTrue();
        bea.Direct.Messages.Count(message => message.ReplyTo == question).ShouldBeLessThanOrEqualTo(1);
        (await _slices.ReadAsync("SELECT count(*) FROM briefbot.answer")).ShouldBe(0);
    }

    [Fact]
    public async Task A_private_answer_is_shared_and_a_claim_is_checked_by_the_slice_that_has_the_server()
    {
        var bea = _slices.Add("bea", 1);
        var seen = await bea.Slash(bea.Direct, "ask", ("question", Question), ("private", true)).AnswerAsync(_slices.Stop);
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.posted_message WHERE slice = 1", 1);

        var shared = await bea.Click(seen, "Share").FollowUpAsync(0, _slices.Stop);
        var claim = bea.SayDirectly("The ferry Albatross ran aground off Brindle Point with 300 passengers.");
        var report = await bea.OnMessage("Check this claim", claim).AnswerAsync(_slices.Stop);

        seen.Ephemeral.ShouldBeTrue();
        shared.Ephemeral.ShouldBeFalse();
        shared.ReadableText.ShouldContain("Lindqvist");
        report.ReadableText.ShouldContain("212");
    }

    [Fact]
    public async Task Status_and_choices_speak_of_all_slices_that_a_person_reaches()
    {
        var cy = _slices.Add("cy", 0, 1);
        await _slices.AddArticleAsync(1, "Ferry refloated", "The Albatross was refloated.");

        var status = await cy.Slash(cy.Direct, "status").AnswerAsync(_slices.Stop);
        var bea = _slices.Add("bea", 1);
        IReadOnlyList<(string Name, string Value)> choices = [];
        // Who writes on is offered them: the first letter may come before the other host looks.
        while (choices.Count == 0)
            choices = await bea.Type(bea.Direct, "ask", "source", "", ("question", "x")).ChoicesAsync(_slices.Stop);

        status.ReadableText.ShouldContain("3");
        choices.Select(choice => choice.Name).ShouldBe(["Harbour Gazette"]);
    }

    [Fact]
    public async Task A_command_brought_along_reaches_the_slice_that_has_the_server_from_any_shard()
    {
        var bea = _slices.Add("bea", 1);
        _slices.Discord.Install(bea);
        var shards = new HashSet<ulong>();
        while (shards.Count < 2)
        {
            var foreign = _slices.Discord.AddForeignGuild();
            // Ids tell the millisecond.
            await Task.Delay(1, _slices.Stop);
            if (!shards.Add((foreign.Id >> 22) % 2))
                continue;
            var channel = _slices.Discord.AddChannel(foreign);
            _slices.Discord.AddMember(foreign, bea);

            var answer = await bea.Slash(channel, "ask", ("question", Question)).AnswerAsync(_slices.Stop);

            answer.ReadableText.ShouldContain("Lindqvist");
            answer.Ephemeral.ShouldBeTrue();
            answer.Buttons.ShouldNotContain(button => button.Label == "Share");
        }
    }

    [Fact]
    public async Task A_host_without_the_database_answers_for_its_own_slice_and_says_so_of_others()
    {
        var (al, bea) = (_slices.Add("al", 0), _slices.Add("bea", 1));
        const string Tram = "Who cut the ribbon of the tram line?";
        _slices.Networks[0].Cut();
        _slices.Networks[0].Refuse();

        var own = await al.Slash(al.Direct, "ask", ("question", Tram)).AnswerAsync(_slices.Stop);
        var other = await bea.Slash(bea.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);
        _slices.Networks[0].Accept();
        var again = await bea.Slash(bea.Direct, "ask", ("question", Question)).AnswerAsync(_slices.Stop);

        own.ReadableText.ShouldContain("Brook");
        other.ReadableText.ShouldContain(NotServed);
        again.ReadableText.ShouldContain("Lindqvist");
    }

    [Fact]
    public async Task What_waits_for_another_slice_when_its_host_stops_is_taken_back_and_told_so()
    {
        var bea = _slices.Add("bea", 1);
        await _slices.DisconnectAsync(1);

        var command = bea.Slash(bea.Direct, "ask", ("question", Question));
        await _slices.UntilAsync("SELECT count(*) FROM briefbot.relay", 1);
        await _slices.DisconnectAsync(0);
        var rows = await _slices.ReadAsync("SELECT count(*) FROM briefbot.relay");
        var notice = await command.AnswerAsync(_slices.Stop);

        rows.ShouldBe(0);
        notice.ReadableText.ShouldContain("being restarted");
    }
}
