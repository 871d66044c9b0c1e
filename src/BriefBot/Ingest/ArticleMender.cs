using System.Text.RegularExpressions;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>What a person wants set by hand, as written.</summary>
/// <param name="Clear">Names of fields whose setting is taken back ("title", "source", "author", "url", "topic", "published").</param>
public sealed record MendingWish(
    string? Title,
    string? Source,
    string? Author,
    string? Url,
    string? Topic,
    string? Published,
    IReadOnlyCollection<string> Clear
);

/// <summary>What became of a wish.</summary>
public abstract record MendingResult
{
    MendingResult() { }

    /// <summary>It was done.</summary>
    /// <param name="Article">As it is now.</param>
    /// <param name="Dated">Other articles whose date follows from this one's.</param>
    public sealed record Mended(Article Article, IReadOnlyList<ReconciledDate> Dated) : MendingResult;

    /// <summary>It can't be done as written.</summary>
    /// <param name="Reason">One line that says what to write.</param>
    public sealed record Refused(string Reason) : MendingResult;

    /// <summary>There is no such article.</summary>
    public sealed record Missing : MendingResult;
}

/// <summary>
/// Mends what was found wrongly of an article, and what follows from it: the editions it names, the dates of others on the same event.
/// </summary>
/// <param name="today">Nothing was published after tomorrow.</param>
public sealed partial class ArticleMender(ICorpus corpus, DateOnly today)
{
    const int LongestAddress = 2_000;

    static readonly Dictionary<string, ArticleField> Names = Enum.GetValues<ArticleField>()
        .ToDictionary(field => field.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    const string DateForms = "write a day (2024-05-03), a year (2024), or an instant with its offset (2024-05-03T21:30-04:00)";

    /// <summary>What the fields are called.</summary>
    public static IReadOnlyCollection<string> Fields => Names.Keys;

    /// <summary>Sets and takes back.</summary>
    /// <exception cref="CorpusException">The corpus can't be written.</exception>
    public async Task<MendingResult> MendAsync(WorkspaceId workspace, ArticleId article, MendingWish wish, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wish);
        if (Read(wish, out var mending) is { } wrong)
            return new MendingResult.Refused(wrong);
        var mended = await corpus.MendAsync(workspace, article, mending with { Editions = Editions }, cancellation);
        if (mended is null)
            return new MendingResult.Missing();
        var dated = await new DateReconciler(corpus).ReconcileAsync(workspace, cancellation);
        await corpus.IndexAsync(cancellation);
        return new MendingResult.Mended(mended, dated);
    }

    static IReadOnlyList<EventEdition> Editions(Article article) =>
        EventEditions.Find(article.Title + "\n\n" + article.Body, article.Published.Year, article.Language);

    /// <summary>What is wrong with a wish, null when nothing is.</summary>
    string? Read(MendingWish wish, out ArticleMending mending)
    {
        mending = new ArticleMending();
        if (wish.Clear.FirstOrDefault(name => !Names.ContainsKey(name.Trim())) is { } unknown)
            return $"there is no field '{Metadata.OneLine(unknown, 60)}' to clear; there are: {string.Join(", ", Names.Keys)}";
        if (FirstEmpty(wish) is { } empty)
            return $"the {empty} is empty; --clear {empty} takes back what was set by hand";
        PublicationDate? published = null;
        if (wish.Published is not null && ReadDate(wish.Published, out published) is { } wrong)
            return wrong;
        var url = wish.Url is { Length: <= LongestAddress } ? Metadata.WebAddress(wish.Url) : null;
        if (wish.Url is not null && url is null)
            return $"'{Metadata.OneLine(wish.Url, 80)}' is no http or https address";
        mending = new ArticleMending
        {
            Title = Metadata.OneLine(wish.Title),
            Source = Metadata.OneLine(wish.Source),
            Author = Metadata.OneLine(wish.Author),
            Topic = Metadata.OneLine(wish.Topic),
            Url = url,
            Published = published,
            Cleared = [.. wish.Clear.Select(name => Names[name.Trim()]).Distinct()],
        };
        return mending.IsEmpty ? "say what to set (title, source, author, url, topic, published) or what to clear" : null;
    }

    static string? FirstEmpty(MendingWish wish)
    {
        (string Name, string? Text)[] given =
        [
            ("title", wish.Title),
            ("source", wish.Source),
            ("author", wish.Author),
            ("topic", wish.Topic),
        ];
        return given.FirstOrDefault(one => one.Text is not null && Metadata.OneLine(one.Text) is null).Name;
    }

    string? ReadDate(string written, out PublicationDate? date)
    {
        date = null;
        var text = written.Trim();
        if (!DateForm().IsMatch(text) || !PublishedField.TryRead(text, out var read))
            return $"'{Metadata.OneLine(written, 60)}' is no date; {DateForms}";
        if (read.Day > today.Plus(1) || read.Year > today.Plus(1).Year)
            return $"{read.Iso} is after today; {DateForms}";
        date = PublicationDate.ByHand(read.Time is { } time ? DateOnly.FromDateTime(time.DateTime) : read.Day, read.Year, read.Time);
        return null;
    }

    [GeneratedRegex(
        @"^(?:\d{4}|\d{4}-\d\d-\d\d|\d{8}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)? ?(?:Z|[+-]\d\d:?\d\d))$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DateForm();
}
