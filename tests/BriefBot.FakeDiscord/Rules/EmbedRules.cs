using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Checks embeds and makes of them what Discord answers.</summary>
static class EmbedRules
{
    const int Total = 6_000;

    public static JsonArray Read(Problems problems, JsonObject body, string place)
    {
        var answer = new JsonArray();
        var list = problems.List(body, "embeds", place, most: 10);
        var characters = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var at = Problems.Join(Problems.Join(place, "embeds"), i.ToString(CultureInfo.InvariantCulture));
            if (list[i] is not JsonObject embed)
            {
                problems.Add(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
                continue;
            }

            answer.Add(One(problems, embed, at, ref characters));
        }

        if (characters > Total)
            problems.Add(Problems.Join(place, "embeds"), "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {Total}");
        return answer;
    }

    static JsonObject One(Problems problems, JsonObject embed, string at, ref int characters)
    {
        var json = new JsonObject { ["type"] = "rich" };
        Keep(json, "title", problems.Text(embed, "title", at, 256), ref characters);
        Keep(json, "description", problems.Text(embed, "description", at, 4_096), ref characters);
        problems.Web(embed, "url", at);
        if (embed["url"] is { } url)
            json["url"] = url.DeepClone();
        if (problems.Number(embed, "color", at) is { } color)
            json["color"] = Color(problems, color, at);
        Time(problems, embed, at, json);
        Author(problems, embed, at, json, ref characters);
        Footer(problems, embed, at, json, ref characters);
        Fields(problems, embed, at, json, ref characters);
        Picture(problems, embed, "image", at, json);
        Picture(problems, embed, "thumbnail", at, json);
        if (json.Count == 1)
            problems.Add(at, "EMBED_REQUIRED", "An embed must have content");
        return json;
    }

    static int Color(Problems problems, int color, string at)
    {
        if (color is < 0 or > 0xFFFFFF)
            problems.Add(Problems.Join(at, "color"), "NUMBER_TYPE_MAX", "int value should be between 0 and 16777215.");
        return color;
    }

    static void Time(Problems problems, JsonObject embed, string at, JsonObject json)
    {
        if (embed["timestamp"] is null)
            return;
        if (
            DateTimeOffset.TryParse(
                embed["timestamp"]!.ToString(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
            json["timestamp"] = time.Iso();
        else
            problems.Add(
                Problems.Join(at, "timestamp"),
                "DATE_TIME_TYPE_PARSE",
                $"Could not parse {embed["timestamp"]}. Should be ISO8601."
            );
    }

    static void Author(Problems problems, JsonObject embed, string at, JsonObject json, ref int characters)
    {
        if (embed["author"] is not JsonObject author)
            return;
        var answer = new JsonObject();
        var place = Problems.Join(at, "author");
        Keep(answer, "name", problems.Text(author, "name", place, 256, required: true), ref characters);
        foreach (var link in new[] { "url", "icon_url" })
        {
            problems.Web(author, link, place);
            if (author[link] is { } url)
                answer[link] = url.DeepClone();
        }

        json["author"] = answer;
    }

    static void Footer(Problems problems, JsonObject embed, string at, JsonObject json, ref int characters)
    {
        if (embed["footer"] is not JsonObject footer)
            return;
        var answer = new JsonObject();
        var place = Problems.Join(at, "footer");
        Keep(answer, "text", problems.Text(footer, "text", place, 2_048, required: true), ref characters);
        problems.Web(footer, "icon_url", place);
        if (footer["icon_url"] is { } icon)
            answer["icon_url"] = icon.DeepClone();
        json["footer"] = answer;
    }

    static void Fields(Problems problems, JsonObject embed, string at, JsonObject json, ref int characters)
    {
        var fields = problems.List(embed, "fields", at, most: 25);
        if (fields.Count == 0)
            return;
        var answer = new JsonArray();
        for (var i = 0; i < fields.Count; i++)
        {
            var place = Problems.Join(Problems.Join(at, "fields"), i.ToString(CultureInfo.InvariantCulture));
            var field = fields[i] as JsonObject ?? [];
            var one = new JsonObject();
            Keep(one, "name", problems.Text(field, "name", place, 256, required: true), ref characters);
            Keep(one, "value", problems.Text(field, "value", place, 1_024, required: true), ref characters);
            one["inline"] = field["inline"]?.GetValueKind() is System.Text.Json.JsonValueKind.True;
            answer.Add(one);
        }

        json["fields"] = answer;
    }

    static void Picture(Problems problems, JsonObject embed, string name, string at, JsonObject json)
    {
        if (embed[name] is not JsonObject picture)
            return;
        problems.Web(picture, "url", Problems.Join(at, name));
        if (picture["url"] is { } url)
            json[name] = new JsonObject { ["url"] = url.DeepClone() };
    }

    static void Keep(JsonObject json, string name, string? text, ref int characters)
    {
        if (string.IsNullOrEmpty(text))
            return;
        json[name] = text;
        characters += Problems.Characters(text);
    }
}
