using System.CommandLine;
using BriefBot.Answer;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>said PERSON [TOPIC]</c>: who said what, word for word or as reported.</summary>
static class SaidCommand
{
    static readonly Argument<string> Person = new("PERSON")
    {
        Description = "A person or organisation; in quotes when the name has several words",
    };
    static readonly Argument<string[]> About = new("TOPIC") { Arity = ArgumentArity.ZeroOrMore, Description = "What it must be about" };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "said",
            "Show what a person or organisation said, with their role at the time and the source",
            "briefbot said \"Xi Jinping\"",
            "briefbot said \"Osama Rabie\" ships waiting --since 2021-03-01",
            "briefbot said NASA --json"
        )
        {
            Person,
            About,
            CommonOptions.AsOf,
            CommonOptions.Since,
            CommonOptions.Until,
            CommonOptions.Topic,
            CommonOptions.Source,
            CommonOptions.Json,
            AskCommand.Why,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var person = await CommandRun.TextAsync([run.Parsed.GetRequiredValue(Person)], "name", Question.MaximumText, cancellation);
        var topic = run.Parsed.GetValue(About) is { Length: > 0 } words
            ? await CommandRun.TextAsync(words, "topic", Question.MaximumText, cancellation)
            : null;
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var name = new Question(
            person,
            AskCommand.Scope(run.Parsed, library.Workspace),
            run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today
        );
        var reply = await library.SaidAsync(name, topic, cancellation);
        var why = run.Parsed.GetValue(AskCommand.Why);
        if (run.Json)
            run.WriteJson(SaidDocument.Of(reply, topic, why), DocumentJson.Default.SaidDocument);
        else
        {
            var page = run.Page();
            // A name alone tells no language.
            var printer = new ReplyPrinter(page, topic is null ? CommandRun.Words : Localization.OfText(topic, CommandRun.Words));
            printer.Print(reply, reply is Reply.NotFound ? await library.StatisticsAsync(cancellation) : null);
            if (why && reply.Trace is { } trace)
                new TracePrinter(page).Print(trace, printer.Words(reply));
        }
        return reply is Reply.Said ? ExitCode.Done : ExitCode.NotFound;
    }
}
