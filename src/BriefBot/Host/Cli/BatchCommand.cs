using System.CommandLine;
using BriefBot.Deliver.Batch;
using BriefBot.Host.Composition;
using BriefBot.Ingest.Readers;
using BriefBot.Reader;

namespace BriefBot.Host.Cli;

/// <summary><c>batch TASK</c>: JSON Lines in, JSON Lines out, for evaluation.</summary>
static class BatchCommand
{
    const int UsualWords = 70;
    const int MostWords = 2_000;

    static readonly Option<int> MaxWords = new("--max-words")
    {
        HelpName = "N",
        DefaultValueFactory = _ => UsualWords,
        Description = "Most words of a summary",
    };

    public static Command Build() =>
        new("batch", "Run a task over JSON Lines") { Ask(), Extract(), Stories(), Summarize(), Support(), Verify() };

    static BatchTaskCommand Ask()
    {
        var command = new BatchTaskCommand(
            "ask",
            "Answer many questions",
            "Questions: {id, question, date?, doc_ids?}",
            async (run, batch, cancellation) =>
            {
                await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
                await batch.RunAsync(new AskTask(library, run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today), cancellation);
                if (library.IsSamples)
                    await run.Error.WriteLineAsync(Deliver.ReplyWords.FromSamples);
            }
        )
        {
            CommonOptions.AsOf,
        };
        return command;
    }

    static BatchTaskCommand Extract() =>
        new(
            "extract",
            "Find the article in many web pages; nothing is stored",
            "Pages: {id, url, html}",
            (_, batch, cancellation) => batch.RunAsync(new ExtractTask(new InputLimits(), CommandRun.Today), cancellation)
        );

    static BatchTaskCommand Stories() =>
        new(
            "stories",
            "Group many articles into stories; nothing is stored",
            "Articles: {id, title, body, published, source}",
            (_, batch, cancellation) => batch.RunAsync(new StoriesTask(), cancellation)
        );

    static BatchTaskCommand Summarize() =>
        new(
            "summarize",
            "Summarise groups of texts on the same event in sentences of theirs, each cited",
            "Groups: {id, docs:[{id, title, body}]}",
            (run, batch, cancellation) =>
            {
                var words = run.Parsed.GetValue(MaxWords);
                if (words is < 1 or > MostWords)
                    throw new UsageException($"--max-words {words} is outside 1 to {MostWords}.");
                return batch.RunAsync(new SummarizeTask(words), cancellation);
            }
        )
        {
            MaxWords,
        };

    static BatchTaskCommand Support() =>
        new(
            "support",
            "Tell how well articles bear out sentences; nothing is stored",
            "Articles with sentences: {id, article, sentences:[{text}]}",
            (_, batch, cancellation) => batch.RunAsync(new SupportTask(), cancellation)
        );

    static BatchTaskCommand Verify() =>
        new(
            "verify",
            "Tell whether written sentences may be shown for what they cite; nothing is stored",
            "Sentences: {id, source, before, sentence}",
            async (run, batch, cancellation) =>
            {
                var reader = new QuestionReader(run.Settings.Reader, TimeProvider.System);
                await batch.RunAsync(new VerifyTask(reader), cancellation);
            }
        );
}
