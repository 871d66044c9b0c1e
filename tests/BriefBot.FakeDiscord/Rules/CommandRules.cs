using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BriefBot.Fakes;

/// <summary>Checks a command to be registered, and makes of it what Discord answers.</summary>
static partial class CommandRules
{
    const int Slash = 1,
        MostOptions = 25,
        MostCharacters = 8_000;

    /// <summary>The command as answered, still without id, version and application.</summary>
    public static JsonObject Read(Problems problems, JsonObject body, string place)
    {
        var type = problems.Number(body, "type", place) ?? Slash;
        if (type is < 1 or > 3)
            problems.Choice(Problems.Join(place, "type"), "(1, 2, 3)");
        var json = new JsonObject { ["type"] = type };
        var name = problems.Text(body, "name", place, 32, required: true);
        if (type == Slash)
            CheckName(problems, name, Problems.Join(place, "name"));
        json["name"] = name;
        Description(problems, body, place, type, json);
        Localizations(problems, body, "name_localizations", place, type == Slash ? CheckName : null, 32, json);
        Localizations(problems, body, "description_localizations", place, null, 100, json);
        Defaults(problems, body, place, json);
        if (type == Slash)
            json["options"] = Options(problems, body, place, depth: 0);
        else if (body["options"] is JsonArray { Count: > 0 })
            problems.Add(
                Problems.Join(place, "options"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Context menu commands cannot have options"
            );
        if (Characters(json) > MostCharacters)
            problems.Add(place, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MostCharacters})");
        if (json["options"] is JsonArray { Count: 0 })
            json.Remove("options");
        return json;
    }

    static void Description(Problems problems, JsonObject body, string place, int type, JsonObject json)
    {
        if (type == Slash)
        {
            json["description"] = problems.Text(body, "description", place, 100, required: true);
            return;
        }

        if (!string.IsNullOrEmpty((string?)body["description"]))
        {
            problems.Add(
                Problems.Join(place, "description"),
                "APPLICATION_COMMAND_DESCRIPTION_INVALID",
                "Context menu commands cannot have description"
            );
        }

        json["description"] = "";
    }

    static void Defaults(Problems problems, JsonObject body, string place, JsonObject json)
    {
        json["default_member_permissions"] = body["default_member_permissions"]?.ToString();
        if ((string?)json["default_member_permissions"] is { } bits && !ulong.TryParse(bits, CultureInfo.InvariantCulture, out _))
            problems.Add(Problems.Join(place, "default_member_permissions"), "NUMBER_TYPE_COERCE", $"Value \"{bits}\" is not int.");
        json["contexts"] = body["contexts"]?.DeepClone();
        json["integration_types"] = body["integration_types"]?.DeepClone() ?? new JsonArray(0);
        json["nsfw"] = body["nsfw"]?.GetValueKind() is JsonValueKind.True;
        var contexts = json["contexts"] as JsonArray ?? [];
        if (contexts.Any(c => c?.GetValueKind() != JsonValueKind.Number || (int)c! is < 0 or > 2))
            problems.Choice(Problems.Join(place, "contexts"), "(0, 1, 2)");
    }

    static JsonArray Options(Problems problems, JsonObject body, string place, int depth)
    {
        var answer = new JsonArray();
        var options = problems.List(body, "options", place, MostOptions);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var optionalSeen = false;
        for (var i = 0; i < options.Count; i++)
        {
            var at = $"{Problems.Join(place, "options")}.{i.ToString(CultureInfo.InvariantCulture)}";
            var option = options[i] as JsonObject ?? [];
            var json = Option(problems, option, at, depth);
            if (!names.Add((string?)json["name"] ?? ""))
                problems.Add(Problems.Join(at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name must be unique");
            var required = json["required"]?.GetValueKind() is JsonValueKind.True;
            if (required && optionalSeen)
                problems.Add(
                    at,
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options"
                );
            optionalSeen |= !required;
            answer.Add(json);
        }

        return answer;
    }

    static JsonObject Option(Problems problems, JsonObject option, string at, int depth)
    {
        var type = problems.Number(option, "type", at, required: true) ?? 3;
        if (type is < 1 or > 11)
            problems.Choice(Problems.Join(at, "type"), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)");
        if ((type == 1 && depth > 1) || (type == 2 && depth > 0))
            problems.Add(
                Problems.Join(at, "type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-commands and groups cannot be nested here"
            );
        var json = new JsonObject { ["type"] = type };
        var name = problems.Text(option, "name", at, 32, required: true);
        CheckName(problems, name, Problems.Join(at, "name"));
        json["name"] = name;
        json["description"] = problems.Text(option, "description", at, 100, required: true);
        Localizations(problems, option, "name_localizations", at, CheckName, 32, json);
        Localizations(problems, option, "description_localizations", at, null, 100, json);
        if (option["required"]?.GetValueKind() is JsonValueKind.True)
            json["required"] = true;
        if (type is 1 or 2)
        {
            if (Options(problems, option, at, depth + 1) is { Count: > 0 } inner)
                json["options"] = inner;
            return json;
        }

        Choices(problems, option, at, type, json);
        Bounds(problems, option, at, type, json);
        if (type == 7 && option["channel_types"] is JsonArray types)
            json["channel_types"] = types.DeepClone();
        return json;
    }

    static void Choices(Problems problems, JsonObject option, string at, int type, JsonObject json)
    {
        var autocomplete = option["autocomplete"]?.GetValueKind() is JsonValueKind.True;
        if (autocomplete && type is 3 or 4 or 10)
            json["autocomplete"] = true;
        if (autocomplete && option["choices"] is JsonArray { Count: > 0 })
            problems.Add(at, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Autocomplete and choices cannot both be used");
        var choices = problems.List(option, "choices", at, MostOptions);
        if (choices.Count == 0)
            return;
        var answer = new JsonArray();
        for (var i = 0; i < choices.Count; i++)
            answer.Add(Choice(problems, choices[i] as JsonObject ?? [], $"{at}.choices.{i.ToString(CultureInfo.InvariantCulture)}"));
        json["choices"] = answer;
    }

    /// <summary>A choice of an option, or one offered by autocomplete.</summary>
    public static JsonObject Choice(Problems problems, JsonObject choice, string at)
    {
        var json = new JsonObject { ["name"] = problems.Text(choice, "name", at, 100, required: true) };
        Localizations(problems, choice, "name_localizations", at, null, 100, json);
        if (choice["value"] is null)
            problems.Required(Problems.Join(at, "value"));
        else if (choice["value"]!.GetValueKind() == JsonValueKind.String)
            problems.Text(choice, "value", at, 100);
        json["value"] = choice["value"]?.DeepClone();
        return json;
    }

    static void Bounds(Problems problems, JsonObject option, string at, int type, JsonObject json)
    {
        var bounds = type switch
        {
            3 => new[] { "min_length", "max_length" },
            4 or 10 => ["min_value", "max_value"],
            _ => [],
        };
        foreach (var bound in bounds.Where(b => option[b] is not null))
        {
            if (type != 10)
                problems.Number(option, bound, at);
            json[bound] = option[bound]!.DeepClone();
        }
    }

    static void Localizations(
        Problems problems,
        JsonObject body,
        string field,
        string place,
        Action<Problems, string?, string>? check,
        int most,
        JsonObject json
    )
    {
        if (body[field] is not JsonObject words)
            return;
        json[field] = words.DeepClone();
        foreach (var (locale, _) in words)
        {
            var at = Problems.Join(place, field);
            if (!Locales.Contains(locale))
                problems.Choice(Problems.Join(at, locale), "the locales of Discord");
            var word = problems.Text(words, locale, at, most, required: true);
            check?.Invoke(problems, word, Problems.Join(at, locale));
        }
    }

    static void CheckName(Problems problems, string? name, string place)
    {
        if (name is null)
            return;
        if (!Name().IsMatch(name) || name.Any(char.IsUpper))
            problems.Add(place, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    static int Characters(JsonNode? node) =>
        node switch
        {
            JsonObject json => json.Where(p => p.Key is "name" or "description" or "options" or "choices" or "value")
                .Sum(p => Characters(p.Value)),
            JsonArray list => list.Sum(Characters),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Problems.Characters(value.GetValue<string>()),
            _ => 0,
        };

    static readonly HashSet<string> Locales =
    [
        "ar",
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en-GB",
        "en-US",
        "es-419",
        "es-ES",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
        "ja",
        "ko",
        "lt",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "ru",
        "sv-SE",
        "th",
        "tr",
        "uk",
        "vi",
        "zh-CN",
        "zh-TW",
    ];

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
