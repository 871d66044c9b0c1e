using System.CommandLine;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Deliver.Json;
using BriefBot.Deliver.Terminal;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cli;

/// <summary>One run of a command: its settings and where it writes.</summary>
sealed class CommandRun(ParseResult parsed)
{
    const int WidestReadable = 100;

    public ParseResult Parsed => parsed;

    /// <summary>Settings of file, environment and command line; read on first use.</summary>
    public Settings Settings => field ??= Load();

    /// <summary>For what was asked for.</summary>
    public TextWriter Output => parsed.InvocationConfiguration.Output;

    /// <summary>For progress, warnings and errors.</summary>
    public TextWriter Error => parsed.InvocationConfiguration.Error;

    public bool Json => parsed.GetValue(CommonOptions.Json);

    public bool Verbose => parsed.GetValue(CommonOptions.Verbose);

    /// <summary>Who is to write: a configured model, "extractive", or null for whatever is configured.</summary>
    /// <exception cref="UsageException">No model has that name.</exception>
    public string? Model
    {
        get
        {
            if (parsed.GetValue(CommonOptions.Model) is not { } name)
                return null;
            if (name.Equals(ExtractiveWriter.Name, StringComparison.OrdinalIgnoreCase))
                return ExtractiveWriter.Name;
            var known = ModelSettings.Chat(Settings.Models).Select(model => model.Name).ToList();
            return known.Find(other => other.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException(
                    $"--model: there is no model '{name}'. There "
                        + (
                            known.Count > 0
                                ? $"are: {string.Join(", ", known)}, extractive."
                                : "is none but extractive; docs/how-to/models.md says how to configure one."
                        )
                );
        }
    }

    /// <summary>Today, where the person is.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>Standard output as a page: wrapped and coloured on a terminal only.</summary>
    public TerminalPage Page()
    {
        var terminal = !Console.IsOutputRedirected;
        return new TerminalPage(Output, terminal ? Math.Min(Console.WindowWidth, WidestReadable) : null, terminal && ColoursWanted);
    }

    /// <summary>Prints a written answer while it grows.</summary>
    public PartialReply Growing(ReplyPrinter printer) =>
        async (reply, cancellation) =>
        {
            printer.PrintPart(reply);
            await Output.FlushAsync(cancellation);
        };

    /// <summary>See https://no-color.org: set and not empty means none.</summary>
    public static bool ColoursWanted =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null);

    /// <summary>The words for what shows no language itself, as a name: in the language that the terminal is set to, as POSIX has it
    /// (<c>LC_ALL</c>, <c>LC_MESSAGES</c>, <c>LANG</c>), where there are any; else English.</summary>
    public static Localization Words { get; } =
        Localization.OfLanguage(
            new[] { "LC_ALL", "LC_MESSAGES", "LANG" }
                .Select(Environment.GetEnvironmentVariable)
                .FirstOrDefault(locale => !string.IsNullOrEmpty(locale))
                ?.Split('_', '.', '@')[0]
        ) ?? Localization.English;

    /// <summary>Prints one JSON document.</summary>
    public void WriteJson<T>(T document, JsonTypeInfo<T> type) =>
        Output.WriteLine(Encoding.UTF8.GetString(DocumentJson.Readable(document, type).Span));

    /// <summary>Text given as words of the command line, or on standard input in place of "-".</summary>
    /// <param name="what">Names the text in an error: "question".</param>
    public static async Task<string> TextAsync(string[] words, string what, int longest, CancellationToken cancellation)
    {
        var text = words is ["-"] ? await StandardInputAsync(longest, cancellation) : string.Join(' ', words);
        text = text.Trim();
        if (text.Length == 0)
            throw new UsageException($"The {what} is empty.");
        if (text.Length > longest)
            throw new UsageException($"The {what} is longer than {longest} characters.");
        return text;
    }

    static async Task<string> StandardInputAsync(int longest, CancellationToken cancellation)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var buffer = new char[longest + 1];
        var length = await input.ReadBlockAsync(buffer, cancellation);
        return new string(buffer, 0, length);
    }

    /// <summary>Settings with where each comes from, and all that is wrong with them.</summary>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public SettingsReading ReadSettings() =>
        SettingsLoader.Read(parsed.GetValue(CommonOptions.Config), Environment.GetEnvironmentVariables(), GivenSettings());

    Settings Load() => SettingsLoader.Load(parsed.GetValue(CommonOptions.Config), Environment.GetEnvironmentVariables(), GivenSettings());

    List<KeyValuePair<string, string>> GivenSettings()
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var setting in parsed.GetValue(CommonOptions.Set) ?? [])
        {
            var equals = setting.IndexOf('=');
            if (equals <= 0)
                throw new UsageException($"--set {setting} has no value; write --set KEY=VALUE.");
            pairs.Add(new(setting[..equals], setting[(equals + 1)..]));
        }
        if (parsed.GetValue(CommonOptions.Data) is { Length: > 0 } data)
            pairs.Add(new("Data", data));
        if (parsed.GetValue(CommonOptions.Urls) is { Length: > 0 } urls)
            pairs.Add(new("Web:Urls", urls));
        return pairs;
    }
}
