using System.CommandLine;
using System.CommandLine.Completions;

namespace BriefBot.Host.Cli.Completion;

/// <summary>An option as shells offer it.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Values">What may follow it; empty where that is free.</param>
/// <param name="Lists">"sources" or "topics" where the corpus knows what may follow; null elsewhere.</param>
sealed record CompletedOption(string Name, string Description, bool TakesValue, IReadOnlyList<string> Values, string? Lists);

/// <summary>A command as shells offer it.</summary>
/// <param name="Path">Its words behind "briefbot", joined by blanks; empty for none.</param>
/// <param name="Commands">Its subcommands, each with its description.</param>
/// <param name="Words">What may stand in place of its first argument, where that is fixed.</param>
sealed record CompletedCommand(
    string Path,
    IReadOnlyList<(string Name, string Description)> Commands,
    IReadOnlyList<CompletedOption> Options,
    IReadOnlyList<string> Words
);

/// <summary>All commands with what may follow them, as completion scripts have them.</summary>
static class CompletionTable
{
    /// <summary>The commands, the root first.</summary>
    public static IReadOnlyList<CompletedCommand> Of(RootCommand root)
    {
        var all = new List<CompletedCommand>();
        Add(root, "", [.. root.Options.Where(option => option.Recursive)]);
        return all;

        void Add(Command command, string path, IReadOnlyList<Option> forAll)
        {
            var own = command
                .Options.Where(option => !option.Hidden)
                .Concat(command is RootCommand ? [] : forAll)
                .DistinctBy(option => option.Name);
            var words = command
                .Arguments.Take(1)
                .SelectMany(argument => argument.CompletionSources)
                .SelectMany(source => source(CompletionContext.Empty))
                .Select(item => item.Label);
            all.Add(
                new CompletedCommand(
                    path,
                    [.. command.Subcommands.Where(child => !child.Hidden).Select(child => (child.Name, FirstSentence(child.Description)))],
                    [.. own.Select(Completed)],
                    [.. words]
                )
            );
            foreach (var child in command.Subcommands.Where(child => !child.Hidden))
                Add(child, $"{path} {child.Name}".Trim(), forAll);
        }
    }

    static CompletedOption Completed(Option option)
    {
        var takesValue = option.ValueType != typeof(bool) && option.ValueType != typeof(void);
        IReadOnlyList<string> values = takesValue
            ? [.. option.CompletionSources.SelectMany(source => source(CompletionContext.Empty)).Select(item => item.Label)]
            : [];
        return new CompletedOption(
            option.Name,
            FirstSentence(option.Description),
            takesValue,
            values,
            takesValue
                ? option.Name switch
                {
                    "--source" => "sources",
                    "--topic" => "topics",
                    _ => null,
                }
                : null
        );
    }

    // Quotes and brackets mean something to shells; a description does without.
    static string FirstSentence(string? description) =>
        string.Concat((description ?? "").Split(';', '(')[0].Where(c => c is not ('\'' or '"' or '`' or '$' or '\\' or '[' or ']' or ':')))
            .Trim();
}
