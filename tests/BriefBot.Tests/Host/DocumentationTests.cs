using System.CommandLine;
using System.Text.Json;
using BriefBot.Host.Cli;
using BriefBot.Host.Configuration;

namespace BriefBot.Tests.Host;

public class DocumentationTests
{
    static readonly string CommandsPage = File.ReadAllText(Checkout.PathOf("docs", "reference", "commands.md"));
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void Every_command_is_documented_with_all_its_options()
    {
        foreach (var (path, command) in Commands(CommandLine.Root(), ""))
        {
            var row = CommandsPage.Split('\n').SingleOrDefault(line => line.StartsWith($"| `{path}`"));

            row.ShouldNotBeNull($"{path} is not documented");
            foreach (var option in command.Options.Where(option => !option.Recursive))
                row.ShouldContain($"`{option.Name}`", customMessage: path);
        }
    }

    [Fact]
    public void The_settings_file_holds_every_setting_at_its_default()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Checkout.PathOf("config", "briefbot.json")), Lenient);

        Leaves(file.RootElement, "")
            .Where(leaf => leaf.Key != "$schema")
            .ShouldBe(
                Setting.All.Where(setting => !setting.IsForAnyName).Select(setting => (setting.Key, setting.Read(new Settings()))),
                ignoreOrder: true
            );
    }

    [Fact]
    public void The_schema_knows_every_setting_and_its_default()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Checkout.PathOf("config", "briefbot.schema.json")));

        Defaults(schema.RootElement, "")
            .ShouldBe(Setting.All.Select(setting => (setting.Key, setting.Read(new Settings()))), ignoreOrder: true);
    }

    [Fact]
    public void Every_command_that_does_something_shows_examples()
    {
        foreach (var (path, command) in Commands(CommandLine.Root(), ""))
            (command as ExampledCommand)?.Examples.ShouldNotBeEmpty(path);
    }

    static IEnumerable<(string Path, Command Command)> Commands(Command command, string path)
    {
        foreach (var child in command.Subcommands)
        {
            var childPath = $"{path} {child.Name}".Trim();
            if (child.Action is not null)
                yield return (childPath, child);
            foreach (var deeper in Commands(child, childPath))
                yield return deeper;
        }
    }

    static IEnumerable<(string Key, string Value)> Leaves(JsonElement element, string prefix) =>
        element
            .EnumerateObject()
            .SelectMany(property =>
                property.Value.ValueKind == JsonValueKind.Object
                    ? Leaves(property.Value, prefix + property.Name + ":")
                    : [(prefix + property.Name, property.Value.ToString())]
            );

    static IEnumerable<(string Key, string Value)> Defaults(JsonElement schema, string prefix) =>
        schema
            .GetProperty("properties")
            .EnumerateObject()
            .Where(property => property.Name != "$schema")
            .SelectMany(property =>
                property.Value.TryGetProperty("properties", out _) ? Defaults(property.Value, prefix + property.Name + ":")
                : property.Value.TryGetProperty("patternProperties", out var named)
                    ? Defaults(named.EnumerateObject().Single().Value, $"{prefix}{property.Name}:{Setting.AnyName}:")
                : [(prefix + property.Name, property.Value.GetProperty("default").ToString())]
            );
}
