using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BriefBot.Corpus.Privacy;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Json;
using BriefBot.Discord;
using BriefBot.Host.Cluster;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cli;

/// <summary><c>privacy export|forget USER</c>: what is kept of a person on Discord, for whoever runs the bot and is asked for it.</summary>
static class PrivacyCommand
{
    static readonly Argument<string> User = new("USER")
    {
        Description = "The person's Discord id, from their menu (Copy User ID, in developer mode)",
    };
    static readonly Argument<string?> Target = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Where it goes, for you alone to read; default: standard output",
    };

    public static Command Build()
    {
        var export = new ExampledCommand(
            "export",
            "Write all that is kept of a person as JSON",
            "briefbot privacy export 1150000000000000001 person.json"
        )
        {
            User,
            Target,
        };
        export.SetAction((parsed, cancellation) => ExportAsync(new CommandRun(parsed), cancellation));
        var forget = new ExampledCommand(
            "forget",
            "Delete all that is kept of a person, on all servers; it can't be undone",
            "briefbot privacy forget 1150000000000000001"
        )
        {
            User,
            CommonOptions.Json,
        };
        forget.SetAction((parsed, cancellation) => ForgetAsync(new CommandRun(parsed), cancellation));
        return new Command("privacy", "What is kept of a person on Discord: hand it over, or delete it") { export, forget };
    }

    static async Task<int> ExportAsync(CommandRun run, CancellationToken cancellation)
    {
        var scope = Scope(run);
        var kept = await KeptAsync(run, scope, cancellation);
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, DocumentJson.Indented))
            kept.WriteTo(json);
        if (run.Parsed.GetValue(Target) is { } file)
            await WriteAsync(file, buffer.ToArray(), cancellation);
        else
            await run.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        if (kept.IsEmpty)
            await run.Error.WriteLineAsync($"briefbot: nothing is kept of {scope.Person}.");
        return kept.IsEmpty ? ExitCode.NotFound : ExitCode.Done;
    }

    // Several hosts' is read from their database: all of it is there, whichever host leads what.
    static async Task<PersonalRecord> KeptAsync(CommandRun run, PersonScope scope, CancellationToken cancellation)
    {
        if (StoreSettings.IsShared(run.Settings))
            return await OtherHosts.KeptAsync(run.Settings, scope, cancellation);
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        return await stores.Personal.ReadAsync(scope, cancellation);
    }

    /// <summary>A file for its owner's eyes alone: what somebody asked is nobody else's business.</summary>
    static async Task WriteAsync(string file, byte[] content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        await stream.WriteAsync(content, cancellation);
    }

    static async Task<int> ForgetAsync(CommandRun run, CancellationToken cancellation)
    {
        var scope = Scope(run);
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var (others, pending) = await OtherHosts.ForgetAsync(run.Settings, Snowflake.Parse(scope.Person), cancellation);
        var (own, isErased) = await stores.Personal.ForgetAsync(scope, cancellation);
        var counts = own + others;
        if (run.Json)
            run.WriteJson(ForgottenDocument.Of(counts, isErased), DocumentJson.Default.ForgottenDocument);
        else
        {
            foreach (var (kind, count) in Kinds(counts).Where(one => one.Count > 0))
                await run.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind}: {count:N0}"));
            await run.Error.WriteLineAsync(
                counts.IsEmpty && pending == 0
                    ? $"briefbot: nothing is kept of {scope.Person}."
                    : "Deleted. Answers that stand in Discord's channels stay there (the person removes them with /forget, a "
                        + "moderator by hand), and so do backups."
            );
        }
        if (pending > 0)
            await run.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"briefbot: {pending} of the other slices have still to delete what they keep. "
                ) + "It is noted, and done as soon as a host leads them and is connected to Discord."
            );
        if (!isErased)
            await run.Error.WriteLineAsync(
                "briefbot: another process reads an older state of the database; its log still holds what was deleted. 'serve' "
                    + "empties it within six hours, or run this once more."
            );
        return counts.IsEmpty && pending == 0 ? ExitCode.NotFound : ExitCode.Done;
    }

    static PersonScope Scope(CommandRun run)
    {
        var user = run.Parsed.GetRequiredValue(User).Trim();
        if (!Snowflake.TryParse(user, out var id))
            throw new UsageException(
                $"{user} is no Discord id: digits only. In Discord: Settings → Advanced → Developer Mode, then the person's menu, "
                    + "Copy User ID."
            );
        if (!Stores.IsThere(run.Settings))
            throw new UsageException($"There is no database at {DataFolder.DatabasePath(run.Settings)}; name its folder with --data.");
        return new PersonScope(ChatStore.Platform, id.ToString());
    }

    static (string Kind, long Count)[] Kinds(PersonalCounts counts) =>
        [
            ("questions with their answers", counts.Questions),
            ("conversations", counts.Conversations),
            ("votes", counts.Votes),
            ("messages noted", counts.Messages),
            ("accounts of models", counts.Usage),
            ("feeds and schedules that named them", counts.Names),
        ];
}
