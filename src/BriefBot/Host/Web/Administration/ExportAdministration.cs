using BriefBot.Corpus;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Web.Administration;

namespace BriefBot.Host.Web.Administration;

/// <summary>Articles and answers to take along: JSON Lines, written as they are read.</summary>
sealed class ExportAdministration(AdministrationParts parts)
{
    static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Adds it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(AdministrationPaths.ArticlesExport, Requests.Reading, context => SendAsync(context, "articles", Articles));
        routes.MapMethods(AdministrationPaths.AnswersExport, Requests.Reading, context => SendAsync(context, "answers", Answers));
    }

    async Task SendAsync(
        HttpContext context,
        string name,
        Func<WorkspaceId, CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> lines
    )
    {
        var stop = context.RequestAborted;
        var workspace = await parts.WorkspaceAsync(stop);
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.jsonl\"";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        RequestDeadline.Lift(context);
        await foreach (var line in lines(workspace, stop))
        {
            await context.Response.Body.WriteAsync(line, stop);
            await context.Response.Body.WriteAsync(LineEnd, stop);
        }
    }

    // The current version of each; what is stored while this runs may be in it or not.
    IAsyncEnumerable<ReadOnlyMemory<byte>> Articles(WorkspaceId workspace, CancellationToken cancellation) =>
        parts
            .Stores.Corpus.ListAsync(new SearchScope(workspace), cancellation)
            .Select(
                async (ArticleSummary article, CancellationToken stop) =>
                    await parts.Stores.Corpus.FindAsync(workspace, article.Id, null, stop)
            )
            .Where(article => article is not null)
            .Select(article => DocumentJson.Line(ExportedArticle.Of(article!), DocumentJson.Default.ExportedArticle));

    IAsyncEnumerable<ReadOnlyMemory<byte>> Answers(WorkspaceId workspace, CancellationToken cancellation) =>
        parts
            .Stores.Answers.AllAsync(workspace, cancellation)
            .Select(answer => DocumentJson.Line(ExportedAnswer.Of(answer), DocumentJson.Default.ExportedAnswer));
}
