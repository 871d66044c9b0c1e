namespace BriefBot.Host.Cli.Completion;

/// <summary>What bash and zsh write alike: patterns of their case statement.</summary>
static class ShellParts
{
    /// <summary>Options behind which a value stands: <c>--data|--config|…</c>.</summary>
    public static string ValueOptions(IReadOnlyList<CompletedCommand> commands) =>
        string.Join(
            '|',
            commands
                .SelectMany(command => command.Options)
                .Where(option => option.TakesValue)
                .Select(option => option.Name)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    /// <summary>A command behind the one that it belongs to: <c>" feeds"|"feeds add"|…</c>.</summary>
    public static string Paths(IReadOnlyList<CompletedCommand> commands) =>
        string.Join(
            '|',
            commands
                .Where(command => command.Path.Length > 0)
                .Select(command => command.Path.Contains(' ') ? $"\"{command.Path}\"" : $"\" {command.Path}\"")
        );

    /// <summary>Options whose values are known, each with its command's path.</summary>
    public static IEnumerable<(string Path, CompletedOption Option)> WithValues(IReadOnlyList<CompletedCommand> commands) =>
        commands.SelectMany(command =>
            command.Options.Where(option => option.Values.Count > 0 || option.Lists is not null).Select(option => (command.Path, option))
        );
}
