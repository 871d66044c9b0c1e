using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>schedules list|add|remove|pause|resume|preview|now</c>.</summary>
static class SchedulesCommand
{
    const int RecentRuns = 3;

    static readonly Argument<long> Id = new("ID") { Description = "The schedule's number, as 'schedules list' shows it" };
    static readonly Option<string> Channel = new("--channel")
    {
        HelpName = "ID",
        Required = true,
        Description = "Id of the Discord channel or forum, from its menu (Copy Channel ID, in developer mode)",
    };
    static readonly Option<string> Time = new("--time")
    {
        HelpName = "HH:MM",
        Required = true,
        Description = "Local time of day",
    };
    static readonly Option<string> Zone = new("--zone")
    {
        HelpName = "ZONE",
        Required = true,
        Description = "IANA name of the time zone, such as Europe/Berlin",
    };
    static readonly Option<string?> Topic = new("--topic") { HelpName = "TOPIC", Description = "A saved topic; default: everything" };
    static readonly Option<string> Days = new("--days")
    {
        HelpName = "DAYS",
        CompletionSources = { "daily", "mon-fri", "weekend" },
        Description = "On which days: daily, mon-fri, weekend, mon,thu",
        DefaultValueFactory = _ => "daily",
    };
    static readonly Option<string?> Language = new("--language")
    {
        HelpName = "CODE",
        CompletionSources = { "de", "en", "es", "fr" },
        Description = "The readers' language: de, fr, es-ES; default: English",
    };
    static readonly Option<bool?> QuietLine = new("--quiet-line")
    {
        HelpName = "true|false",
        CompletionSources = { "true", "false" },
        Description = "Whether to say so when nothing is new; default: the setting Digest:QuietLine",
    };
    static readonly Option<bool> Threads = new("--threads") { Description = "Give each story a thread" };

    public static Command Build()
    {
        var list = new ExampledCommand(
            "list",
            "List the schedules and what became of their last digests",
            "briefbot schedules list",
            "briefbot schedules list --json"
        )
        {
            CommonOptions.Json,
        };
        list.SetAction((parsed, cancellation) => ListAsync(new CommandRun(parsed), cancellation));
        var add = new ExampledCommand(
            "add",
            "Post a digest in a channel at set times",
            "briefbot schedules add --channel 1150000000000000001 --time 08:00 --zone Europe/Berlin --topic chips --days mon-fri"
        )
        {
            Channel,
            Time,
            Zone,
            Topic,
            Days,
            Language,
            QuietLine,
            Threads,
        };
        add.SetAction((parsed, cancellation) => AddAsync(new CommandRun(parsed), cancellation));
        var preview = new ExampledCommand("preview", "Print what the next digest of a schedule would say", "briefbot schedules preview 3")
        {
            Id,
            CommonOptions.Json,
        };
        preview.SetAction((parsed, cancellation) => PreviewAsync(new CommandRun(parsed), cancellation));
        return new Command("schedules", "When and where digests are posted; 'serve' posts them")
        {
            list,
            add,
            Simple("remove", "Remove a schedule", (store, home, id, _, stop) => store.Schedules.RemoveAsync(home, id, stop), "is removed"),
            Simple(
                "pause",
                "Pause a schedule",
                (store, home, id, now, stop) => store.Schedules.PauseAsync(home, id, now, stop),
                "is paused"
            ),
            Simple(
                "resume",
                "Go on with a schedule; what was due meanwhile stays unposted",
                (store, home, id, now, stop) => store.Schedules.ResumeAsync(home, id, now, stop),
                "goes on"
            ),
            preview,
            Simple(
                "now",
                "Have 'serve' post a digest of a schedule now",
                NowAsync,
                "posts a digest as soon as 'serve' looks, within 15 seconds"
            ),
        };
    }

    static ExampledCommand Simple(
        string name,
        string description,
        Func<DigestStore, WorkspaceId, ScheduleId, DateTimeOffset, CancellationToken, ValueTask<bool>> change,
        string done
    )
    {
        var command = new ExampledCommand(name, description, $"briefbot schedules {name} 3") { Id };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var run = new CommandRun(parsed);
                var id = new ScheduleId(parsed.GetValue(Id));
                await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
                var isDone = await change(
                    DigestParts.Store(stores),
                    await HomeAsync(stores.Corpus, cancellation),
                    id,
                    TimeProvider.System.GetUtcNow(),
                    cancellation
                );
                await run.Error.WriteLineAsync(isDone ? $"Schedule {id} {done}." : Missing(id));
                return isDone ? ExitCode.Done : ExitCode.NotFound;
            }
        );
        return command;
    }

    static async ValueTask<bool> NowAsync(
        DigestStore store,
        WorkspaceId home,
        ScheduleId id,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        await store.Schedules.FindAsync(home, id, cancellation) is not null
        && await store.RequestAsync(id, now.ToString("O", CultureInfo.InvariantCulture), now, cancellation);

    static async Task<int> AddAsync(CommandRun run, CancellationToken cancellation)
    {
        var given = run.Parsed;
        var wish = new ScheduleWish(
            given.GetRequiredValue(Channel),
            given.GetRequiredValue(Time),
            given.GetRequiredValue(Zone),
            given.GetRequiredValue(Days)
        )
        {
            Topic = given.GetValue(Topic),
            Language = given.GetValue(Language),
            QuietLine = given.GetValue(QuietLine),
            Threads = given.GetValue(Threads),
        };
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var (read, field, reason) = wish.Read(await HomeAsync(stores.Corpus, cancellation));
        if (read is not { } draft)
            throw new UsageException($"--{field} {wish.Written(field)} {reason}");
        var now = TimeProvider.System.GetUtcNow();
        if (await stores.Schedules.AddAsync(draft, now, now.AddDays(-1), cancellation) is not { } id)
        {
            await run.Error.WriteLineAsync(
                draft.Topic is not { } topic
                    ? $"briefbot: there are {ScheduleStore.MaxSchedules} schedules, which is the most."
                    : $"briefbot: there is no topic '{topic}' ('briefbot topics list'), or there are {ScheduleStore.MaxSchedules} "
                        + "schedules already."
            );
            return ExitCode.Rejected;
        }
        var next = LocalTimes.Next(now, draft.At, draft.Days, draft.Zone);
        await run.Error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Schedule {id} is made; the first digest comes at {next.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
            )
        );
        return ExitCode.Done;
    }

    static async Task<int> PreviewAsync(CommandRun run, CancellationToken cancellation)
    {
        var id = new ScheduleId(run.Parsed.GetValue(Id));
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        if (await stores.Schedules.FindAsync(await HomeAsync(stores.Corpus, cancellation), id, cancellation) is not { } schedule)
        {
            await run.Error.WriteLineAsync(Missing(id));
            return ExitCode.NotFound;
        }
        var desk = DigestParts.Desk(stores, run.Settings);
        var digest = await desk.ComposeAsync(schedule, TimeProvider.System.GetUtcNow(), null, null, cancellation);
        var verified = await desk.VerifyAsync(digest, schedule.What.Workspace, cancellation);
        if (run.Json)
            run.WriteJson(DigestDocument.Of(verified, withFates: true), DocumentJson.Default.DigestDocument);
        else
        {
            var printer = new DigestPrinter(run.Page());
            printer.Print(verified);
            printer.PrintWhy(digest);
        }
        return ExitCode.Done;
    }

    static async Task<int> ListAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var schedules = await stores.Schedules.ListAsync(await HomeAsync(stores.Corpus, cancellation), cancellation);
        var runs = new Dictionary<ScheduleId, IReadOnlyList<DigestRun>>();
        foreach (var schedule in schedules)
            runs[schedule.Id] = await stores.Outbox.RecentAsync(schedule.Id, RecentRuns, cancellation);
        var now = TimeProvider.System.GetUtcNow();
        if (run.Json)
            run.WriteJson(
                new SchedulesDocument([.. schedules.Select(schedule => SchedulePart.Of(schedule, runs[schedule.Id], now))]),
                DocumentJson.Default.SchedulesDocument
            );
        else
            foreach (var schedule in schedules)
                Print(run.Page(), schedule, runs[schedule.Id], now);
        if (schedules.Count == 0)
            await run.Error.WriteLineAsync(
                "No digest is scheduled; make a schedule with: briefbot schedules add, or /digest schedule on Discord"
            );
        return ExitCode.Done;
    }

    static void Print(TerminalPage page, DigestSchedule schedule, IReadOnlyList<DigestRun> runs, DateTimeOffset now)
    {
        var what = schedule.What;
        var state = schedule.Paused
            ? "paused"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"next {LocalTimes.Next(now, what.At, what.Days, what.Zone).At.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
            );
        page.Line(
            [
                new(schedule.Id.ToString(), Ink.Strong),
                new(
                    $"  {VisibleText.Line(what.Topic ?? "everything")}, {DayWords.Write(what.At)} {DayWords.Write(what.Days)} "
                        + $"{what.Zone}, channel {what.Place.Channel}: "
                ),
                new(state),
            ],
            0,
            4
        );
        if (schedule.Trouble is { } trouble)
            page.Line(VisibleText.Line($"could not be posted: {trouble.Reason}"), Ink.Plain, 4);
        foreach (var run in runs)
            page.Line(
                VisibleText.Line($"{run.Slot}: {DigestRunPart.Word(run.State)}{(run.Reason is { } reason ? $" ({reason})" : "")}"),
                Ink.Faint,
                4
            );
    }

    static string Missing(ScheduleId id) => $"briefbot: there is no schedule {id}; 'briefbot schedules list' shows what there is.";

    static ValueTask<WorkspaceId> HomeAsync(ICorpus corpus, CancellationToken cancellation) =>
        corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
}
