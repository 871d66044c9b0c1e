using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using BriefBot.Host.Web;

namespace BriefBot.Host;

/// <summary>Checks an installation, part by part: what is wrong, and what to do.</summary>
sealed class Doctor(Settings settings)
{
    /// <summary>Findings in the order of the checks. Nothing is changed by looking.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        yield return new Finding("settings", true, $"{Setting.In(settings).Count()} settings are valid.");
        yield return Web();
        yield return Reader();
        yield return Folder();
        await foreach (var finding in DatabaseAsync(cancellation))
            yield return finding;
        if (await new EngineCheck(settings, TimeProvider.System).ExamineAsync(cancellation) is { } search)
            yield return search;
        yield return await SamplesAsync(cancellation);
        await foreach (var finding in new ModelCheck(settings, TimeProvider.System).ExamineAsync(cancellation))
            yield return finding;
        foreach (var finding in await new DiscordCheck(settings, TimeProvider.System).ExamineAsync(cancellation))
            yield return finding;
    }

    /// <summary>Checks a database or a backup through and through.</summary>
    public static async Task<IReadOnlyList<Finding>> VerifyAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new Cli.UsageException($"There is no file {file} to verify.");
        var report = await SqliteStores.VerifyAsync(file, cancellation);
        var size = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Articles:N0} articles, {report.Passages:N0} passages, {report.Pending:N0} waiting for the index"
        );
        if (report.IsSound)
            return [new Finding("file", true, $"{file} opens and is whole: {size}.")];
        return
        [
            .. report.Findings.Select(finding => new Finding("file", false, finding)),
            new Finding("file", false, $"{file} is damaged ({size}). Restore a backup, or ingest the articles again into another folder."),
        ];
    }

    Finding Reader()
    {
        var reader = ModelParts.Reader(settings);
        if (reader is null)
            return new Finding("reader", true, "The reading model is switched off; rules choose what is quoted.");
        return reader.Trouble() is { } trouble
            ? new Finding(
                "reader",
                false,
                $"The reading model can't be used ({trouble}); rules choose what is quoted. Reinstall BriefBot, or switch it off "
                    + "with Reader:Enabled=false."
            )
            : new Finding("reader", true, "The reading model reads.");
    }

    Finding Web()
    {
        try
        {
            var addresses = ListenAddresses.Parse(settings.Web.Urls);
            _ = AccessControl.Token(settings.Web, addresses);
            return new Finding(
                "web",
                true,
                addresses.OnlyLoopback
                    ? $"Listens on {settings.Web.Urls}, for this machine only."
                    : $"Listens on {settings.Web.Urls}, for whoever has the token."
            );
        }
        catch (SettingsException e)
        {
            return new Finding("web", false, e.Message);
        }
    }

    Finding Folder()
    {
        var folder = DataFolder.Resolve(settings);
        if (!Directory.Exists(folder))
            return new Finding("data folder", true, $"{folder} is not there yet; the first ingest makes it.");
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".probe-{Guid.NewGuid():N}"),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
            return new Finding("data folder", true, $"{folder} can be written.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Finding(
                "data folder",
                false,
                $"{folder} cannot be written ({e.Message}); let this user write there, or name another folder with --data."
            );
        }
    }

    async IAsyncEnumerable<Finding> DatabaseAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = DataFolder.DatabasePath(settings);
        if (!File.Exists(path))
        {
            yield return new Finding("database", true, "There is none yet, so the samples answer. Add articles with: briefbot ingest PATH");
            yield break;
        }
        Finding opened;
        CorpusStatistics? statistics = null;
        try
        {
            await using var library = await LibraryParts.OpenOwnAsync(settings, cancellation);
            statistics = await library.StatisticsAsync(cancellation);
            opened = library.Corpus.Trouble is { } trouble ? Limited(trouble, statistics) : new Finding("database", true, $"{path} opens.");
        }
        catch (CorpusException e)
        {
            opened = new Finding("database", false, e.Message);
        }
        yield return opened;
        if (statistics is null)
            yield break;
        yield return Contents(statistics);
        if (statistics.Feeds.Followed > 0)
            yield return Feeds(statistics.Feeds);
        foreach (var finding in await SchedulesAsync(cancellation))
            yield return finding;
    }

    static Finding Limited(string trouble, CorpusStatistics statistics) =>
        new(
            "database",
            false,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Questions are answered, but nothing can be stored, and {statistics.Unindexed:N0} articles are not searchable "
                    + $"yet: {trouble}"
            )
        );

    static Finding Contents(CorpusStatistics statistics) =>
        statistics switch
        {
            { Articles: 0 } => new Finding(
                "articles",
                true,
                "There are none yet, so the samples answer. Add some with: briefbot ingest PATH"
            ),
            { Passages: 0 } => new Finding("articles", false, "No article is indexed; ingest one again to index them all."),
            _ => new Finding(
                "articles",
                true,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{statistics.Articles:N0} articles in {statistics.Passages:N0} indexed passages, the newest published on "
                        + $"{statistics.Newest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "an unknown day"}."
                        + $"{Renewing(statistics.Renewing)}"
                )
            ),
        };

    static string Renewing(long articles) =>
        articles == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" {articles:N0} that an older version indexed wait to be indexed anew, which serve and ingest do."
            );

    static Finding Feeds(FeedsHealth feeds) =>
        FeedWords.Trouble(feeds) is { } trouble
            ? new Finding(
                "feeds",
                feeds.Dead == 0,
                $"{trouble} 'briefbot feeds' says why; "
                    + (
                        feeds.Dead == 0
                            ? "what fails is tried again by itself."
                            : "find the new address of what is dead and add that, or remove it."
                    )
            )
            : new Finding(
                "feeds",
                true,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{feeds.Followed:N0} {(feeds.Followed == 1 ? "feed is" : "feeds are")} followed."
                )
            );

    /// <summary>What keeps digests from being posted, of all servers.</summary>
    async Task<IReadOnlyList<Finding>> SchedulesAsync(CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenExistingAsync(settings, cancellation);
        var schedules = await stores.Schedules.ActiveAsync(cancellation);
        var troubled = schedules
            .Where(schedule => schedule.Trouble is not null)
            .Select(schedule => new Finding(
                "schedules",
                false,
                $"The last digest of schedule {schedule.Id} (channel {schedule.What.Place.Channel}) could not be posted: "
                    + $"{VisibleText.Line(schedule.Trouble!.Reason)} Mend that, or remove the schedule; the next digest is tried again."
            ))
            .ToList();
        if (troubled.Count > 0 || schedules.Count == 0)
            return troubled;
        return
        [
            new Finding(
                "schedules",
                true,
                schedules.Count == 1
                    ? "One is set, and its digests come."
                    : string.Create(CultureInfo.InvariantCulture, $"{schedules.Count:N0} are set, and their digests come.")
            ),
        ];
    }

    async Task<Finding> SamplesAsync(CancellationToken cancellation)
    {
        try
        {
            await using var samples = await LibraryParts.OpenSamplesAsync(settings, cancellation);
            var count = (await samples.StatisticsAsync(cancellation)).Articles;
            return new Finding(
                "samples",
                count > 0,
                count > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{count} sample articles are at hand.")
                    : "The samples are missing from this installation; reinstall it."
            );
        }
        catch (Exception e) when (e is CorpusException or IOException or UnauthorizedAccessException)
        {
            return new Finding("samples", false, e.Message);
        }
    }
}
