using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Topics;
using BriefBot.Host.Composition;
using BriefBot.Language;

namespace BriefBot.Host.Cli;

/// <summary><c>topics list|show|add|edit|remove|suggest</c>.</summary>
static class TopicsCommand
{
    const int Suggestions = 10;

    static readonly Argument<string> Name = new("NAME") { Description = "The topic's name, in quotes when it has blanks" };
    static readonly Option<string[]> Include = Terms(
        "--include",
        "Words or phrases of which an article holds at least one; separated by commas, or given several times"
    );
    static readonly Option<string[]> Exclude = Terms("--exclude", "Words or phrases of which it holds none");
    static readonly Option<string[]> Source = Terms("--source", "Only articles of these outlets (name or web host)");
    static readonly Option<string?> Rename = new("--rename") { HelpName = "NAME", Description = "Another name" };

    public static Command Build()
    {
        var list = new ExampledCommand("list", "List the saved topics", "briefbot topics list", "briefbot topics list --json")
        {
            CommonOptions.Json,
        };
        list.SetAction((parsed, cancellation) => ListAsync(new CommandRun(parsed), cancellation));
        var show = new ExampledCommand("show", "Show a topic and how many articles belong to it", "briefbot topics show chips")
        {
            Name,
            CommonOptions.Json,
        };
        show.SetAction((parsed, cancellation) => ShowAsync(new CommandRun(parsed), cancellation));
        var add = new ExampledCommand(
            "add",
            "Save a topic",
            "briefbot topics add chips --include \"semiconductor, chip maker\" --exclude potato"
        )
        {
            Name,
            Include,
            Exclude,
            Source,
        };
        add.SetAction((parsed, cancellation) => AddAsync(new CommandRun(parsed), cancellation));
        var edit = new ExampledCommand(
            "edit",
            "Change a topic; what isn't given stays",
            "briefbot topics edit chips --exclude \"potato, poker\" --rename semiconductors"
        )
        {
            Name,
            Include,
            Exclude,
            Source,
            Rename,
        };
        edit.SetAction((parsed, cancellation) => EditAsync(new CommandRun(parsed), cancellation));
        var remove = new ExampledCommand("remove", "Remove a topic", "briefbot topics remove chips") { Name };
        remove.SetAction((parsed, cancellation) => RemoveAsync(new CommandRun(parsed), cancellation));
        var suggest = new ExampledCommand("suggest", "Suggest topics: names that are asked about openly", "briefbot topics suggest")
        {
            CommonOptions.Json,
        };
        suggest.SetAction((parsed, cancellation) => SuggestAsync(new CommandRun(parsed), cancellation));
        return new Command("topics", "Saved topics: what briefings and digests are about") { list, show, add, edit, remove, suggest };
    }

    /// <summary>What a change came to, on stderr, with the exit code for it.</summary>
    static async Task<int> ReportAsync(CommandRun run, TopicChange change, string name, string done)
    {
        await run.Error.WriteLineAsync(
            change switch
            {
                TopicChange.Done => done,
                TopicChange.Taken => $"briefbot: there is a topic of that name already; 'briefbot topics edit' changes it.",
                TopicChange.InUse => $"briefbot: a schedule posts '{name}'; remove that first ('briefbot schedules list').",
                _ => $"briefbot: there are {TopicStore.MaxTopics} topics, which is the most; remove one first.",
            }
        );
        return change is TopicChange.Done ? ExitCode.Done : ExitCode.Rejected;
    }

    // Names the topic that was most likely meant.
    static async Task<int> MissingAsync(CommandRun run, TopicStore topics, WorkspaceId home, string name, CancellationToken cancellation)
    {
        var names = (await topics.ListAsync(home, cancellation)).Select(topic => topic.Name);
        var meant = Nearest.Of(name, names) is { } near ? $" Did you mean {near}?" : "";
        await run.Error.WriteLineAsync(
            VisibleText.Line($"briefbot: there is no topic '{name}'; 'briefbot topics list' shows what there is.{meant}")
        );
        return ExitCode.NotFound;
    }

    static async Task<int> ListAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var topics = await stores.Topics.ListAsync(await HomeAsync(stores.Corpus, cancellation), cancellation);
        if (run.Json)
        {
            run.WriteJson(TopicsDocument.Of(topics), DocumentJson.Default.TopicsDocument);
            return ExitCode.Done;
        }
        var page = run.Page();
        foreach (var topic in topics)
            page.Line([new(VisibleText.Line(topic.Name), Ink.Strong), new($"  {Terms(topic)}")], 0, 4);
        if (topics.Count == 0)
            await run.Error.WriteLineAsync("There are no topics yet; save one with: briefbot topics add NAME --include TERMS");
        return ExitCode.Done;
    }

    static async Task<int> ShowAsync(CommandRun run, CancellationToken cancellation)
    {
        var name = run.Parsed.GetRequiredValue(Name);
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var home = await HomeAsync(stores.Corpus, cancellation);
        if (await stores.Topics.FindAsync(home, name, cancellation) is not { } topic)
            return await MissingAsync(run, stores.Topics, home, name, cancellation);
        var articles = (await stores.Topics.ArticlesAsync(home, topic, null, cancellation)).Count;
        if (run.Json)
            run.WriteJson(TopicDocument.Of(topic, articles), DocumentJson.Default.TopicDocument);
        else
        {
            var page = run.Page();
            page.Line(VisibleText.Line(topic.Name), Ink.Strong);
            page.Line(Terms(topic));
            page.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{articles:N0} {(articles == 1 ? "article belongs" : "articles belong")} to it."
                ),
                Ink.Faint
            );
        }
        return ExitCode.Done;
    }

    static async Task<int> AddAsync(CommandRun run, CancellationToken cancellation)
    {
        var name = run.Parsed.GetRequiredValue(Name);
        var include = TopicTerms.Parse(run.Parsed.GetValue(Include) ?? []);
        // A topic that is named like what it is about needs no terms beside its name.
        var topic = new SavedTopic(name)
        {
            Include = include.Count > 0 ? include : [name],
            Exclude = TopicTerms.Parse(run.Parsed.GetValue(Exclude) ?? []),
            Sources = TopicTerms.Parse(run.Parsed.GetValue(Source) ?? []),
        };
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var home = await HomeAsync(stores.Corpus, cancellation);
        var change = await ChangeAsync(() => stores.Topics.AddAsync(home, topic, cancellation));
        return await ReportAsync(run, change, name, $"The topic '{name}' is saved: {Terms(topic)}");
    }

    static async Task<int> EditAsync(CommandRun run, CancellationToken cancellation)
    {
        var name = run.Parsed.GetRequiredValue(Name);
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var home = await HomeAsync(stores.Corpus, cancellation);
        if (await stores.Topics.FindAsync(home, name, cancellation) is not { } old)
            return await MissingAsync(run, stores.Topics, home, name, cancellation);
        var topic = old with
        {
            Name = run.Parsed.GetValue(Rename) ?? old.Name,
            Include = Given(run, Include, old.Include),
            Exclude = Given(run, Exclude, old.Exclude),
            Sources = Given(run, Source, old.Sources),
        };
        var change = await ChangeAsync(() => stores.Topics.EditAsync(home, name, topic, cancellation));
        if (change is TopicChange.Missing)
            return await MissingAsync(run, stores.Topics, home, name, cancellation);
        return await ReportAsync(run, change, name, $"The topic '{topic.Name}' is changed: {Terms(topic)}");
    }

    static async Task<int> RemoveAsync(CommandRun run, CancellationToken cancellation)
    {
        var name = run.Parsed.GetRequiredValue(Name);
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var home = await HomeAsync(stores.Corpus, cancellation);
        var change = await stores.Topics.RemoveAsync(home, name, cancellation);
        if (change is TopicChange.Missing)
            return await MissingAsync(run, stores.Topics, home, name, cancellation);
        return await ReportAsync(run, change, name, $"The topic '{name}' is removed.");
    }

    static async Task<int> SuggestAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var home = await HomeAsync(stores.Corpus, cancellation);
        var questions = await stores.Answers.RecentAsync(home, AnswerLog.MaxRecent, cancellation);
        var found = TopicSuggestions.Of(questions, await stores.Topics.ListAsync(home, cancellation), null, Suggestions);
        if (run.Json)
        {
            run.WriteJson(SuggestionsDocument.Of(found), DocumentJson.Default.SuggestionsDocument);
            return ExitCode.Done;
        }
        var page = run.Page();
        foreach (var one in found)
            page.Line(
                [
                    new(VisibleText.Line(one.Name), Ink.Strong),
                    new(string.Create(CultureInfo.InvariantCulture, $"  {one.Questions} questions")),
                ],
                0,
                4
            );
        if (found.Count == 0)
            await run.Error.WriteLineAsync("No name was asked about often enough yet.");
        return ExitCode.Done;
    }

    static IReadOnlyList<string> Given(CommandRun run, Option<string[]> option, IReadOnlyList<string> old) =>
        run.Parsed.GetResult(option) is null ? old : TopicTerms.Parse(run.Parsed.GetValue(option) ?? []);

    /// <summary>What the store refuses is the writer's mistake.</summary>
    static async Task<TopicChange> ChangeAsync(Func<ValueTask<TopicChange>> change)
    {
        try
        {
            return await change();
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message.Split(" (Parameter", StringSplitOptions.None)[0]);
        }
    }

    static ValueTask<WorkspaceId> HomeAsync(ICorpus corpus, CancellationToken cancellation) =>
        corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);

    static string Terms(SavedTopic topic)
    {
        var parts = new List<string> { string.Join(", ", topic.Include) };
        if (topic.Exclude.Count > 0)
            parts.Add($"without {string.Join(", ", topic.Exclude)}");
        if (topic.Sources.Count > 0)
            parts.Add($"from {string.Join(", ", topic.Sources)}");
        return VisibleText.Line(string.Join("; ", parts));
    }

    static Option<string[]> Terms(string name, string description) =>
        new(name)
        {
            HelpName = "TERMS",
            Description = description,
            AllowMultipleArgumentsPerToken = false,
        };
}
