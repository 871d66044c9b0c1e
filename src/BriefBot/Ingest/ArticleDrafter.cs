using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>Makes a draft of an article as found: cleans its text, works out its date, applies what was asked for.</summary>
/// <param name="asOf">Today: nothing is inferred to lie after it.</param>
public sealed class ArticleDrafter(IngestRequest request, DateOnly asOf)
{
    const int LongestMadeTitle = 120;

    readonly string _treatment = string.Join('\n', RawTextCleaner.Rules.ToString(CultureInfo.InvariantCulture), request.Published?.ToString("O", CultureInfo.InvariantCulture), request.Source, request.Topic);

    /// <summary>The draft, or the reason why there is none.</summary>
    /// <param name="repetition">Lines that come again in the documents of its source; null when nothing is known.</param>
    public Drafted Draft(FoundArticle found, RepetitionModel? repetition)
    {
        ArgumentNullException.ThrowIfNull(found);
        var title = Metadata.OneLine(found.Title is null ? null : TextDecoder.Tidy(found.Title));
        var cleaned = RawTextCleaner.Clean(TextDecoder.Tidy(found.Text), title ?? (found.Form == TextForm.Body ? "" : null), repetition);
        if (cleaned.Body.Length == 0) return new Drafted(null, new RejectedInput(found.Original.Name, "no article text after cleaning"));
        title ??= Metadata.OneLine(cleaned.Title);
        var published = Published(found, cleaned with { Title = title });
        var draft = new ArticleDraft(title ?? MadeTitle(cleaned.Body), cleaned.Body, published, found.Original)
        {
            ExternalId = found.ExternalId,
            Url = found.Url ?? Metadata.WebAddress(cleaned.Url),
            Source = request.Source ?? found.Source ?? Metadata.OneLine(cleaned.Source) ?? Metadata.HostOf(found.Url) ?? Metadata.OneLine(cleaned.Dateline?.Agency),
            Author = found.Author ?? Metadata.OneLine(cleaned.Author),
            Topic = request.Topic ?? found.Topic,
            Language = Language.LanguageTag.Of(found.Language, cleaned.Body),
            ModifiedAt = Modified(found),
            Completeness = found.Completeness,
            IsLive = found.IsLive,
            SyndicatedFrom = found.SyndicatedFrom,
            Treatment = _treatment,
            Editions = EventEditions.Find(title + "\n\n" + cleaned.Body, published.Year),
        };
        return new Drafted(draft, null);
    }

    PublicationDate Published(FoundArticle found, CleanedText cleaned)
    {
        if (request.Published is { } day) return PublicationDate.Stated(day, "given at ingest");
        if (PublishedField.TryRead(found.Published, out var stated)) return found.PublishedFrom is { } from ? stated with { Basis = "stated: " + from } : stated;
        var inferred = DateInference.Infer(cleaned, asOf);
        if (string.IsNullOrWhiteSpace(found.Published)) return inferred;
        var unread = $"the date given, \"{Metadata.OneLine(found.Published, 60)}\", could not be read";
        return inferred with { Basis = inferred.Basis.Length == 0 ? unread : $"{inferred.Basis}; {unread}" };
    }

    static DateTimeOffset? Modified(FoundArticle found) =>
        PublishedField.TryRead(found.Modified, out var modified) ? modified.Time ?? (modified.Day is { } day ? new DateTimeOffset(day, default, TimeSpan.Zero) : null) : null;

    /// <summary>An untitled article is known by how it begins.</summary>
    static string MadeTitle(string body)
    {
        var line = Metadata.OneLine(body[..Math.Min(body.Length, LongestMadeTitle * 2)])!;
        var sentence = Language.Sentences.Split(body[..Math.Min(body.Length, LongestMadeTitle * 2)])[0];
        if (sentence.End <= LongestMadeTitle) return body[sentence.Start..sentence.End];
        var cut = line.AsSpan(0, Math.Min(line.Length, LongestMadeTitle)).LastIndexOf(' ');
        return line[..(cut > 0 ? cut : Math.Min(line.Length, LongestMadeTitle))] + "…";
    }
}
