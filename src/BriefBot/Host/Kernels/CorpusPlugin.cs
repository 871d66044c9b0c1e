using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Tools;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using Microsoft.SemanticKernel;

namespace BriefBot.Host.Kernels;

/// <summary>
/// The corpus for a kernel of Semantic Kernel that somebody else makes: functions that look things up, and the sources behind the numbers
/// that they give to sentences. One is for one conversation: numbers go on from call to call.
/// </summary>
public sealed partial class CorpusPlugin : IAsyncDisposable
{
    readonly Library _library;
    readonly NumberedSentences _sentences = new();

    CorpusPlugin(Library library, DateOnly today)
    {
        _library = library;
        var tools = new CorpusTools(library, new SearchScope(library.Workspace), today, _sentences);
        Functions = KernelPluginFactory.CreateFromFunctions("corpus", tools.Functions().Select(function => function.AsKernelFunction()));
    }

    /// <summary><c>search</c>, <c>read_article</c>, <c>said</c>, <c>timeline</c> and <c>stories</c>; they only read.</summary>
    public KernelPlugin Functions { get; }

    /// <summary>Opens the corpus that the terminal reads; while it has no article, the samples.</summary>
    /// <param name="data">Folder of the database.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="time">Tells which day "today" is; null for the system's clock.</param>
    /// <exception cref="CorpusException">The database can't be used.</exception>
    public static async ValueTask<CorpusPlugin> OpenAsync(string data, CancellationToken cancellation, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(data);
        var library = await LibraryParts.OpenAsync(new Settings { Data = data }, cancellation);
        return new CorpusPlugin(library, DateOnly.FromDateTime((time ?? TimeProvider.System).GetLocalNow().DateTime));
    }

    /// <summary>The sentences that a text cites as <c>[3]</c>, each once, in the order of their numbers; numbers that no function gave are
    /// passed over.</summary>
    public IReadOnlyList<CitedSource> Cited(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = Mark()
            .Matches(text)
            .Select(mark => int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            .Where(number => number >= 1 && number <= _sentences.Count)
            .Distinct()
            .Order();
        return [.. numbers.Select(number => Source(number, _sentences[number - 1]))];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _library.DisposeAsync();

    static CitedSource Source(int number, Answer.Judge.Written.CitedSentence sentence)
    {
        var (article, span) = (sentence.Article, sentence.Span);
        return new CitedSource(number, Citation.Of(article, span.Start, span.End), article.Body[span.Start..span.End], article);
    }

    [GeneratedRegex(@"\[(?<number>\d{1,4})\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
