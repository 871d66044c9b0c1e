using System.CommandLine;
using System.Text;
using BriefBot.Answer;
using BriefBot.Answer.Dialogues;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>chat</c>: questions in a loop, each understood in the light of the one before.</summary>
static class ChatCommand
{
    public static Command Build()
    {
        var command = new ExampledCommand(
            "chat",
            "Ask in a loop, with follow-ups; exit or Ctrl-D ends it",
            "briefbot chat",
            "printf 'who spoke at Wuzhen 2020?\\nand who sent a letter?\\n' | briefbot chat"
        )
        {
            CommonOptions.AsOf,
            CommonOptions.Since,
            CommonOptions.Until,
            CommonOptions.Topic,
            CommonOptions.Source,
            CommonOptions.Model,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var scope = AskCommand.Scope(run.Parsed, library.Workspace);
        var asOf = run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today;
        var model = run.Model;
        var printer = new ReplyPrinter(run.Page(), otherwise: CommandRun.Words);
        var interactive = !Console.IsInputRedirected;
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        if (interactive)
            await run.Error.WriteLineAsync("Ask away; follow-ups such as \"and who sent a letter?\" are understood. exit or Ctrl-D ends.");
        Exchange? previous = null;
        while (true)
        {
            if (interactive)
                await run.Error.WriteAsync("> ");
            // A read of the terminal cannot be cancelled; waiting for it can.
            var line = await input.ReadLineAsync(cancellation).AsTask().WaitAsync(cancellation);
            if (line is null || line.Trim() is "exit" or "quit")
                break;
            if (line.Trim() is not { Length: > 0 } text)
                continue;
            if (text.Length > Question.MaximumText)
            {
                await run.Error.WriteLineAsync($"briefbot: a question has at most {Question.MaximumText} characters.");
                continue;
            }
            if (!interactive)
                await run.Output.WriteLineAsync($"> {Deliver.VisibleText.Line(text)}");
            var reply = await library.AnswerAsync(
                new Question(text, scope, asOf) { Previous = previous, Model = model },
                run.Growing(printer),
                cancellation
            );
            printer.Print(reply, reply is Reply.NotFound ? await library.StatisticsAsync(cancellation) : null);
            // What comes after thanks may still lean on what was asked before them.
            if (reply is not Reply.NotFound { IsCourtesy: true })
                previous = reply.ToExchange();
            await run.Output.WriteLineAsync();
            await run.Output.FlushAsync(cancellation);
        }
        return ExitCode.Done;
    }
}
