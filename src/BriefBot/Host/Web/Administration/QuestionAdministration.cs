using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Web.Administration;

namespace BriefBot.Host.Web.Administration;

/// <summary>What was asked, in the browser: lately, without an answer, with a bad one; and what digests did not tell.</summary>
sealed class QuestionAdministration(AdministrationParts parts)
{
    /// <summary>Adds it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(AdministrationPaths.Questions, Requests.Reading, context => ListAsync(context, QuestionKind.All));
        routes.MapMethods(AdministrationPaths.Questions + "/down", Requests.Reading, context => ListAsync(context, QuestionKind.Down));
        routes.MapMethods(AdministrationPaths.Questions + "/gaps", Requests.Reading, GapsAsync);
        routes.MapMethods(AdministrationPaths.Questions + "/{id:long}", Requests.Reading, ShowAsync);
        routes.MapMethods(AdministrationPaths.Missed, Requests.Reading, MissedAsync);
    }

    async Task ListAsync(HttpContext context, QuestionKind kind)
    {
        var questions = await RecentAsync(context);
        if (kind == QuestionKind.Down)
            questions = [.. questions.Where(question => question.Feedback.Down > 0)];
        await PageResponses.PageAsync<QuestionsPage, QuestionsView>(context, new(PageOf.Of(questions, Requests.Page(context)), kind));
    }

    async Task GapsAsync(HttpContext context) =>
        await PageResponses.PageAsync<GapsPage, GapsView>(context, new(Gap.Of(await RecentAsync(context))));

    async Task ShowAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var key = new AnswerKey(Requests.Id(context));
        if (await parts.Stores.Answers.FindAsync(await parts.WorkspaceAsync(stop), key, stop) is { } answer)
            await PageResponses.PageAsync<QuestionPage, QuestionView>(
                context,
                new(answer, key, KeptTrace.Lines(answer, PageResponses.WordsOf(context.Request)))
            );
        else
            await Requests.MissingAsync(context);
    }

    async Task MissedAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var runs = new List<MissedRun>();
        foreach (var schedule in await parts.Stores.Schedules.ListAsync(await parts.WorkspaceAsync(stop), stop))
        foreach (var run in await parts.Stores.Outbox.RecentAsync(schedule.Id, MissedView.RunsOfEach, stop))
            runs.Add(MissedRun.Of(schedule, run));
        await PageResponses.PageAsync<MissedPage, MissedView>(
            context,
            new([.. runs.OrderByDescending(missed => missed.Run.DueAt).Take(MissedView.MostRuns)])
        );
    }

    async ValueTask<IReadOnlyList<AnswerSummary>> RecentAsync(HttpContext context) =>
        await parts.Stores.Answers.RecentAsync(
            await parts.WorkspaceAsync(context.RequestAborted),
            AnswerLog.MaxRecent,
            context.RequestAborted
        );
}
