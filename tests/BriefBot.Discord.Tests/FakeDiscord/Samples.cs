using System.Text.Json.Nodes;

namespace BriefBot.Discord.Tests.FakeServer;

/// <summary>Commands as a client would register them.</summary>
static class SampleCommands
{
    public static JsonObject Ask() =>
        new()
        {
            ["name"] = "ask",
            ["description"] = "Asks the news",
            ["description_localizations"] = new JsonObject { ["de"] = "Fragt die Nachrichten" },
            ["contexts"] = new JsonArray(0, 1),
            ["options"] = new JsonArray(
                Text("question", "What to ask", required: true),
                new JsonObject
                {
                    ["type"] = 3,
                    ["name"] = "source",
                    ["description"] = "From one source",
                    ["autocomplete"] = true,
                },
                new JsonObject
                {
                    ["type"] = 5,
                    ["name"] = "private",
                    ["description"] = "For my eyes only",
                }
            ),
        };

    public static JsonObject Article() =>
        new()
        {
            ["name"] = "article",
            ["description"] = "Articles of this server",
            ["default_member_permissions"] = "32",
            ["contexts"] = new JsonArray(0),
            ["options"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["name"] = "add",
                    ["description"] = "Adds one",
                    ["options"] = new JsonArray(Text("url", "Where it stands", required: true)),
                },
                new JsonObject
                {
                    ["type"] = 1,
                    ["name"] = "list",
                    ["description"] = "Lists them",
                }
            ),
        };

    public static JsonObject OnMessage(string name) => new() { ["name"] = name, ["type"] = 3 };

    static JsonObject Text(string name, string description, bool required) =>
        new()
        {
            ["type"] = 3,
            ["name"] = name,
            ["description"] = description,
            ["required"] = required,
            ["max_length"] = 500,
        };
}

/// <summary>Messages with everything that the bot uses.</summary>
static class SampleMessages
{
    public static JsonObject Rich() =>
        new()
        {
            ["content"] = "An answer",
            ["embeds"] = new JsonArray(
                new JsonObject
                {
                    ["title"] = "Title",
                    ["description"] = "Description [1](https://example.com/a)",
                    ["url"] = "https://example.com/a",
                    ["color"] = 0x336699,
                    ["timestamp"] = "2026-01-02T03:04:05Z",
                    ["author"] = new JsonObject { ["name"] = "Outlet" },
                    ["footer"] = new JsonObject { ["text"] = "as of today" },
                    ["fields"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "Source",
                            ["value"] = "Somewhere",
                            ["inline"] = true,
                        }
                    ),
                    ["thumbnail"] = new JsonObject { ["url"] = "https://example.com/a.png" },
                }
            ),
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = 2,
                            ["style"] = 2,
                            ["label"] = "Sources",
                            ["custom_id"] = "sources",
                        },
                        new JsonObject
                        {
                            ["type"] = 2,
                            ["style"] = 2,
                            ["emoji"] = new JsonObject { ["name"] = "👍" },
                            ["custom_id"] = "good",
                            ["disabled"] = true,
                        },
                        new JsonObject
                        {
                            ["type"] = 2,
                            ["style"] = 5,
                            ["label"] = "Read",
                            ["url"] = "https://example.com/a",
                        }
                    ),
                }
            ),
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };

    public static JsonObject Form() =>
        new()
        {
            ["custom_id"] = "form",
            ["title"] = "Tell us more",
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = 4,
                            ["custom_id"] = "why",
                            ["style"] = 2,
                            ["label"] = "Why?",
                        }
                    ),
                }
            ),
        };
}
