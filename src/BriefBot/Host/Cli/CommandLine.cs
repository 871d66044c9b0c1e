using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Discord;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cli;

/// <summary>The commands of the executable, and how their errors reach a person.</summary>
public static class CommandLine
{
    /// <summary>How long a command may take to put things in order after Ctrl-C.</summary>
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    // A question may begin with "@"; no file is read for it.
    static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the process: parses the arguments, does what they say, and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var output = Writer(Console.OpenStandardOutput());
        await using var error = Writer(Console.OpenStandardError());
        error.AutoFlush = true;
        return await RunAsync(arguments, output, error);
    }

    /// <summary>The same with other places to write to.</summary>
    internal static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = Root().Parse(arguments, Parsing);
        if (CommandLineProblems.Of(parsed) is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
                await error.WriteLineAsync($"briefbot: {problem}");
            await error.WriteLineAsync($"'{CommandLineProblems.Path(parsed)} --help' shows how it is used.");
            return ExitCode.Rejected;
        }
        var verbose = parsed.GetValue(CommonOptions.Verbose);
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeToStop,
                }
            );
        }
        catch (Exception e)
        {
            var (code, message) = Explain(e);
            await output.FlushAsync();
            await error.WriteLineAsync($"briefbot: {message}");
            if (verbose)
                await error.WriteLineAsync(e.ToString());
            return code;
        }
    }

    /// <summary>All commands, for the process and for the test that holds the documentation to them.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand(
            "Answers questions from a corpus of news articles, every sentence cited to its source. Without a command: serve."
        )
        {
            AskCommand.Build(),
            BriefCommand.Build(),
            SaidCommand.Build(),
            CheckCommand.Build(),
            SearchCommand.Build(),
            ChatCommand.Build(),
            IngestCommand.Build(),
            EmbedCommand.Build(),
            ArticlesCommand.Build(),
            CorrectionsCommand.Build(),
            StoriesCommand.Build(),
            FeedsCommand.Build(),
            TopicsCommand.Build(),
            SchedulesCommand.Build(),
            DigestCommand.Build(),
            BatchCommand.Build(),
            EvalCommand.Build(),
            BackupCommand.Build(),
            MigrateCommand.Build(),
            PrivacyCommand.Build(),
            DoctorCommand.Build(),
            ConfigCommand.Build(),
            CompletionCommand.Build(),
            McpCommand.Build(),
            ServeCommand.Build(),
        };
        root.Options.Add(CommonOptions.Data);
        root.Options.Add(CommonOptions.Config);
        root.Options.Add(CommonOptions.Set);
        root.Options.Add(CommonOptions.Verbose);
        ServeCommand.Serve(root);
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction help })
                option.Action = new HelpWithExamples(help);
        return root;
    }

    static (int Code, string Message) Explain(Exception e) =>
        e switch
        {
            UsageException or SettingsException => (ExitCode.Rejected, e.Message),
            Ingest.Readers.InputRejectedException => (ExitCode.Rejected, $"the input {e.Message}."),
            CorpusException => (ExitCode.Failed, e.Message),
            DiscordGatewayClosedException or DiscordException => (ExitCode.Failed, e.Message),
            OperationCanceledException => (ExitCode.Failed, "stopped."),
            FileNotFoundException { FileName: { } name } => (ExitCode.Failed, $"{name} is not there."),
            IOException or UnauthorizedAccessException => (ExitCode.Failed, e.Message),
            _ => (ExitCode.Failed, $"unexpected {e.GetType().Name}: {e.Message} Run it again with --verbose to see where."),
        };

    static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
