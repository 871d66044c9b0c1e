namespace BriefBot.Fakes;

/// <summary>The permission bits that the fake tells apart.</summary>
[Flags]
public enum FakePermissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything, everywhere.</summary>
    Administrator = 1UL << 3,

    /// <summary>MANAGE_CHANNELS.</summary>
    ManageChannels = 1UL << 4,

    /// <summary>MANAGE_GUILD.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>VIEW_CHANNEL.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>SEND_MESSAGES.</summary>
    SendMessages = 1UL << 11,

    /// <summary>MANAGE_MESSAGES.</summary>
    ManageMessages = 1UL << 13,

    /// <summary>EMBED_LINKS.</summary>
    EmbedLinks = 1UL << 14,

    /// <summary>ATTACH_FILES.</summary>
    AttachFiles = 1UL << 15,

    /// <summary>READ_MESSAGE_HISTORY.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>MENTION_EVERYONE.</summary>
    MentionEveryone = 1UL << 17,

    /// <summary>USE_APPLICATION_COMMANDS.</summary>
    UseApplicationCommands = 1UL << 31,

    /// <summary>CREATE_PUBLIC_THREADS.</summary>
    CreatePublicThreads = 1UL << 35,

    /// <summary>CREATE_PRIVATE_THREADS.</summary>
    CreatePrivateThreads = 1UL << 36,

    /// <summary>SEND_MESSAGES_IN_THREADS.</summary>
    SendMessagesInThreads = 1UL << 38,

    /// <summary>What a fresh guild gives to everyone.</summary>
    Usual =
        ViewChannel
        | SendMessages
        | EmbedLinks
        | AttachFiles
        | ReadMessageHistory
        | UseApplicationCommands
        | CreatePublicThreads
        | CreatePrivateThreads
        | SendMessagesInThreads,

    /// <summary>Every bit above.</summary>
    All = Usual | Administrator | ManageChannels | ManageGuild | ManageMessages | MentionEveryone,
}

/// <summary>Allows and denies of a role or member in one channel.</summary>
/// <param name="Id">The role's or member's id; the guild's id means everyone.</param>
/// <param name="IsMember">Whether it speaks of a member.</param>
/// <param name="Allow">Bits added.</param>
/// <param name="Deny">Bits taken away.</param>
public sealed record FakeOverwrite(ulong Id, bool IsMember, FakePermissions Allow, FakePermissions Deny);

static class PermissionRules
{
    public static FakePermissions InGuild(FakeMember member)
    {
        if (member.Guild.OwnerId == member.User.Id)
            return FakePermissions.All;
        var bits = member.Guild.Everyone.Permissions;
        foreach (var role in member.Roles)
            bits |= role.Permissions;
        return bits.HasFlag(FakePermissions.Administrator) ? FakePermissions.All : bits;
    }

    /// <summary>Roles first, then the channel's overwrites: everyone's, the roles', the member's.</summary>
    public static FakePermissions InChannel(FakeMember member, FakeChannel channel)
    {
        var bits = InGuild(member);
        if (bits.HasFlag(FakePermissions.Administrator))
            return FakePermissions.All;
        var overwrites = (channel.Parent ?? channel).Overwrites;
        bits = Apply(bits, overwrites.Where(o => !o.IsMember && o.Id == member.Guild.Id));
        bits = Apply(bits, overwrites.Where(o => !o.IsMember && o.Id != member.Guild.Id && member.Roles.Any(r => r.Id == o.Id)));
        return Apply(bits, overwrites.Where(o => o.IsMember && o.Id == member.User.Id));
    }

    static FakePermissions Apply(FakePermissions bits, IEnumerable<FakeOverwrite> overwrites)
    {
        FakePermissions allow = FakePermissions.None,
            deny = FakePermissions.None;
        foreach (var overwrite in overwrites)
            (allow, deny) = (allow | overwrite.Allow, deny | overwrite.Deny);
        return (bits & ~deny) | allow;
    }
}
