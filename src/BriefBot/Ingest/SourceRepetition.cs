using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>Learns, source by source, which lines come again in the documents of one ingest.</summary>
/// <remarks>Memory is bounded by the number of sources and of documents that each learns from; further ones are still judged by what was learned.</remarks>
public sealed class SourceRepetition
{
    const int DocumentsPerSource = 200;
    const int MaxSources = 500;
    const int MaxTextLength = 200_000;

    readonly Dictionary<string, (RepetitionModel Model, int Seen)> _sources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Learns from an article's text.</summary>
    public void Learn(FoundArticle article)
    {
        var key = KeyOf(article);
        if (!_sources.TryGetValue(key, out var source))
        {
            if (_sources.Count == MaxSources) return;
            source = (new RepetitionModel(), 0);
        }
        if (source.Seen >= DocumentsPerSource || article.Text.Length > MaxTextLength) return;
        source.Model.Add(TextDecoder.Tidy(article.Text));
        _sources[key] = source with { Seen = source.Seen + 1 };
    }

    /// <summary>What was learned of an article's source, null when nothing was.</summary>
    public RepetitionModel? For(FoundArticle article) => _sources.TryGetValue(KeyOf(article), out var source) ? source.Model : null;

    /// <summary>The outlet; where it isn't known, the address's host, else the folder.</summary>
    static string KeyOf(FoundArticle article) => article.Source ?? Metadata.HostOf(article.Url) ?? Path.GetDirectoryName(article.Original.Name) ?? "";
}
