namespace BriefBot.Discord;

/// <summary>What became of bringing the commands in line.</summary>
/// <param name="Writes">Commands written anew or deleted.</param>
/// <param name="Refused">Commands that Discord did not take or not delete; what it had of them stays.</param>
public sealed record CommandSyncResult(int Writes, IReadOnlyList<RefusedCommand> Refused);

/// <summary>A command that Discord did not take or not delete.</summary>
/// <param name="Command">The command.</param>
/// <param name="Cause">Why not.</param>
public sealed record RefusedCommand(ApplicationCommand Command, DiscordException Cause);
