using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>What each handler needs is said by each, and is what this table says: one that is added stands here, too, or fails.</summary>
public sealed class HandlerNeedTests : FerryNews
{
    static readonly string[] OfManagers = ["article", "feed", "topic", "digest", "settings"];
    static readonly string[] OfAll = ["ask", "brief", "said", "why", "status", "forget", "help", "Ask about this", "Check this claim"];

    [Fact]
    public void Every_command_that_changes_what_a_server_has_is_for_those_who_manage_it()
    {
        foreach (var command in Bot.Commands)
        {
            var name = command.Definition.Name;

            if (OfManagers.Contains(name))
                command.Need.ShouldBe(Need.ManageServer, name);
            else
            {
                OfAll.ShouldContain(name);
                command.Need.ShouldBe(Need.Nothing, name);
            }
        }
        Bot.Commands.Count.ShouldBe(OfManagers.Length + OfAll.Length);
    }

    [Fact]
    public void What_a_command_needs_at_the_handler_is_what_Discord_is_told()
    {
        foreach (var command in Bot.Commands)
        {
            (command.Definition.DefaultMemberPermissions ?? GuildPermissions.None).ShouldBe(command.Need.Member, command.Definition.Name);
            if (command.Need.InServer)
                command.Definition.Contexts.ShouldBe([InteractionContextType.Guild]);
        }
    }

    [Fact]
    public void Every_button_has_a_handler_with_what_it_needs()
    {
        Bot.Presses.Buttons.Keys.ShouldBe(Enum.GetValues<ButtonAction>(), ignoreOrder: true);
        foreach (var (action, handler) in Bot.Presses.Buttons)
        {
            var expected = action switch
            {
                ButtonAction.Share => Whose.Asker,
                ButtonAction.Remove => Whose.AskerOrModerator,
                ButtonAction.RemoveArticle or ButtonAction.Forget or ButtonAction.ForgetWithMessages => Whose.Confirmer,
                _ => Whose.Anyone,
            };
            handler.Need.Whose.ShouldBe(expected, action.ToString());
            handler.Need.Member.ShouldBe(
                action == ButtonAction.RemoveArticle ? GuildPermissions.ManageGuild : GuildPermissions.None,
                action.ToString()
            );
        }
    }

    [Fact]
    public void Every_form_is_for_those_who_may_use_the_command_that_shows_it() =>
        Bot.Presses.Forms.ShouldHaveSingleItem().Value.Need.ShouldBe(Need.ManageServer);

    [Fact]
    public void A_button_that_does_not_say_what_it_needs_can_not_be() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Need.Of((ButtonAction)int.MaxValue));
}
