namespace BriefBot.Discord.Tests.Payloads;

/// <summary>Permissions in a channel, as Discord's reference works them out.</summary>
public sealed class ChannelPermissionsTests
{
    const GuildPermissions View = GuildPermissions.ViewChannel;
    const GuildPermissions Send = GuildPermissions.SendMessages;
    const GuildPermissions Embed = GuildPermissions.EmbedLinks;

    static readonly Snowflake Guild = new(1);
    static readonly Snowflake Own = new(2);
    static readonly Snowflake Other = new(3);
    static readonly Snowflake Self = new(9);

    [Fact]
    public void Roles_add_up() => Given(everyone: View, own: Send).ShouldBe(View | Send);

    [Fact]
    public void A_role_that_isnt_held_gives_and_takes_nothing() =>
        Given(View, Send, Except(Other, deny: View), Except(Other, allow: Embed)).ShouldBe(View | Send);

    [Fact]
    public void Everyones_exception_takes_what_a_role_gives_in_the_guild() => Given(View, Send, Except(Guild, deny: Send)).ShouldBe(View);

    [Fact]
    public void A_roles_exception_gives_back_what_everyones_takes() =>
        Given(View, Send, Except(Guild, deny: Send), Except(Own, allow: Send)).ShouldBe(View | Send);

    [Fact]
    public void The_members_own_exception_has_the_last_word() =>
        Given(View, Send, Except(Own, allow: Embed), Except(Self, allow: GuildPermissions.None, deny: Embed | Send, type: 1))
            .ShouldBe(View);

    [Fact]
    public void The_order_of_exceptions_makes_no_difference() =>
        Given(View, Send, Except(Own, allow: Send), Except(Guild, deny: Send)).ShouldBe(View | Send);

    [Fact]
    public void An_administrator_may_everything() =>
        Given(View, GuildPermissions.Administrator, Except(Guild, deny: View | Send)).HasFlag(View | Send | Embed).ShouldBeTrue();

    static GuildPermissions Given(GuildPermissions everyone, GuildPermissions own, params Overwrite[] exceptions) =>
        ChannelPermissions.Of(
            Guild,
            [
                new Role { Id = Guild, Permissions = everyone },
                new Role { Id = Own, Permissions = own },
                new Role { Id = Other, Permissions = Embed },
            ],
            Self,
            new GuildMember { Roles = [Own] },
            new Channel { PermissionOverwrites = exceptions }
        );

    static Overwrite Except(
        Snowflake id,
        GuildPermissions allow = GuildPermissions.None,
        GuildPermissions deny = GuildPermissions.None,
        int type = 0
    ) =>
        new()
        {
            Id = id,
            Allow = allow,
            Deny = deny,
            Type = type,
        };
}
