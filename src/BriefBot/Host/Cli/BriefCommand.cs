using System.CommandLine;
using BriefBot.Answer;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>brief TOPIC</c>: what a topic comes to, every line cited.</summary>
static class BriefCommand
{
    static readonly Argument<string[]> Words = new("TOPIC")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The topic, in quotes or not; - reads it from standard input",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "brief",
            "Brief on a topic: what happened, when, who, where sources disagree, each line cited",
            "briefbot brief \"Wuzhen World Internet Conference\"",
            "briefbot brief Suez Canal ship --since 2021-03-01 --json",
            "briefbot brief Artemis launch --why"
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
            AskCommand.Why,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var text = await CommandRun.TextAsync(run.Parsed.GetRequiredValue(Words), "topic", Question.MaximumText, cancellation);
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var topic = new Question(
            text,
            AskCommand.Scope(run.Parsed, library.Workspace),
            run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today
        )
        {
            Model = run.Model,
        };
        var reply = await library.BriefAsync(topic, cancellation);
        var why = run.Parsed.GetValue(AskCommand.Why);
        if (run.Json)
            run.WriteJson(BriefDocument.Of(reply, why), DocumentJson.Default.BriefDocument);
        else
        {
            var page = run.Page();
            var printer = new ReplyPrinter(page, otherwise: CommandRun.Words);
            printer.Print(reply, reply is Reply.NotFound ? await library.StatisticsAsync(cancellation) : null);
            if (why && reply.Trace is { } trace)
                new TracePrinter(page).Print(trace, printer.Words(reply));
        }
        return reply is Reply.Brief ? ExitCode.Done : ExitCode.NotFound;
    }
}
