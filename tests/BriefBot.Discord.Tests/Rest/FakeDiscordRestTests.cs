using System.Text;
using BriefBot.Discord.Rest;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Rest;

/// <summary>
/// Every method against the fake of Discord's server; each exchange is held against Discord's description when the fake ends.
/// </summary>
public sealed class FakeDiscordRestTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bot_finds_its_gateway_itself_its_application_and_its_guilds()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var guild = fake.AddGuild("Newsroom");
        var anna = fake.Person("Anna", guild);
        var stranger = fake.Person("Stranger");

        (await rest.GetBotGatewayAsync(Cancellation)).SessionStartLimit.ShouldNotBeNull().Total.ShouldBe(1_000);
        (await rest.GetCurrentUserAsync(Cancellation)).Id.Value.ShouldBe(fake.World.Bot.Id);
        (await rest.GetCurrentApplicationAsync(Cancellation)).Id.Value.ShouldBe(fake.World.ApplicationId);
        var listed = (await rest.GetCurrentUserGuildsAsync(null, Cancellation)).ShouldHaveSingleItem();
        listed.Name.ShouldBe("Newsroom");
        listed.Permissions.ShouldNotBeNull().HasFlag(GuildPermissions.SendMessages).ShouldBeTrue();
        (await rest.GetCurrentUserGuildsAsync(listed.Id, Cancellation)).ShouldBeEmpty();
        (await rest.GetGuildAsync(new(guild.Id), Cancellation)).Name.ShouldBe("Newsroom");
        (await rest.GetGuildRolesAsync(new(guild.Id), Cancellation)).Count.ShouldBe(2);
        (await rest.GetGuildMemberAsync(new(guild.Id), new(anna.User.Id), Cancellation))
            .ShouldNotBeNull()
            .User.ShouldNotBeNull()
            .Username.ShouldBe("anna");
        (await rest.GetGuildMemberAsync(new(guild.Id), new(stranger.User.Id), Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_are_added_changed_replaced_and_deleted(bool inGuild)
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var application = new Snowflake(fake.World.ApplicationId);
        Snowflake? guild = inGuild ? new(fake.AddGuild().Id) : null;
        var ask = new ApplicationCommand
        {
            Name = "ask",
            Description = "Ask the articles",
            DescriptionLocalizations = new Dictionary<string, string> { ["de"] = "Frage die Artikel" },
            Options =
            [
                new()
                {
                    Type = ApplicationCommandOptionType.String,
                    Name = "question",
                    Description = "What?",
                    Required = true,
                },
            ],
        };

        var added = await rest.CreateApplicationCommandAsync(application, guild, ask, Cancellation);
        await rest.EditApplicationCommandAsync(application, guild, ask with { Id = added.Id, Description = "Ask" }, Cancellation);
        var changed = (await rest.GetApplicationCommandsAsync(application, guild, Cancellation)).ShouldHaveSingleItem();
        var replaced = await rest.BulkOverwriteApplicationCommandsAsync(
            application,
            guild,
            [ask, new() { Name = "status", Description = "Status" }],
            Cancellation
        );
        await rest.DeleteApplicationCommandAsync(application, guild, replaced[0].Id!.Value, Cancellation);

        changed.Description.ShouldBe("Ask");
        changed.DescriptionLocalizations.ShouldNotBeNull()["de"].ShouldBe("Frage die Artikel");
        (await rest.GetApplicationCommandsAsync(application, guild, Cancellation)).ShouldHaveSingleItem().Name.ShouldBe("status");
    }

    [Fact]
    public async Task Messages_are_posted_read_changed_and_deleted_with_files_threads_and_typing()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var channel = new Snowflake(fake.AddChannel(fake.AddGuild()).Id);
        var message = new MessageProperties
        {
            Content = "@everyone read this",
            Embeds =
            [
                new()
                {
                    Title = "Title",
                    Description = "Text",
                    Url = "https://news.example/1",
                },
            ],
            Components =
            [
                MessageComponent.Row(
                    MessageComponent.Button("Sources", "s"),
                    MessageComponent.LinkButton("Open", "https://news.example/1")
                ),
            ],
            Nonce = "story-7",
            EnforceNonce = true,
        };
        FileAttachment[] files = [new("table.txt", "text/plain", Encoding.UTF8.GetBytes("a b")) { Description = "A table" }];

        await rest.TriggerTypingAsync(channel, Cancellation);
        var posted = await rest.CreateMessageAsync(channel, message, files, Cancellation);
        var again = await rest.CreateMessageAsync(channel, message, Cancellation);
        var changed = await rest.EditMessageAsync(channel, posted.Id, message with { Content = "changed" }, Cancellation);
        var thread = await rest.StartThreadAsync(
            channel,
            posted.Id,
            new ThreadProperties { Name = "Story", AutoArchiveDuration = 1_440 },
            Cancellation
        );
        var other = await rest.StartThreadAsync(channel, new() { Name = "Alone", Type = ChannelType.PublicThread }, Cancellation);
        await rest.CreateMessageAsync(thread.Id, new() { Content = "first" }, Cancellation);
        var read = await rest.GetMessageAsync(channel, posted.Id, Cancellation);
        await rest.DeleteMessageAsync(channel, posted.Id, Cancellation);

        again.Id.ShouldBe(posted.Id);
        changed.Content.ShouldBe("changed");
        read.MentionEveryone.ShouldBe(false);
        other.IsThread.ShouldBeTrue();
        (await rest.GetChannelAsync(thread.Id, Cancellation)).Name.ShouldBe("Story");
        (await Should.ThrowAsync<DiscordApiException>(rest.GetMessageAsync(channel, posted.Id, Cancellation))).Code.ShouldBe(
            DiscordApiException.UnknownMessage
        );
    }

    [Fact]
    public async Task A_person_is_written_to_directly()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var anna = fake.Person("Anna", fake.AddGuild());

        var direct = await rest.CreateDMChannelAsync(new(anna.User.Id), Cancellation);
        await rest.CreateMessageAsync(direct.Id, new() { Content = "hello" }, Cancellation);

        direct.Type.ShouldBe(ChannelType.DM);
        direct.Id.Value.ShouldBe(anna.Direct.Id);
    }

    [Fact]
    public async Task An_interaction_is_deferred_answered_and_followed_up_without_the_bots_token()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var (interaction, application) = await SlashAsync(fake, rest);

        await rest.CreateInteractionResponseAsync(
            new(interaction.Id),
            interaction.Token,
            InteractionResponse.Defer(ephemeral: true),
            Cancellation
        );
        var answer = await rest.EditOriginalInteractionResponseAsync(
            application,
            interaction.Token,
            new() { Content = "an answer" },
            Cancellation
        );
        var more = await rest.CreateFollowupMessageAsync(
            application,
            interaction.Token,
            new()
            {
                Content = "more",
                Nonce = "n",
                EnforceNonce = true,
            },
            Cancellation
        );
        await rest.EditFollowupMessageAsync(application, interaction.Token, more.Id, new() { Content = "even more" }, Cancellation);
        await rest.DeleteFollowupMessageAsync(application, interaction.Token, more.Id, Cancellation);
        var read = await rest.GetOriginalInteractionResponseAsync(application, interaction.Token, Cancellation);
        await rest.DeleteOriginalInteractionResponseAsync(application, interaction.Token, Cancellation);

        read.Id.ShouldBe(answer.Id);
        read.Content.ShouldBe("an answer");
        fake.Exchanges.Where(exchange => exchange.Url.Contains(interaction.Token)).ShouldAllBe(exchange => !exchange.Authorized);
    }

    [Fact]
    public async Task An_interaction_that_is_answered_twice_tells_40060()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var (interaction, _) = await SlashAsync(fake, rest);
        var response = InteractionResponse.Message(new() { Content = "hello" }, ephemeral: false);

        var message = await rest.CreateInteractionResponseWithMessageAsync(new(interaction.Id), interaction.Token, response, Cancellation);
        var exception = await Should.ThrowAsync<DiscordApiException>(
            rest.CreateInteractionResponseAsync(new(interaction.Id), interaction.Token, response, Cancellation)
        );

        message.ShouldNotBeNull().Content.ShouldBe("hello");
        exception.Code.ShouldBe(DiscordApiException.InteractionAlreadyAcknowledged);
    }

    [Fact]
    public async Task An_acknowledgement_whose_answer_is_lost_counts_once()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var (interaction, _) = await SlashAsync(fake, rest);
        fake.Rest.On("POST /interactions/{interaction_id}/{interaction_token}/callback", afterEffect: true).Abort();

        var confirmed = await rest.CreateInteractionResponseAsync(
            new(interaction.Id),
            interaction.Token,
            InteractionResponse.Defer(ephemeral: false),
            Cancellation
        );

        confirmed.ShouldBeFalse();
        interaction.Acknowledgement.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_stands_there_once()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var channel = fake.AddChannel(fake.AddGuild());
        fake.Rest.On("POST /channels/{channel_id}/messages", afterEffect: true).Abort();

        var message = await rest.CreateMessageAsync(
            new(channel.Id),
            new()
            {
                Content = "once",
                Nonce = "n-1",
                EnforceNonce = true,
            },
            Cancellation
        );

        channel.Messages.ShouldHaveSingleItem().Id.ShouldBe(message.Id.Value);
    }

    [Fact]
    public async Task Two_hundred_posts_and_edits_at_once_are_never_refused_for_their_rate()
    {
        var time = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = time }, Cancellation);
        using var rest = Client(fake, time);
        var guild = fake.AddGuild();
        var channels = Enumerable.Range(0, 4).Select(i => new Snowflake(fake.AddChannel(guild, $"c{i}").Id)).ToList();

        var posts = Task.WhenAll(Enumerable.Range(0, 200).Select(i => PostAndEditAsync(rest, channels[i % 4], $"{i}")));
        while (!posts.IsCompleted)
        {
            var wait = time.WaitForTimerAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5), Cancellation);
            if (await Task.WhenAny(posts, wait) == wait)
                time.Advance(await wait);
        }

        await posts;
        fake.RateLimits.Refusals.ShouldBe(0);
        fake.RateLimits.InvalidRequests.ShouldBe(0);
        fake.Exchanges.Count.ShouldBe(400);
    }

    static async Task PostAndEditAsync(DiscordRestClient rest, Snowflake channel, string content)
    {
        var message = await rest.CreateMessageAsync(channel, new() { Content = content }, Cancellation);
        await rest.EditMessageAsync(channel, message.Id, new() { Content = "edited" }, Cancellation);
    }

    static async Task<(FakeInteraction Interaction, Snowflake Application)> SlashAsync(FakeDiscord fake, DiscordRestClient rest)
    {
        var application = new Snowflake(fake.World.ApplicationId);
        var guild = fake.AddGuild();
        var channel = fake.AddChannel(guild);
        await rest.BulkOverwriteApplicationCommandsAsync(
            application,
            null,
            [new() { Name = "status", Description = "Status" }],
            Cancellation
        );
        return (fake.Person("Anna", guild).Slash(channel, "status"), application);
    }

    // The clock stands still, so that a slow machine lets nothing run out; waits before a retry are skipped.
    static DiscordRestClient Client(FakeDiscord fake, ManualTimeProvider time)
    {
        var log = new ListLogger
        {
            OnLine = (id, values) =>
            {
                if (id == RestLog.RetryingId)
                    PassWait(time, TimeSpan.FromSeconds((double)values["Seconds"]!));
            },
        };
        DiscordRestConfig options = new()
        {
            Token = fake.Token,
            BaseUrl = new(fake.ApiBaseUrl + "/v10"),
            UserAgentUrl = new("https://bot.example"),
            UserAgentVersion = "1",
            AttemptTimeout = TimeSpan.FromDays(1),
            RequestDeadline = TimeSpan.FromDays(1),
        };
        return new(options, handler: null, time, new Random(1), log);
    }

    static void PassWait(ManualTimeProvider time, TimeSpan wait) => _ = Task.Run(() => time.Advance(wait));
}
