namespace BriefBot.Discord;

/// <summary>What a member may do in a channel, worked out as Discord does.</summary>
/// <remarks>Source: Discord API reference, "Permissions", "Permission Overwrites".</remarks>
public static class ChannelPermissions
{
    const int OfRole = 0;
    const GuildPermissions All = (GuildPermissions)ulong.MaxValue;

    /// <summary>
    /// The roles' permissions, then the channel's exceptions: everyone's, those of the roles together, the member's own. Each permission is
    /// told by itself: that one without <see cref="GuildPermissions.ViewChannel"/> is of no use is left to whoever asks.
    /// </summary>
    /// <param name="guild">The guild; the role of its id is everyone's.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="user">The member's account.</param>
    /// <param name="member">The member's roles.</param>
    /// <param name="channel">A channel of the guild, no thread: those follow their parent's exceptions.</param>
    public static GuildPermissions Of(Snowflake guild, IReadOnlyList<Role> roles, Snowflake user, GuildMember member, Channel channel)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(channel);
        bool Held(Snowflake role) => role == guild || member.Roles.Contains(role);
        var given = roles.Where(role => Held(role.Id)).Aggregate(GuildPermissions.None, (all, role) => all | role.Permissions);
        if (given.HasFlag(GuildPermissions.Administrator))
            return All;
        var exceptions = channel.PermissionOverwrites ?? [];
        given = Apply(given, exceptions.Where(one => one.Type == OfRole && one.Id == guild));
        given = Apply(given, exceptions.Where(one => one.Type == OfRole && one.Id != guild && Held(one.Id)));
        return Apply(given, exceptions.Where(one => one.Type != OfRole && one.Id == user));
    }

    static GuildPermissions Apply(GuildPermissions given, IEnumerable<Overwrite> exceptions)
    {
        var (allow, deny) = (GuildPermissions.None, GuildPermissions.None);
        foreach (var one in exceptions)
            (allow, deny) = (allow | one.Allow, deny | one.Deny);
        return (given & ~deny) | allow;
    }
}
