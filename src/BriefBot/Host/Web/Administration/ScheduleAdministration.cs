using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web.Administration;

/// <summary>Schedules of digests in the browser: the list, what became of each, and what the next would say.</summary>
sealed class ScheduleAdministration(AdministrationParts parts)
{
    ScheduleStore Schedules => parts.Stores.Schedules;

    DateTimeOffset Now => parts.Time.GetUtcNow();

    /// <summary>Adds it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string one = AdministrationPaths.Schedules + "/{id:long}";
        routes.MapMethods(AdministrationPaths.Schedules, Requests.Reading, context => ListAsync(context, null));
        routes.MapPost(AdministrationPaths.Schedules, AddAsync);
        routes.MapMethods(one, Requests.Reading, context => ShowAsync(context, withPreview: false));
        // It may ask a model, which may cost something: nothing that a mere link should do.
        routes.MapPost(one + "/preview", context => ShowAsync(context, withPreview: true));
        routes.MapPost(one + "/pause", context => ChangeAsync(context, PageTerm.DonePaused, PauseAsync));
        routes.MapPost(one + "/resume", context => ChangeAsync(context, PageTerm.DoneResumed, ResumeAsync));
        routes.MapPost(one + "/now", context => ChangeAsync(context, PageTerm.DonePosting, PostAsync));
        routes.MapMethods(one + "/remove", Requests.Reading, AskAsync);
        routes.MapPost(one + "/remove", RemoveAsync);
    }

    async Task ListAsync(HttpContext context, string? problem)
    {
        var stop = context.RequestAborted;
        var workspace = await parts.WorkspaceAsync(stop);
        var topics = await parts.Stores.Topics.ListAsync(workspace, stop);
        await PageResponses.PageAsync<SchedulesPage, SchedulesView>(
            context,
            new(PageOf.Of(await Schedules.ListAsync(workspace, stop), Requests.Page(context)), [.. topics.Select(topic => topic.Name)], Now)
            {
                Problem = problem,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    async Task AddAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var form = await PageResponses.FormAsync(context);
        var wish = new ScheduleWish(form.Text("channel") ?? "", form.Text("time") ?? "", form.Text("zone") ?? "", form.Text("days") ?? "")
        {
            Topic = form.Text("topic"),
            Language = form.Text("language"),
            QuietLine = form.Text("quiet") switch
            {
                "line" => true,
                "nothing" => false,
                _ => null,
            },
            Threads = form.Text("threads") is not null,
        };
        var (draft, field, reason) = wish.Read(await parts.WorkspaceAsync(stop));
        if (draft is null)
            await ListAsync(context, $"“{wish.Written(field)}” {reason}");
        else if (await Schedules.AddAsync(draft, Now, Now.AddDays(-1), stop) is { } added)
            Requests.Done(context, AdministrationPaths.Of(AdministrationPaths.Schedules, added.Value), PageTerm.DoneSaved);
        else
            await ListAsync(context, PageResponses.WordsOf(context.Request).With(PageTerm.NoTopicOrFull, ScheduleStore.MaxSchedules));
    }

    async Task ShowAsync(HttpContext context, bool withPreview)
    {
        var stop = context.RequestAborted;
        if (await FindAsync(context) is not { } schedule)
        {
            await Requests.MissingAsync(context);
            return;
        }
        var view = new ScheduleView(schedule, await parts.Stores.Outbox.RecentAsync(schedule.Id, ScheduleView.MostRuns, stop), Now);
        if (withPreview)
        {
            var desk = parts.Digests.Value;
            var digest = await desk.ComposeAsync(schedule, Now, null, null, stop);
            view = view with { Preview = await desk.VerifyAsync(digest, schedule.What.Workspace, stop) };
        }
        await PageResponses.PageAsync<SchedulePage, ScheduleView>(context, view);
    }

    async Task ChangeAsync(HttpContext context, PageTerm done, Func<WorkspaceId, ScheduleId, CancellationToken, ValueTask<bool>> change)
    {
        var stop = context.RequestAborted;
        var id = new ScheduleId(Requests.Id(context));
        if (await change(await parts.WorkspaceAsync(stop), id, stop))
            Requests.Done(context, AdministrationPaths.Of(AdministrationPaths.Schedules, id.Value), done);
        else
            Requests.Done(context, AdministrationPaths.Schedules, PageTerm.DoneGone);
    }

    ValueTask<bool> PauseAsync(WorkspaceId home, ScheduleId id, CancellationToken cancellation) =>
        Schedules.PauseAsync(home, id, Now, cancellation);

    ValueTask<bool> ResumeAsync(WorkspaceId home, ScheduleId id, CancellationToken cancellation) =>
        Schedules.ResumeAsync(home, id, Now, cancellation);

    async ValueTask<bool> PostAsync(WorkspaceId home, ScheduleId id, CancellationToken cancellation) =>
        await Schedules.FindAsync(home, id, cancellation) is not null
        && await new DigestStore(Schedules, parts.Stores.Outbox).RequestAsync(
            id,
            Now.ToString("O", CultureInfo.InvariantCulture),
            Now,
            cancellation
        );

    async Task AskAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } schedule)
        {
            await Requests.MissingAsync(context);
            return;
        }
        var words = PageResponses.WordsOf(context.Request);
        await Requests.AskAsync(
            context,
            new(
                AdministrationPaths.Schedules,
                words[PageTerm.RemoveSchedule],
                $"{schedule.Id} {schedule.What.Topic ?? words[PageTerm.Everything]}",
                words[PageTerm.HistoryGoes],
                AdministrationPaths.Of(AdministrationPaths.Schedules, schedule.Id.Value, "remove"),
                words[PageTerm.Remove]
            )
        );
    }

    async Task RemoveAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var isDone = await Schedules.RemoveAsync(await parts.WorkspaceAsync(stop), new ScheduleId(Requests.Id(context)), stop);
        Requests.Done(context, AdministrationPaths.Schedules, isDone, PageTerm.DoneRemoved);
    }

    async ValueTask<DigestSchedule?> FindAsync(HttpContext context) =>
        await Schedules.FindAsync(
            await parts.WorkspaceAsync(context.RequestAborted),
            new ScheduleId(Requests.Id(context)),
            context.RequestAborted
        );
}
