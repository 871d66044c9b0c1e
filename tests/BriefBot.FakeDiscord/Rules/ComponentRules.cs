using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Checks rows of buttons and selects, and makes of them what Discord answers: each with its number.</summary>
sealed class ComponentRules(Problems problems)
{
    const int Row = 1,
        Button = 2,
        StringSelect = 3,
        Link = 5;

    readonly HashSet<string> customIds = [];
    int next = 1;

    public static JsonArray Read(Problems problems, JsonObject body, string place) => new ComponentRules(problems).Rows(body, place);

    JsonArray Rows(JsonObject body, string place)
    {
        var answer = new JsonArray();
        var rows = problems.List(body, "components", place, most: 5);
        for (var i = 0; i < rows.Count; i++)
        {
            var at = At(Problems.Join(place, "components"), i);
            if (rows[i] is not JsonObject row || (int?)row["type"] != Row)
            {
                problems.Choice(Problems.Join(at, "type"), "(1,)");
                continue;
            }

            var json = new JsonObject { ["type"] = Row, ["id"] = next++ };
            json["components"] = Inner(row, at);
            answer.Add(json);
        }

        return answer;
    }

    JsonArray Inner(JsonObject row, string at)
    {
        var answer = new JsonArray();
        var list = problems.List(row, "components", at, most: 5);
        if (list.Count == 0)
            problems.Length(Problems.Join(at, "components"), 1, 5);
        for (var i = 0; i < list.Count; i++)
        {
            var place = At(Problems.Join(at, "components"), i);
            var one = list[i] as JsonObject ?? [];
            switch ((int?)one["type"])
            {
                case Button:
                    answer.Add(ButtonOf(one, place));
                    break;
                case StringSelect when list.Count == 1:
                    answer.Add(SelectOf(one, place));
                    break;
                default:
                    problems.Choice(Problems.Join(place, "type"), "(2, 3)");
                    break;
            }
        }

        return answer;
    }

    JsonObject ButtonOf(JsonObject button, string place)
    {
        var json = new JsonObject { ["type"] = Button, ["id"] = next++ };
        var style = problems.Number(button, "style", place, required: true);
        if (style is < 1 or > 5)
            problems.Choice(Problems.Join(place, "style"), "(1, 2, 3, 4, 5)");
        json["style"] = style;
        var label = problems.Text(button, "label", place, 80);
        if (label is not null)
            json["label"] = label;
        if (button["emoji"] is JsonObject emoji)
            json["emoji"] = Emoji(emoji);
        else if (string.IsNullOrEmpty(label))
            problems.Add(place, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or emoji");
        if (button["disabled"]?.GetValueKind() is System.Text.Json.JsonValueKind.True)
            json["disabled"] = true;
        if (style == Link)
            LinkTo(button, place, json);
        else
            CustomId(button, place, json);
        return json;
    }

    void LinkTo(JsonObject button, string place, JsonObject json)
    {
        if (button["url"] is null)
            problems.Required(Problems.Join(place, "url"));
        if (button["custom_id"] is not null)
            problems.Add(place, "COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
        if (problems.Text(button, "url", place, 512) is not { } url)
            return;
        problems.Web(button, "url", place);
        json["url"] = url;
    }

    void CustomId(JsonObject component, string place, JsonObject json)
    {
        if (component["url"] is not null)
            problems.Add(place, "COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
        var id = problems.Text(component, "custom_id", place, 100, required: true);
        if (string.IsNullOrEmpty(id))
            return;
        if (!customIds.Add(id))
            problems.Add(Problems.Join(place, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        json["custom_id"] = id;
    }

    JsonObject SelectOf(JsonObject select, string place)
    {
        var json = new JsonObject { ["type"] = StringSelect, ["id"] = next++ };
        CustomId(select, place, json);
        if (problems.Text(select, "placeholder", place, 150) is { } placeholder)
            json["placeholder"] = placeholder;
        json["min_values"] = problems.Number(select, "min_values", place) ?? 1;
        json["max_values"] = problems.Number(select, "max_values", place) ?? 1;
        if (select["disabled"]?.GetValueKind() is System.Text.Json.JsonValueKind.True)
            json["disabled"] = true;
        json["options"] = Options(select, place);
        return json;
    }

    JsonArray Options(JsonObject select, string place)
    {
        var options = problems.List(select, "options", place, most: 25);
        if (options.Count == 0)
            problems.Length(Problems.Join(place, "options"), 1, 25);
        var answer = new JsonArray();
        for (var i = 0; i < options.Count; i++)
        {
            var at = At(Problems.Join(place, "options"), i);
            var option = options[i] as JsonObject ?? [];
            var json = new JsonObject
            {
                ["label"] = problems.Text(option, "label", at, 100, required: true),
                ["value"] = problems.Text(option, "value", at, 100, required: true),
            };
            if (problems.Text(option, "description", at, 100) is { } description)
                json["description"] = description;
            if (option["emoji"] is JsonObject emoji)
                json["emoji"] = Emoji(emoji);
            if (option["default"]?.GetValueKind() is System.Text.Json.JsonValueKind.True)
                json["default"] = true;
            answer.Add(json);
        }

        return answer;
    }

    static JsonObject Emoji(JsonObject emoji)
    {
        var json = new JsonObject { ["name"] = emoji["name"]?.DeepClone() ?? "" };
        if (emoji["id"] is { } id)
            json["id"] = id.DeepClone();
        return json;
    }

    static string At(string place, int index) => Problems.Join(place, index.ToString(CultureInfo.InvariantCulture));
}
