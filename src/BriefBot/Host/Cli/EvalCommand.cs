using System.CommandLine;
using System.Globalization;
using System.Text;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Evaluation;
using BriefBot.Deliver.Json;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>eval FILE</c>: scores a team's own questions.</summary>
static class EvalCommand
{
    // Lines of a file at most: each is a question that is answered.
    const int MostLines = 100_000;

    static readonly Argument<string> File = new("FILE")
    {
        Description = "JSON Lines: {question, answer?, source?, date?, found?}; found is false for what must not be answered",
    };

    public static Command Build()
    {
        var command = new ExampledCommand(
            "eval",
            "Score your own questions: what is found, what is cited, what is rightly not answered",
            "briefbot eval questions.jsonl",
            "briefbot eval questions.jsonl --as-of 2021-04-01 --json"
        )
        {
            File,
            CommonOptions.AsOf,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var path = run.Parsed.GetRequiredValue(File);
        if (!System.IO.File.Exists(path))
            throw new UsageException($"There is no file {path}.");
        run.Settings.Reader.NobodyWaits = true;
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var evaluation = new TeamEvaluation();
        var (line, rejected) = (0, 0);
        await foreach (var text in System.IO.File.ReadLinesAsync(path, cancellation))
        {
            if (++line > MostLines)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{path} has more than {MostLines:N0} lines."));
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                var expected = TeamQuestion.Parse(Encoding.UTF8.GetBytes(text));
                var asked = new Question(
                    expected.Question,
                    new SearchScope(library.Workspace),
                    expected.AsOf ?? run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today
                );
                evaluation.Add(line, expected, await library.AnswerAsync(asked, cancellation));
            }
            catch (FormatException wrong)
            {
                rejected++;
                await run.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"briefbot: {path}#{line}: {wrong.Message}"));
            }
        }
        if (evaluation.Questions.Count == 0)
            throw new UsageException($"{path} holds no question that can be asked.");
        if (run.Json)
            run.WriteJson(EvaluationDocument.Of(evaluation), DocumentJson.Default.EvaluationDocument);
        else
            await PrintAsync(run.Output, evaluation);
        return rejected > 0 ? ExitCode.Rejected : ExitCode.Done;
    }

    static async Task PrintAsync(TextWriter output, TeamEvaluation evaluation)
    {
        await output.WriteLineAsync(Row("Right", (evaluation.Questions.Count(question => question.IsRight), evaluation.Questions.Count)));
        await output.WriteLineAsync(Row("Expected answer shown", evaluation.Answers));
        await output.WriteLineAsync(Row("Expected source cited", evaluation.Sources));
        await output.WriteLineAsync(Row("Rightly not answered", evaluation.Unanswered));
        await output.WriteLineAsync(Row("Quotes as stored", evaluation.Citations));
        foreach (var question in evaluation.Questions.Where(question => !question.IsRight))
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  line {question.Line}: {VisibleText.Line(question.Expected.Question)} — {VisibleText.Line(question.Wrong)}"
                )
            );
    }

    static string Row(string name, (int Right, int All) share) =>
        share.All == 0
            ? $"{name, -22} –"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -22} {share.Right} of {share.All} ({100.0 * share.Right / share.All:0} %)"
            );
}
