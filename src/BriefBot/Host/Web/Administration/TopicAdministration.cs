using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Topics;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web.Administration;

/// <summary>Saved topics in the browser.</summary>
sealed class TopicAdministration(AdministrationParts parts)
{
    TopicStore Topics => parts.Stores.Topics;

    /// <summary>Adds it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(AdministrationPaths.Topics, Requests.Reading, ListAsync);
        routes.MapPost(AdministrationPaths.Topics, SaveAsync);
        routes.MapMethods(AdministrationPaths.Topics + "/edit", Requests.Reading, EditAsync);
        routes.MapMethods(AdministrationPaths.Topics + "/remove", Requests.Reading, AskAsync);
        routes.MapPost(AdministrationPaths.Topics + "/remove", RemoveAsync);
        routes.MapPost(AdministrationPaths.Topics + "/alert-off", StopAlertAsync);
    }

    async Task ListAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var workspace = await parts.WorkspaceAsync(stop);
        var page = PageOf.Of(await Topics.ListAsync(workspace, stop), Requests.Page(context));
        var alerts = await parts.Stores.Schedules.AlertsAsync(workspace, stop);
        var counted = new List<TopicLine>();
        foreach (var topic in page.Items)
            counted.Add(
                new(
                    topic,
                    (await Topics.ArticlesAsync(workspace, topic, null, stop)).Count,
                    alerts.FirstOrDefault(alert => alert.What.Topic == topic.Name)
                )
            );
        await PageResponses.PageAsync<TopicsPage, TopicsView>(context, new(new(counted, page.Number, page.HasMore)));
    }

    async Task EditAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var name = context.Request.Query["name"].ToString();
        if (name.Length == 0)
            await ShowAsync(context, new("", "", "", "", ""));
        else if (await FindAsync(context, name) is { } topic)
            await ShowAsync(
                context,
                TopicForm.Of(topic) with
                {
                    Articles = (await Topics.ArticlesAsync(await parts.WorkspaceAsync(stop), topic, null, stop)).Count,
                }
            );
        else
            await Requests.MissingAsync(context);
    }

    async Task SaveAsync(HttpContext context)
    {
        var form = await PageResponses.FormAsync(context);
        var written = new TopicForm(
            form.Text("old") ?? "",
            form.Text("name") ?? "",
            form.Text("include") ?? "",
            form.Text("exclude") ?? "",
            form.Text("sources") ?? ""
        );
        var include = TopicTerms.Parse(written.Include);
        var topic = new SavedTopic(written.Name)
        {
            // A topic that is named like what it is about needs no terms beside its name.
            Include = include.Count > 0 ? include : [written.Name],
            Exclude = TopicTerms.Parse(written.Exclude),
            Sources = TopicTerms.Parse(written.Sources),
        };
        var words = PageResponses.WordsOf(context.Request);
        var problem = await TrySaveAsync(written.Old, topic, context.RequestAborted) switch
        {
            (TopicChange.Done, _) => null,
            (TopicChange.Taken, _) => words[PageTerm.TopicTaken],
            (TopicChange.Full, _) => words.With(PageTerm.MostTopics, words.Number(TopicStore.MaxTopics)),
            (null, var refused) => refused,
            _ => words[PageTerm.DoneGone],
        };
        if (problem is null)
            Requests.Done(context, AdministrationPaths.Topics, PageTerm.DoneSaved);
        else
            await ShowAsync(context, written with { Problem = problem });
    }

    async ValueTask<(TopicChange? Change, string? Refused)> TrySaveAsync(string old, SavedTopic topic, CancellationToken cancellation)
    {
        var workspace = await parts.WorkspaceAsync(cancellation);
        try
        {
            return (
                old.Length == 0
                    ? await Topics.AddAsync(workspace, topic, cancellation)
                    : await Topics.EditAsync(workspace, old, topic, cancellation),
                null
            );
        }
        catch (ArgumentException e)
        {
            return (null, e.Message.Split(" (Parameter", StringSplitOptions.None)[0]);
        }
    }

    async Task AskAsync(HttpContext context)
    {
        var name = context.Request.Query["name"].ToString();
        if (await FindAsync(context, name) is not { } topic)
        {
            await Requests.MissingAsync(context);
            return;
        }
        var words = PageResponses.WordsOf(context.Request);
        await Requests.AskAsync(
            context,
            new(
                AdministrationPaths.Topics,
                words[PageTerm.RemoveTopic],
                topic.Name,
                words[PageTerm.ArticlesStay],
                AdministrationPaths.Topics + "/remove",
                words[PageTerm.Remove]
            )
            {
                Fields = [("name", topic.Name)],
            }
        );
    }

    async Task RemoveAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var name = (await PageResponses.FormAsync(context)).Text("name") ?? "";
        var change = name.Length == 0 ? TopicChange.Missing : await Topics.RemoveAsync(await parts.WorkspaceAsync(stop), name, stop);
        if (change == TopicChange.InUse && await FindAsync(context, name) is { } topic)
            await ShowAsync(context, TopicForm.Of(topic) with { Problem = PageResponses.WordsOf(context.Request)[PageTerm.TopicInUse] });
        else
            Requests.Done(context, AdministrationPaths.Topics, change == TopicChange.Done, PageTerm.DoneRemoved);
    }

    async Task StopAlertAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var name = (await PageResponses.FormAsync(context)).Text("name") ?? "";
        var wasOn = name.Length > 0 && await parts.Stores.Schedules.StopAlertAsync(await parts.WorkspaceAsync(stop), name, stop);
        Requests.Done(context, AdministrationPaths.Topics, wasOn, PageTerm.DoneSaved);
    }

    static Task ShowAsync(HttpContext context, TopicForm form) =>
        PageResponses.PageAsync<TopicPage, TopicForm>(
            context,
            form,
            form.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );

    async ValueTask<SavedTopic?> FindAsync(HttpContext context, string name) =>
        name.Length == 0 ? null : await Topics.FindAsync(await parts.WorkspaceAsync(context.RequestAborted), name, context.RequestAborted);
}
