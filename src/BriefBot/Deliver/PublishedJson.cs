using System.Globalization;
using System.Text.Json;
using BriefBot.Corpus;

namespace BriefBot.Deliver;

/// <summary>A publication date in JSON.</summary>
static class PublishedJson
{
    /// <summary>
    /// Writes "published", the day that the outlet prints or the year; "published_time", the instant with the outlet's own offset where it
    /// states one, else null; and "published_basis".
    /// </summary>
    public static void Write(Utf8JsonWriter json, PublicationDate published)
    {
        json.WriteString("published", published.Iso);
        json.WriteString("published_time", published.Time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("published_basis", published.Basis);
    }
}
