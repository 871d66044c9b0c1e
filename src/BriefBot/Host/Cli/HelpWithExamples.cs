using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BriefBot.Host.Cli;

/// <summary>A command that shows how it is used.</summary>
class ExampledCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}

/// <summary>The usual help, followed by the command's examples.</summary>
sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    static readonly string[] RootExamples =
    [
        "briefbot ingest articles/",
        "briefbot ask who spoke at Wuzhen 2020?",
        "briefbot serve --urls http://127.0.0.1:8080",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples =
            command is ExampledCommand exampled ? exampled.Examples
            : command is RootCommand ? RootExamples
            : [];
        if (examples.Count == 0)
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        return code;
    }
}
