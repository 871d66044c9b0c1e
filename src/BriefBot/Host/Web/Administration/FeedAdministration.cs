using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Wording;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Readers;
using Microsoft.AspNetCore.Http.Features;

namespace BriefBot.Host.Web.Administration;

/// <summary>Feeds in the browser: how they are doing, following, pausing and leaving them, OPML lists in and out.</summary>
sealed class FeedAdministration(AdministrationParts parts)
{
    const int Shown = 10;
    const int LargestList = 4 * 1024 * 1024;

    /// <summary>Adds it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string one = AdministrationPaths.Feeds + "/{id:long}";
        routes.MapMethods(AdministrationPaths.Feeds, Requests.Reading, context => ShowAsync(context, null, ""));
        routes.MapPost(AdministrationPaths.Feeds, FollowAsync);
        routes.MapPost(AdministrationPaths.Feeds + "/look", LookAsync);
        routes.MapMethods(AdministrationPaths.Feeds + ".opml", Requests.Reading, ExportAsync);
        routes.MapPost(AdministrationPaths.Feeds + ".opml", ImportAsync);
        routes.MapPost(one + "/pause", context => ChangeAsync(context, PageTerm.DonePaused, (feed, stop) => PauseAsync(feed, true, stop)));
        routes.MapPost(
            one + "/resume",
            context => ChangeAsync(context, PageTerm.DoneResumed, (feed, stop) => PauseAsync(feed, false, stop))
        );
        routes.MapPost(one + "/poll", context => ChangeAsync(context, PageTerm.DoneDue, PollAsync));
        routes.MapMethods(one + "/remove", Requests.Reading, AskAsync);
        routes.MapPost(one + "/remove", context => ChangeAsync(context, PageTerm.DoneRemoved, RemoveAsync));
    }

    async Task ShowAsync(HttpContext context, string? problem, string address, ImportedFeeds? imported = null)
    {
        var stop = context.RequestAborted;
        var feeds = FeedWords.WorstFirst(await parts.Stores.Feeds.ListAsync(await parts.WorkspaceAsync(stop), stop));
        await PageResponses.PageAsync<FeedsAdministrationPage, FeedsView>(
            context,
            new(PageOf.Of(feeds, Requests.Page(context)), problem, address)
            {
                Most = parts.Settings.Feeds.PerServer,
                Imported = imported is { } counts ? (counts.Added, counts.Known, counts.Refused) : null,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    async Task LookAsync(HttpContext context)
    {
        var address = (await PageResponses.FormAsync(context)).Text("address") ?? "";
        switch (await parts.Feeds.LookAsync(address, context.RequestAborted))
        {
            case FoundFeed.Found found:
                await PageResponses.PageAsync<FeedPreviewPage, FeedPreview>(context, Preview(found));
                break;
            case FoundFeed.Missing missing:
                await ShowAsync(context, missing.Reason, address);
                break;
        }
    }

    static FeedPreview Preview(FoundFeed.Found found) =>
        new(
            found.Address,
            found.Feed.Title,
            found.How,
            found.Feed.Language,
            found.Feed.Items.Count,
            [
                .. found
                    .Feed.Items.Select(item => new FeedEntryView(item.Title, item.Published ?? item.Updated))
                    .OrderByDescending(entry => entry.At)
                    .Take(Shown),
            ],
            found.Others
        );

    async Task FollowAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var form = await PageResponses.FormAsync(context);
        var address = form.Text("address") ?? "";
        var wish = new FeedWish(await parts.WorkspaceAsync(stop), address) { Title = form.Text("title"), Topic = form.Text("topic") };
        switch (await parts.Feeds.FollowAsync(wish, stop))
        {
            case FollowedFeed.Added:
                parts.Polling();
                Requests.Done(context, AdministrationPaths.Feeds, PageTerm.DoneFollowed);
                break;
            case FollowedFeed.Known:
                Requests.Done(context, AdministrationPaths.Feeds, PageTerm.DoneKnown);
                break;
            case FollowedFeed.Full full:
                var words = PageResponses.WordsOf(context.Request);
                await ShowAsync(context, words.With(PageTerm.MostFeeds, words.Number(full.Most)), address);
                break;
            case FollowedFeed.Missing missing:
                await ShowAsync(context, missing.Reason, address);
                break;
        }
    }

    async Task ExportAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var feeds = await parts.Stores.Feeds.ListAsync(await parts.WorkspaceAsync(stop), stop);
        context.Response.Headers.ContentDisposition = "attachment; filename=\"feeds.opml\"";
        await Responses.TextAsync(context, Opml.Write(feeds, parts.Time.GetUtcNow()), type: "text/x-opml");
    }

    async Task ImportAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestList;
        // All of it stays in memory: nothing is spooled to the disk of whoever hosts this.
        context.Features.Set<IFormFeature>(
            new FormFeature(
                context.Request,
                new FormOptions
                {
                    MemoryBufferThreshold = LargestList,
                    MultipartBodyLengthLimit = LargestList,
                    ValueCountLimit = 16,
                }
            )
        );
        var words = PageResponses.WordsOf(context.Request);
        if ((await PageResponses.FormAsync(context))?.Files["file"] is not { Length: > 0 } file)
        {
            await ShowAsync(context, words.With(PageTerm.NoFile, LargestList / 1024 / 1024), "");
            return;
        }
        try
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, stop);
            var outlined = Opml.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            var imported = await parts.Feeds.ImportAsync(await parts.WorkspaceAsync(stop), outlined, stop);
            parts.Polling();
            await ShowAsync(context, null, "", imported);
        }
        catch (InputRejectedException e)
        {
            await ShowAsync(context, $"{words[PageTerm.ImportFeeds]}: {e.Message}.", "");
        }
    }

    async Task AskAsync(HttpContext context)
    {
        var (stop, id) = (context.RequestAborted, Requests.Id(context));
        if (await parts.Stores.Feeds.FindAsync(await parts.WorkspaceAsync(stop), new FeedId(id), stop) is not { } feed)
        {
            await Requests.MissingAsync(context);
            return;
        }
        var words = PageResponses.WordsOf(context.Request);
        await Requests.AskAsync(
            context,
            new(
                AdministrationPaths.Feeds,
                words[PageTerm.RemoveFeed],
                $"{feed.Title} ({feed.Address})",
                words[PageTerm.ArticlesStay],
                AdministrationPaths.Of(AdministrationPaths.Feeds, id, "remove"),
                words[PageTerm.Remove]
            )
        );
    }

    static async Task ChangeAsync(HttpContext context, PageTerm done, Func<FeedId, CancellationToken, ValueTask<bool>> change)
    {
        var isDone = await change(new FeedId(Requests.Id(context)), context.RequestAborted);
        Requests.Done(context, AdministrationPaths.Feeds, isDone, done);
    }

    async ValueTask<bool> PauseAsync(FeedId feed, bool pause, CancellationToken cancellation)
    {
        var isDone = await parts.Stores.Feeds.PauseAsync(await parts.WorkspaceAsync(cancellation), feed, pause, cancellation);
        parts.Polling();
        return isDone;
    }

    async ValueTask<bool> PollAsync(FeedId feed, CancellationToken cancellation)
    {
        var isDone = await parts.Stores.Feeds.PollNowAsync(await parts.WorkspaceAsync(cancellation), feed, cancellation);
        parts.Polling();
        return isDone;
    }

    async ValueTask<bool> RemoveAsync(FeedId feed, CancellationToken cancellation) =>
        await parts.Stores.Feeds.RemoveAsync(await parts.WorkspaceAsync(cancellation), feed, cancellation);
}
