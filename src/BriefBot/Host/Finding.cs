namespace BriefBot.Host;

/// <summary>What a check of the installation found.</summary>
/// <param name="Name">What was checked, in a word or two.</param>
/// <param name="Sound">Whether it is as it should be.</param>
/// <param name="Message">What was found and, where something is wrong, what to do.</param>
public sealed record Finding(string Name, bool Sound, string Message);
