using System.Text;
using System.Xml.Linq;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Newsroom;

/// <summary>Stories of the newsroom in a real corpus, read from their raw files by the product's own readers.</summary>
sealed class NewsroomCorpus : IAsyncDisposable
{
    readonly string _folder;

    NewsroomCorpus(string folder, SqliteCorpus corpus, WorkspaceId workspace) => (_folder, Corpus, Workspace) = (folder, corpus, workspace);

    /// <summary>The corpus.</summary>
    public SqliteCorpus Corpus { get; }

    /// <summary>The workspace of its articles.</summary>
    public WorkspaceId Workspace { get; }

    /// <summary>Reads stories into a corpus of their own.</summary>
    /// <param name="rejected">Told of each article that couldn't be read, and why.</param>
    public static async Task<NewsroomCorpus> OpenAsync(
        IEnumerable<NewsroomStory> stories,
        Action<string> rejected,
        CancellationToken cancellation
    )
    {
        var folder = Directory.CreateTempSubdirectory("newsroom").FullName;
        var corpus = (await SqliteStores.OpenAsync(Path.Combine(folder, "briefbot.db"), null, cancellation)).Corpus;
        var workspace = await corpus.WorkspaceAsync("newsroom", cancellation);
        var reader = new DocumentReader(new InputLimits());
        foreach (var story in stories)
        {
            foreach (var article in story.Articles)
            {
                var drafter = new ArticleDrafter(
                    new IngestRequest(workspace, []) { Source = article.Source, Published = article.Published },
                    new DateOnly(2030, 1, 1)
                );
                var reading = Read(reader, Path.Combine(story.Folder, article.File), cancellation);
                Drafted? drafted = reading is Reading.Found found
                    ? drafter.Draft(found.Article with { ExternalId = $"{story.Name}/{article.File}", Url = null }, null)
                    : null;
                if (drafted?.Draft is { } draft)
                    await corpus.StoreAsync(workspace, draft, cancellation);
                else
                    rejected($"{story.Name}/{article.File}: {drafted?.Rejected?.Reason ?? (reading as Reading.Rejected)?.ToString()}");
            }
        }
        await corpus.IndexAsync(cancellation);
        return new NewsroomCorpus(folder, corpus, workspace);
    }

    static Reading Read(DocumentReader reader, string path, CancellationToken cancellation)
    {
        var (bytes, name) = (File.ReadAllBytes(path), Path.GetFileName(path));
        return Path.GetExtension(path) switch
        {
            ".xml" => reader.Read(Encoding.UTF8.GetBytes(Page(bytes)), name, DocumentFormat.Html, cancellation)[0],
            ".html" => reader.Read(bytes, name, DocumentFormat.Html, cancellation)[0],
            ".md" => reader.Read(bytes, name, DocumentFormat.Markdown, cancellation)[0],
            ".json" => reader.Read(bytes, name, DocumentFormat.Json, cancellation)[0],
            _ => reader.Read(bytes, name, DocumentFormat.Text, cancellation)[0],
        };
    }

    // A feed's item as the page that it stands for, in the language that the feed states, if any.
    static string Page(byte[] feed)
    {
        using var stream = new MemoryStream(feed);
        var document = XDocument.Load(stream);
        var item = document.Descendants().First(element => element.Name.LocalName is "item" or "entry");
        var language =
            document.Root!.Attribute(XNamespace.Xml + "lang")?.Value
            ?? document.Descendants().FirstOrDefault(element => element.Name.LocalName == "language")?.Value;
        string? Of(string name) => item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
        var title = System.Net.WebUtility.HtmlEncode(Of("title"));
        var text = Of("encoded") ?? Of("content") ?? Of("description");
        var lang = language is null ? "" : $" lang=\"{System.Net.WebUtility.HtmlEncode(language)}\"";
        return $"<html{lang}><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>";
    }

    public async ValueTask DisposeAsync()
    {
        await Corpus.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
