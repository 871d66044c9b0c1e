using System.CommandLine;
using System.CommandLine.Parsing;
using BriefBot.Language;

namespace BriefBot.Host.Cli;

/// <summary>What is wrong with a command line, each in a line that names what was most likely meant.</summary>
/// <remarks>Free text takes every word that is no known option. A mistyped option among it would be asked for, so it is refused; text
/// behind "--" is taken as it is.</remarks>
static class CommandLineProblems
{
    /// <summary>The problems; none where the command can run.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Action is { ClearsParseErrors: true })
            return [];
        var command = parsed.CommandResult.Command;
        var names = Options(parsed.CommandResult).SelectMany(option => option.Aliases.Append(option.Name)).ToList();
        if (parsed.UnmatchedTokens is [var first, ..] && command.Subcommands.Count > 0 && !LooksLikeOption(first, names))
            return [UnknownCommand(first, parsed)];
        var unknown = Words(parsed).Where(word => LooksLikeOption(word, names)).Select(word => UnknownOption(word, names, parsed)).ToList();
        if (unknown.Count > 0)
            return unknown;
        return [.. parsed.Errors.Select(error => error.Message)];
    }

    /// <summary>Options that a command takes, those of the commands above it that go for all included.</summary>
    public static IEnumerable<Option> Options(CommandResult command)
    {
        foreach (var option in command.Command.Options)
            yield return option;
        for (var above = command.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
            foreach (var option in above.Command.Options.Where(option => option.Recursive))
                yield return option;
    }

    /// <summary>The commands of the command line, as they were written: "briefbot feeds add".</summary>
    public static string Path(ParseResult parsed)
    {
        var path = new Stack<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
            path.Push(command.Command is RootCommand ? "briefbot" : command.Command.Name);
        return string.Join(' ', path);
    }

    static IEnumerable<string> Words(ParseResult parsed) =>
        parsed
            .Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument)
            .Select(token => token.Value);

    // "-5", "–" and "-" are text, and so is what has blanks; "-json" is meant for an option only where there is such a one.
    static bool LooksLikeOption(string word, IEnumerable<string> names) =>
        word.Length > 1
        && word[0] == '-'
        && !word.Any(char.IsWhiteSpace)
        && (
            word.StartsWith("--", StringComparison.Ordinal)
                ? word.Length > 2 && char.IsLetter(word[2])
                : char.IsLetter(word[1]) && (word.Length == 2 || Nearest.Of(Name(word), names) is not null)
        );

    static string Name(string word) => word.Split('=', ':')[0];

    static string UnknownOption(string word, IEnumerable<string> names, ParseResult parsed)
    {
        var meant = Nearest.Of(Name(word), names.Where(name => name.StartsWith("--", StringComparison.Ordinal))) is { } near
            ? $" Did you mean {near}?"
            : "";
        var asText = parsed.CommandResult.Command.Arguments.Count > 0 ? " Text that begins with dashes goes behind --." : "";
        return $"{Path(parsed)} has no option {Shown(Name(word))}.{meant}{asText}";
    }

    static string UnknownCommand(string word, ParseResult parsed)
    {
        var commands = parsed.CommandResult.Command.Subcommands.Where(command => !command.Hidden).Select(command => command.Name);
        var meant = Nearest.Of(word, commands) is { } near ? $" Did you mean {near}?" : "";
        return $"{Path(parsed)} has no command {Shown(word)}.{meant}";
    }

    static string Shown(string word) => Deliver.VisibleText.Line(word.Length <= 60 ? word : word[..60] + "…");
}
