namespace BriefBot.Fakes;

/// <summary>A role of a guild.</summary>
public sealed class FakeRole
{
    /// <summary>Snowflake; everyone's role has the guild's id.</summary>
    public required ulong Id { get; init; }

    /// <summary>What the guild calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Bits that it gives everywhere in the guild.</summary>
    public FakePermissions Permissions { get; set; }

    /// <summary>Whether anybody may mention it.</summary>
    public bool Mentionable { get; init; }

    /// <summary>Height in the list.</summary>
    public int Position { get; init; }

    /// <summary>The bot whose own role it is.</summary>
    public ulong? BotId { get; init; }

    /// <summary>How it is mentioned in a text.</summary>
    public string Mention => $"<@&{Id.Text()}>";
}

/// <summary>A user as member of a guild.</summary>
public sealed class FakeMember
{
    internal FakeMember(FakeGuild guild, FakeUser user, DateTimeOffset joined) => (Guild, User, JoinedAt) = (guild, user, joined);

    /// <summary>Where.</summary>
    public FakeGuild Guild { get; }

    /// <summary>Who.</summary>
    public FakeUser User { get; }

    /// <summary>Since when.</summary>
    public DateTimeOffset JoinedAt { get; }

    /// <summary>Roles besides everyone's.</summary>
    public IList<FakeRole> Roles { get; } = [];

    /// <summary>Name in this guild alone.</summary>
    public string? Nick { get; set; }
}

/// <summary>A guild: what people call a server.</summary>
public sealed class FakeGuild
{
    internal FakeGuild(ulong id, string name, ulong owner, DateTimeOffset created)
    {
        (Id, Name, OwnerId, CreatedAt) = (id, name, owner, created);
        Everyone = new()
        {
            Id = id,
            Name = "@everyone",
            Permissions = FakePermissions.Usual,
        };
        Roles.Add(Everyone);
    }

    /// <summary>Snowflake.</summary>
    public ulong Id { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Its owner, who may do everything.</summary>
    public ulong OwnerId { get; }

    /// <summary>When it was made, and when the bot joined.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Language of the guild, as Discord names it.</summary>
    public string PreferredLocale { get; set; } = "en-US";

    /// <summary>The role that all have.</summary>
    public FakeRole Everyone { get; }

    /// <summary>All roles.</summary>
    public IList<FakeRole> Roles { get; } = [];

    /// <summary>All members by user id.</summary>
    public IDictionary<ulong, FakeMember> Members { get; } = new Dictionary<ulong, FakeMember>();

    /// <summary>Channels and threads.</summary>
    public IList<FakeChannel> Channels { get; } = [];
}
