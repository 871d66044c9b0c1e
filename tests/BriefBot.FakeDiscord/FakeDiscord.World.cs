namespace BriefBot.Fakes;

public sealed partial class FakeDiscord
{
    /// <summary>A guild with the bot in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bot">What the bot's own role may do there.</param>
    /// <param name="locale">Its language.</param>
    public FakeGuild AddGuild(string name = "Newsroom", FakePermissions bot = FakePermissions.Usual, string locale = "en-US")
    {
        lock (World.Gate)
        {
            var guild = new FakeGuild(World.Ids.Next(), name, World.Owner.Id, World.Time.GetUtcNow()) { PreferredLocale = locale };
            World.Guilds[guild.Id] = guild;
            Join(guild, World.Owner);
            var role = new FakeRole
            {
                Id = World.Ids.Next(),
                Name = Options.BotName,
                Permissions = bot,
                Position = 1,
                BotId = World.Bot.Id,
            };
            guild.Roles.Add(role);
            Join(guild, World.Bot).Roles.Add(role);
            site.Feed.Publish(new("GUILD_CREATE", Intents.Guilds, guild, _ => GuildJson.Created(guild, World.Bot)));
            return guild;
        }
    }

    /// <summary>A text channel of a guild.</summary>
    public FakeChannel AddChannel(FakeGuild guild, string name = "general", params FakeOverwrite[] overwrites) =>
        AddChannel(guild, ChannelKind.Text, name, overwrites);

    /// <summary>A text channel, announcement channel or forum of a guild.</summary>
    public FakeChannel AddChannel(FakeGuild guild, ChannelKind kind, string name, params FakeOverwrite[] overwrites)
    {
        ArgumentNullException.ThrowIfNull(guild);
        ArgumentNullException.ThrowIfNull(overwrites);
        if (kind is not (ChannelKind.Text or ChannelKind.Announcement or ChannelKind.Forum))
            throw new ArgumentException("Threads are started, direct conversations opened.", nameof(kind));
        lock (World.Gate)
        {
            var channel = new FakeChannel(World.Ids.Next(), kind, name)
            {
                Guild = guild,
                Position = guild.Channels.Count,
                CreatedAt = World.Time.GetUtcNow(),
            };
            foreach (var overwrite in overwrites)
                channel.Overwrites.Add(overwrite);
            World.Channels[channel.Id] = channel;
            guild.Channels.Add(channel);
            site.Feed.Publish(new("CHANNEL_CREATE", Intents.Guilds, guild, _ => ChannelJson.Of(channel)));
            return channel;
        }
    }

    /// <summary>Deletes a channel with its threads.</summary>
    public void RemoveChannel(FakeChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (World.Gate)
        {
            foreach (var gone in World.Channels.Values.Where(one => one == channel || one.Parent == channel).ToList())
            {
                World.Channels.Remove(gone.Id);
                gone.Guild!.Channels.Remove(gone);
            }
            site.Feed.Publish(new("CHANNEL_DELETE", Intents.Guilds, channel.Guild, _ => ChannelJson.Of(channel)));
        }
    }

    /// <summary>A thread of a channel, started by a person.</summary>
    /// <param name="from">The message that it starts from, whose id it then has; null for none.</param>
    public FakeChannel AddThread(FakeChannel channel, string name, Person by, FakeMessage? from = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(by);
        lock (World.Gate)
            return site.Threads.Start(channel, name, by.User, from);
    }

    /// <summary>A role of a guild.</summary>
    public FakeRole AddRole(FakeGuild guild, string name, FakePermissions permissions, bool mentionable = false)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (World.Gate)
        {
            var role = new FakeRole
            {
                Id = World.Ids.Next(),
                Name = name,
                Permissions = permissions,
                Position = guild.Roles.Count,
                Mentionable = mentionable,
            };
            guild.Roles.Add(role);
            return role;
        }
    }

    /// <summary>A person, as member of these guilds.</summary>
    public Person Person(string name, params FakeGuild[] guilds)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(guilds);
        lock (World.Gate)
        {
            var user = new FakeUser(World.Ids.Next(), name.ToLowerInvariant(), bot: false) { GlobalName = name };
            World.Users[user.Id] = user;
            foreach (var guild in guilds)
                Join(guild, user);
            return new(site, user);
        }
    }

    /// <summary>Makes a person member of a guild, with roles if any.</summary>
    public FakeMember AddMember(FakeGuild guild, Person person, params FakeRole[] roles)
    {
        ArgumentNullException.ThrowIfNull(guild);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(roles);
        lock (World.Gate)
        {
            var member = guild.Members.TryGetValue(person.User.Id, out var known) ? known : Join(guild, person.User);
            foreach (var role in roles)
                member.Roles.Add(role);
            return member;
        }
    }

    /// <summary>A guild that the bot isn't in.</summary>
    public FakeGuild AddForeignGuild(string name = "Elsewhere")
    {
        lock (World.Gate)
        {
            var guild = new FakeGuild(World.Ids.Next(), name, World.Owner.Id, World.Time.GetUtcNow());
            World.Guilds[guild.Id] = guild;
            Join(guild, World.Owner);
            return guild;
        }
    }

    /// <summary>A conversation between people, without the bot.</summary>
    public FakeChannel AddConversation(params Person[] people)
    {
        ArgumentNullException.ThrowIfNull(people);
        lock (World.Gate)
        {
            var channel = new FakeChannel(World.Ids.Next(), ChannelKind.Group, "") { CreatedAt = World.Time.GetUtcNow() };
            foreach (var person in people)
                channel.Participants.Add(person.User);
            World.Channels[channel.Id] = channel;
            return channel;
        }
    }

    /// <summary>Has a person install the application for themselves.</summary>
    public void Install(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (World.Gate)
            World.Installs.Add(person.User.Id);
    }

    /// <summary>Takes the bot out of a guild.</summary>
    public void RemoveBot(FakeGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (World.Gate)
        {
            guild.Members.Remove(World.Bot.Id);
            site.Feed.Publish(new("GUILD_DELETE", Intents.Guilds, guild, _ => new() { ["id"] = guild.Id.Text() }));
        }
    }

    /// <summary>Brings the bot back into a guild that it was taken out of.</summary>
    public void ReturnBot(FakeGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (World.Gate)
        {
            Join(guild, World.Bot).Roles.Add(guild.Roles.First(role => role.BotId == World.Bot.Id));
            site.Feed.Publish(new("GUILD_CREATE", Intents.Guilds, guild, _ => GuildJson.Created(guild, World.Bot)));
        }
    }

    /// <summary>Changes a guild's language.</summary>
    public void SetLocale(FakeGuild guild, string locale)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (World.Gate)
        {
            guild.PreferredLocale = locale;
            site.Feed.Publish(new("GUILD_UPDATE", Intents.Guilds, guild, _ => GuildJson.Of(guild, withCounts: false)));
        }
    }

    /// <summary>An outage: the guild is unavailable until <see cref="BringBack"/>, and the bot is still in it.</summary>
    public void TakeDown(FakeGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (World.Gate)
            site.Feed.Publish(new("GUILD_DELETE", Intents.Guilds, guild, _ => new() { ["id"] = guild.Id.Text(), ["unavailable"] = true }));
    }

    /// <summary>The end of an outage: GUILD_CREATE comes again.</summary>
    public void BringBack(FakeGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (World.Gate)
            site.Feed.Publish(new("GUILD_CREATE", Intents.Guilds, guild, _ => GuildJson.Created(guild, World.Bot)));
    }

    FakeMember Join(FakeGuild guild, FakeUser user) => guild.Members[user.Id] = new(guild, user, World.Time.GetUtcNow());
}
