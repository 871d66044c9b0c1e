using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>Makes a draft of an article as found: cleans its text, works out its date, applies what was asked for.</summary>
public sealed class ArticleDrafter(IngestRequest request)
{
    /// <summary>The draft, or the reason why there is none.</summary>
    public (ArticleDraft? Draft, RejectedInput? Rejected) Draft(FoundArticle found, RepetitionModel? repetition)
    {
        var text = TextDecoder.Tidy(found.Text);
        var cleaned = RawTextCleaner.Clean(text, found.Title ?? (found.Form == TextForm.Body ? "" : null), repetition);
        var body = cleaned.Body;
        if (body.Length == 0) return (null, new RejectedInput(found.Original.Name, "no article text after cleaning"));
        var draft = new ArticleDraft(found.Title ?? "", body, Published(found), found.Original)
        {
            ExternalId = found.ExternalId,
            Url = found.Url,
            Source = request.Source ?? found.Source ?? Metadata.HostOf(found.Url),
            Author = found.Author,
            Topic = request.Topic ?? found.Topic,
        };
        return (draft, null);
    }

    PublicationDate Published(FoundArticle found)
    {
        if (request.Published is { } day) return PublicationDate.Stated(day, "given at ingest");
        return DateTimeOffset.TryParse(found.Published, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
            ? PublicationDate.Stated(DateOnly.FromDateTime(time.UtcDateTime), time: time)
            : PublicationDate.Unknown;
    }
}
