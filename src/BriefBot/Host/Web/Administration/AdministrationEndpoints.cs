using System.Reflection;
using BriefBot.Deliver.Pictures;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web.Administration;

/// <summary>Administration in the browser: the state at a glance, and a part for each thing that there is to administrate.</summary>
sealed class AdministrationEndpoints(AdministrationParts parts)
{
    // More than a picture shows by name.
    const int MostOutlets = 1_000;

    static readonly string Version =
        typeof(AdministrationEndpoints)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>Adds all of it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(AdministrationPaths.State, Requests.Reading, StateAsync);
        new FeedAdministration(parts).Map(routes);
        new ArticleAdministration(parts).Map(routes);
        routes.MapMethods(AdministrationPaths.Settings, Requests.Reading, SettingsAsync);
        new ExportAdministration(parts).Map(routes);
        new TopicAdministration(parts).Map(routes);
        new ScheduleAdministration(parts).Map(routes);
        new QuestionAdministration(parts).Map(routes);
    }

    async Task StateAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var stores = parts.Stores;
        var workspace = await parts.WorkspaceAsync(stop);
        var file = new FileInfo(DataFolder.DatabasePath(parts.Settings));
        await PageResponses.PageAsync<StatePage, StateView>(
            context,
            new(
                await stores.Corpus.StatisticsAsync(workspace, stop),
                await stores.Stories.WaitingAsync(stop),
                await stores.Schedules.ListAsync(workspace, stop),
                parts.Libraries.PausedModels,
                Version
            )
            {
                Trouble = parts.Libraries.Trouble,
                FreeBytes = Free(file.DirectoryName),
                Freshness = await stores.Corpus.NewestByOutletAsync(workspace, MostOutlets, stop) is { Count: > 0 } newest
                    ? Freshness.Of(newest, DateOnly.FromDateTime(parts.Time.GetLocalNow().DateTime), PageResponses.WordsOf(context.Request))
                    : null,
                DatabaseBytes = file.Exists ? file.Length : 0,
                HasDiscord = parts.Settings.Discord is { Token.Length: > 0 } or { TokenFile.Length: > 0 },
            }
        );
    }

    Task SettingsAsync(HttpContext context) =>
        PageResponses.PageAsync<SettingsPage, SettingsView>(
            context,
            new([
                .. Setting
                    .In(parts.Settings)
                    .Select(setting => new SettingLine(
                        setting.Key,
                        ShownSetting.Of(setting, parts.Settings),
                        parts.Settings.Origins.GetValueOrDefault(setting.Key)
                    )),
            ])
        );

    static long? Free(string? folder)
    {
        try
        {
            return folder is null ? null : new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
