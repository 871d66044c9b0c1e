using BriefBot.Corpus;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Wording;
using BriefBot.Ingest;

namespace BriefBot.Host.Web.Administration;

/// <summary>Articles in the browser: the list, mending and removing one.</summary>
sealed class ArticleAdministration(AdministrationParts parts)
{
    const int LongestWords = 200;

    /// <summary>Adds it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string one = AdministrationPaths.Articles + "/{id:long}";
        routes.MapMethods(AdministrationPaths.Articles, Requests.Reading, ListAsync);
        routes.MapMethods(one, Requests.Reading, context => ShowAsync(context, null));
        routes.MapPost(one, MendAsync);
        routes.MapMethods(one + "/remove", Requests.Reading, AskAsync);
        routes.MapPost(one + "/remove", RemoveAsync);
    }

    async Task ListAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var words = context.Request.Query["words"].ToString();
        words = words.Length > LongestWords ? words[..LongestWords] : words;
        var articles = parts
            .Stores.Corpus.ListAsync(new SearchScope(await parts.WorkspaceAsync(stop)), stop)
            .Where(article => ArticlesView.Holds(article, words));
        await PageResponses.PageAsync<ArticlesPage, ArticlesView>(
            context,
            new(await PageOf.OfAsync(articles, Requests.Page(context), stop), words)
        );
    }

    async Task ShowAsync(HttpContext context, string? problem)
    {
        if (await FindAsync(context) is { } article)
            await PageResponses.PageAsync<ArticleAdministrationPage, ArticleView>(
                context,
                new(article, problem),
                problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
            );
        else
            await Requests.MissingAsync(context);
    }

    async Task MendAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } article)
        {
            await Requests.MissingAsync(context);
            return;
        }
        var form = await PageResponses.FormAsync(context);
        var address = AdministrationPaths.Of(AdministrationPaths.Articles, article.Id.Value);
        if (Wish(new(article), form) is not { } wish)
        {
            PageResponses.Back(context, address);
            return;
        }
        var mender = new ArticleMender(parts.Stores.Corpus, DateOnly.FromDateTime(parts.Time.GetLocalNow().DateTime));
        switch (await mender.MendAsync(article.Workspace, article.Id, wish, context.RequestAborted))
        {
            case MendingResult.Mended:
                Requests.Done(context, address, PageTerm.DoneSaved);
                break;
            case MendingResult.Refused refused:
                await ShowAsync(context, refused.Reason);
                break;
            default:
                await Requests.MissingAsync(context);
                break;
        }
    }

    // What is left as it was, or emptied, is not set: what was found stays, unless it is taken back.
    static MendingWish? Wish(ArticleView view, IFormCollection? form)
    {
        string[] cleared = [.. (form?[ArticleView.Clear] ?? default).OfType<string>()];
        var given = view
            .Fields.Select(field => (field.Name, Text: form.Text(field.Name), field.Now))
            .Where(field => field.Text is not null && field.Text != field.Now && !cleared.Contains(field.Name))
            .ToDictionary(field => field.Name, field => field.Text);
        return given.Count == 0 && cleared.Length == 0
            ? null
            : new(
                given.GetValueOrDefault("title"),
                given.GetValueOrDefault("source"),
                given.GetValueOrDefault("author"),
                given.GetValueOrDefault("url"),
                given.GetValueOrDefault("topic"),
                given.GetValueOrDefault("published"),
                cleared
            );
    }

    async Task AskAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } article)
        {
            await Requests.MissingAsync(context);
            return;
        }
        var words = PageResponses.WordsOf(context.Request);
        await Requests.AskAsync(
            context,
            new(
                AdministrationPaths.Articles,
                words[PageTerm.RemoveArticle],
                $"{words.Title(article.Title)} ({words.Origin(article)})",
                words[PageTerm.VersionsGo],
                AdministrationPaths.Of(AdministrationPaths.Articles, article.Id.Value, "remove"),
                words[PageTerm.Remove]
            )
        );
    }

    async Task RemoveAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var id = new ArticleId(Requests.Id(context));
        var isDone = await parts.Stores.Corpus.RemoveAsync(await parts.WorkspaceAsync(stop), id, stop);
        Requests.Done(context, AdministrationPaths.Articles, isDone, PageTerm.DoneRemoved);
    }

    async ValueTask<Article?> FindAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        return await parts.Stores.Corpus.FindAsync(await parts.WorkspaceAsync(stop), new ArticleId(Requests.Id(context)), null, stop);
    }
}
