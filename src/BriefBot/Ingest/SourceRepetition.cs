using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>Learns, source by source, which lines come again: from the documents at hand, and from what the corpus remembers of earlier ones.</summary>
/// <remarks>Memory is bounded by the number of sources and of documents that each learns from; further ones are still judged by what was learned.</remarks>
public sealed class SourceRepetition(ICorpus corpus, WorkspaceId workspace)
{
    const int DocumentsPerSource = 200;
    const int MaxSources = 500;
    const int MaxTextLength = 200_000;

    readonly Dictionary<string, (RepetitionModel Model, int Seen)> _sources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Recalls what was learned of an article's source in earlier runs, unless that was done already.</summary>
    public async ValueTask RecallAsync(FoundArticle article, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(article);
        var key = KeyOf(article);
        if (key.Length == 0 || _sources.ContainsKey(key) || _sources.Count == MaxSources) return;
        var model = new RepetitionModel();
        foreach (var lines in await corpus.OutletLinesAsync(workspace, RepetitionModel.OutletKey(key), cancellation)) model.Add(lines);
        _sources[key] = (model, 0);
    }

    /// <summary>Learns from an article's text.</summary>
    /// <returns>What the corpus shall remember of it; null when it adds nothing: it was counted already, or repeats another.</returns>
    public OutletLines? Learn(FoundArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var key = KeyOf(article);
        if (!_sources.TryGetValue(key, out var source))
        {
            if (_sources.Count == MaxSources) return null;
            source = (new RepetitionModel(), 0);
        }
        if (source.Seen >= DocumentsPerSource || article.Text.Length > MaxTextLength) return null;
        var learned = source.Model.Add(TextDecoder.Tidy(article.Text));
        _sources[key] = source with { Seen = source.Seen + 1 };
        return learned is null || key.Length == 0 ? null : new OutletLines(RepetitionModel.OutletKey(key), learned);
    }

    /// <summary>What was learned of an article's source, null when nothing was.</summary>
    public RepetitionModel? For(FoundArticle article) => _sources.TryGetValue(KeyOf(article), out var source) ? source.Model : null;

    /// <summary>The outlet; where it isn't known, the address's host, else the folder.</summary>
    static string KeyOf(FoundArticle article) => article.Source ?? Metadata.HostOf(article.Url) ?? Path.GetDirectoryName(article.Original.Name) ?? "";
}
