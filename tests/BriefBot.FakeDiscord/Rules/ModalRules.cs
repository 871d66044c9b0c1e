using System.Globalization;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Checks a form: a title, an id, and rows or labels with one field each.</summary>
static class ModalRules
{
    const int Row = 1,
        TextInput = 4,
        Label = 18;

    public static void Check(JsonObject form)
    {
        var problems = new Problems();
        problems.Text(form, "custom_id", "data", 100, required: true);
        problems.Text(form, "title", "data", 45, required: true);
        var rows = problems.List(form, "components", "data", most: 5);
        if (rows.Count == 0)
            problems.Length("data.components", 1, 5);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
            Field(problems, rows[i] as JsonObject ?? [], $"data.components.{i.ToString(CultureInfo.InvariantCulture)}", ids);
        problems.ThrowIfAny();
    }

    static void Field(Problems problems, JsonObject row, string at, HashSet<string> ids)
    {
        var field = (int?)row["type"] switch
        {
            Row => (row["components"] as JsonArray)?.FirstOrDefault() as JsonObject,
            Label => row["component"] as JsonObject,
            _ => null,
        };
        if (field is null || (int?)field["type"] != TextInput)
        {
            problems.Choice($"{at}.type", "(1, 18)");
            return;
        }

        var id = problems.Text(field, "custom_id", at, 100, required: true);
        if (id is not null && !ids.Add(id))
            problems.Add($"{at}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        if (problems.Number(field, "style", at, required: true) is < 1 or > 2)
            problems.Choice($"{at}.style", "(1, 2)");
        if ((int?)row["type"] == Row)
            problems.Text(field, "label", at, 45, required: true);
        else
            problems.Text(row, "label", at, 45, required: true);
        problems.Text(field, "placeholder", at, 100);
        problems.Text(field, "value", at, 4_000);
    }
}
