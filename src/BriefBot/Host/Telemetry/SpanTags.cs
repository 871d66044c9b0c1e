using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace BriefBot.Host.Telemetry;

/// <summary>Takes out of spans whatever isn't known to hold no question, answer, person or key: libraries put addresses with their
/// queries, and words of servers that failed, there.</summary>
sealed class SpanTags : BaseProcessor<Activity>
{
    static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
        [
            "briefbot.outcome",
            "briefbot.question.kind",
            "briefbot.surface",
            "error.type",
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.request.max_tokens",
            "gen_ai.request.model",
            "gen_ai.request.temperature",
            "gen_ai.response.finish_reasons",
            "gen_ai.response.model",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "network.protocol.version",
            "url.scheme",
        ],
        StringComparer.Ordinal
    );

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
            data.SetTag(tag.Key, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
