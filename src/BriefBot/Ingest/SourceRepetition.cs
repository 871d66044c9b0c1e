using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>Learns, outlet by outlet, which lines come again: from the documents at hand, and from what the corpus remembers of earlier
/// ones.</summary>
/// <remarks>Memory is bounded by the number of outlets and of documents that each learns from; further ones are still judged by what was
/// learned.</remarks>
/// <param name="source">The outlet that all articles are said to be of; null when nobody says so.</param>
public sealed class SourceRepetition(ICorpus corpus, WorkspaceId workspace, string? source)
{
    const int DocumentsPerSource = 200;
    const int MaxSources = 500;
    const int MaxTextLength = 200_000;

    readonly Dictionary<string, (RepetitionModel Model, int Seen)> _sources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The outlet: as it was given or as the article names it; where it isn't known, the address's host, else the
    /// folder.</summary>
    public string KeyOf(FoundArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return source
            ?? article.Source
            ?? Metadata.HostOf(article.Url)
            ?? RawTextCleaner.OutletOf(article)
            ?? Path.GetDirectoryName(article.Original.Name)
            ?? "";
    }

    /// <summary>Recalls what was learned of an outlet in earlier runs, unless that was done already.</summary>
    public async ValueTask RecallAsync(string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0 || _sources.ContainsKey(key) || _sources.Count == MaxSources)
            return;
        var model = new RepetitionModel();
        foreach (var lines in await corpus.OutletLinesAsync(workspace, RepetitionModel.OutletKey(key), cancellation))
            model.Add(lines);
        _sources[key] = (model, 0);
    }

    /// <summary>Learns from the text of an outlet's article.</summary>
    /// <returns>What the corpus shall remember of it; null when it adds nothing: it was counted already, or repeats another.</returns>
    public OutletLines? Learn(string key, FoundArticle article)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(article);
        if (!_sources.TryGetValue(key, out var outlet))
        {
            if (_sources.Count == MaxSources)
                return null;
            outlet = (new RepetitionModel(), 0);
        }
        if (outlet.Seen >= DocumentsPerSource || article.Text.Length > MaxTextLength)
            return null;
        var learned = outlet.Model.Add(TextDecoder.Tidy(article.Text));
        _sources[key] = outlet with { Seen = outlet.Seen + 1 };
        return learned is null || key.Length == 0 ? null : new OutletLines(RepetitionModel.OutletKey(key), learned);
    }

    /// <summary>What was learned of an outlet, null when nothing was.</summary>
    public RepetitionModel? For(string key) => _sources.TryGetValue(key, out var outlet) ? outlet.Model : null;
}
