using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Makes a draft of an article as found: cleans its text, works out its date, applies what was asked for.</summary>
/// <param name="asOf">Today: nothing is inferred to lie after it.</param>
public sealed class ArticleDrafter(IngestRequest request, DateOnly asOf)
{
    const int LongestMadeTitle = 120;

    readonly string _treatment = string.Join(
        '\n',
        RawTextCleaner.Rules.ToString(CultureInfo.InvariantCulture),
        request.Published?.ToString("O", CultureInfo.InvariantCulture),
        request.Source,
        request.Topic
    );

    /// <summary>The draft, or the reason why there is none.</summary>
    /// <param name="repetition">Lines that come again in the documents of its source; null when nothing is known.</param>
    public Drafted Draft(FoundArticle found, RepetitionModel? repetition)
    {
        ArgumentNullException.ThrowIfNull(found);
        var title = Metadata.OneLine(found.Title is null ? null : TextDecoder.Tidy(found.Title));
        var text = TextDecoder.Tidy(found.Text);
        var cleaned =
            found.Form == TextForm.Cleaned
                ? new CleanedText(title, text.Trim())
                : RawTextCleaner.Clean(text, title ?? (found.Form == TextForm.Body ? "" : null), repetition);
        if (cleaned.Body.Length == 0)
            return new Drafted(null, new RejectedInput(found.Original.Name, "no article text after cleaning"));
        title = Metadata.OneLine(cleaned.Title) ?? title;
        var published = Published(found, cleaned with { Title = title });
        var language = LanguageTag.Of(found.Language, cleaned.Body);
        var draft = new ArticleDraft(title ?? MadeTitle(cleaned.Body, language), cleaned.Body, published, found.Original)
        {
            ExternalId = found.ExternalId,
            Url = found.Url ?? Metadata.WebAddress(cleaned.Url),
            Source =
                request.Source
                ?? found.Source
                ?? Metadata.OneLine(cleaned.Source)
                ?? Metadata.HostOf(found.Url)
                ?? Metadata.OneLine(cleaned.Dateline?.Agency),
            Author = found.Author ?? Metadata.OneLine(cleaned.Author),
            Topic = request.Topic ?? found.Topic,
            Language = language,
            ModifiedAt = Modified(found) ?? cleaned.Updated,
            Completeness = found.Completeness,
            IsLive = found.IsLive,
            SyndicatedFrom = found.SyndicatedFrom,
            Agency = Metadata.OneLine(cleaned.Dateline?.Agency),
            Treatment = _treatment,
            Furniture = cleaned.Furniture,
            Editions = EventEditions.Find(title + "\n\n" + cleaned.Body, published.Year, language),
        };
        return new Drafted(draft, null);
    }

    /// <summary>The draft of an article that comes by itself: cleaned by what the corpus remembers of its outlet, which remembers it in
    /// turn once it is stored.</summary>
    /// <param name="isNew">False when the article is stored already: it is in what is remembered, and isn't counted again.</param>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async ValueTask<Drafted> DraftAsync(FoundArticle found, ICorpus corpus, bool isNew, CancellationToken cancellation)
    {
        var repetition = new SourceRepetition(corpus, request.Workspace, request.Source);
        var outlet = repetition.KeyOf(found);
        await repetition.RecallAsync(outlet, cancellation);
        var lines = isNew ? repetition.Learn(outlet, found) : null;
        var drafted = Draft(found, repetition.For(outlet));
        return drafted.Draft is { } draft ? drafted with { Draft = draft with { Lines = lines } } : drafted;
    }

    PublicationDate Published(FoundArticle found, CleanedText cleaned)
    {
        if (request.Published is { } day)
            return PublicationDate.Stated(day, "given at ingest");
        if (Stated(found, out var unread) is { } stated)
            return found.Form == TextForm.Cleaned
                ? stated with
                {
                    Origin = found.IsPublishedInferred ? DateOrigin.Inferred : stated.Origin,
                    Basis = found.PublishedBasis ?? stated.Basis,
                }
                : stated;
        // What was open when the text was whole is no clearer now.
        if (found.Form == TextForm.Cleaned && unread is null)
            return found.PublishedBasis is { } hint ? PublicationDate.Open(hint) : PublicationDate.Unknown;
        var inferred = DateInference.Infer(cleaned, asOf);
        if (unread is null)
            return inferred;
        return inferred with { Basis = inferred.Basis.Length == 0 ? unread : $"{inferred.Basis}; {unread}" };
    }

    /// <summary>The first date that the input states and that can be true: nothing is published in the future.</summary>
    /// <param name="unread">What is wrong with the first, when none is true.</param>
    PublicationDate? Stated(FoundArticle found, out string? unread)
    {
        unread = null;
        foreach (
            var (written, from) in found
                .OtherDates.Select(date => (date.Written, (string?)date.From))
                .Prepend((found.Published ?? "", found.PublishedFrom))
        )
        {
            if (string.IsNullOrWhiteSpace(written))
                continue;
            if (!PublishedField.TryRead(written, out var stated, found.Language))
                unread ??= $"the date given, \"{Metadata.OneLine(written, 60)}\", could not be read";
            else if (stated.Day > asOf.Plus(1) || stated.Year > asOf.Year + 1)
                unread ??= string.Create(CultureInfo.InvariantCulture, $"the date given, {stated.Iso}, is after {asOf:yyyy-MM-dd}");
            else
                return Local(from is null ? stated : stated with { Basis = "stated: " + from }, found);
        }
        return null;
    }

    /// <summary>
    /// An instant that is given in UTC in the outlet's own time, where the input gives that too: the day is the one that the outlet prints.
    /// </summary>
    static PublicationDate Local(PublicationDate stated, FoundArticle found)
    {
        if (stated.Time is not { Offset.Ticks: 0 } instant)
            return stated;
        foreach (var other in found.OtherDates)
        {
            if (!PublishedField.TryRead(other.Written, out var same, found.Language))
                continue;
            if (same.Time is not { } local || local.Offset == TimeSpan.Zero || (local - instant).Duration() >= TimeSpan.FromMinutes(1))
                continue;
            return stated with { Day = same.Day, Year = same.Year, Time = instant.ToOffset(local.Offset) };
        }
        if (found.PrintedDay is not { } printed || !Pages.PrintedDay.IsDayOf(instant, printed))
            return stated;
        return stated with { Day = printed, Year = printed.Year };
    }

    static DateTimeOffset? Modified(FoundArticle found) =>
        PublishedField.TryRead(found.Modified, out var modified, found.Language)
            ? modified.Time ?? (modified.Day is { } day ? new DateTimeOffset(day, default, TimeSpan.Zero) : null)
            : null;

    /// <summary>An untitled article is known by how it begins.</summary>
    static string MadeTitle(string body, string? language)
    {
        var line = Metadata.OneLine(body[..Math.Min(body.Length, LongestMadeTitle * 2)])!;
        var sentence = Language.Sentences.Split(body[..Math.Min(body.Length, LongestMadeTitle * 2)], language)[0];
        if (sentence.End <= LongestMadeTitle)
            return body[sentence.Start..sentence.End];
        var cut = line.AsSpan(0, Math.Min(line.Length, LongestMadeTitle)).LastIndexOf(' ');
        return line[..(cut > 0 ? cut : Math.Min(line.Length, LongestMadeTitle))] + "…";
    }
}
