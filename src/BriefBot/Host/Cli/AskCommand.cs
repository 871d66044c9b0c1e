using System.CommandLine;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>ask QUESTION</c>: the answer, its quotes, and where they stand.</summary>
static class AskCommand
{
    static readonly Argument<string[]> Words = new("QUESTION")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The question, in quotes or not; - reads it from standard input",
    };

    /// <summary>Asks for the trace; also of <c>brief</c>.</summary>
    public static readonly Option<bool> Why = new("--why")
    {
        Description = "Add how the answer came about: what was searched, found and left out, and why",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "ask",
            "Answer a question with quotes from the corpus, each cited",
            "briefbot ask \"who spoke at Wuzhen 2020?\"",
            "briefbot ask when did the ship come free --since 2021-03-01 --json",
            "briefbot ask who spoke at Wuzhen 2020? --why",
            "echo \"who won?\" | briefbot ask -"
        )
        {
            Words,
            CommonOptions.AsOf,
            CommonOptions.Since,
            CommonOptions.Until,
            CommonOptions.Topic,
            CommonOptions.Source,
            CommonOptions.Model,
            CommonOptions.Json,
            Why,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    /// <summary>The limits that the command line sets.</summary>
    public static SearchScope Scope(ParseResult parsed, WorkspaceId workspace)
    {
        var (since, until) = (parsed.GetValue(CommonOptions.Since), parsed.GetValue(CommonOptions.Until));
        if (since > until)
            throw new UsageException("--since is later than --until: no article can match.");
        return new SearchScope(workspace)
        {
            Since = since,
            Until = until,
            Topic = parsed.GetValue(CommonOptions.Topic),
            Source = parsed.GetValue(CommonOptions.Source),
        };
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var text = await CommandRun.TextAsync(run.Parsed.GetRequiredValue(Words), "question", Question.MaximumText, cancellation);
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var question = new Question(text, Scope(run.Parsed, library.Workspace), run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today)
        {
            Model = run.Model,
        };
        var why = run.Parsed.GetValue(Why);
        var page = run.Page();
        var printer = new ReplyPrinter(page, otherwise: CommandRun.Words);
        var reply = await library.AnswerAsync(question, run.Json ? null : run.Growing(printer), cancellation);
        if (run.Json)
            run.WriteJson(ReplyDocument.Of(reply, why), DocumentJson.Default.ReplyDocument);
        else
        {
            printer.Print(reply, reply is Reply.NotFound ? await library.StatisticsAsync(cancellation) : null);
            if (why && reply.Trace is { } trace)
                new TracePrinter(page).Print(trace, printer.Words(reply));
        }
        return reply is Reply.Cited ? ExitCode.Done : ExitCode.NotFound;
    }
}
