using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>What is wrong with a request, by place: the tree under <c>errors</c> of code 50035.</summary>
sealed class Problems
{
    readonly JsonObject tree = [];

    public bool Any => tree.Count > 0;

    /// <summary>Notes a problem at a place such as <c>embeds.0.title</c>; the empty place is the body itself.</summary>
    public Problems Add(string place, string code, string message)
    {
        var node = tree;
        foreach (var step in place.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node[step] is not JsonObject inner)
                node[step] = inner = [];
            node = inner;
        }

        if (node["_errors"] is not JsonArray list)
            node["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
        return this;
    }

    public void Required(string place) => Add(place, "BASE_TYPE_REQUIRED", "This field is required");

    public void Choice(string place, string expected) => Add(place, "BASE_TYPE_CHOICES", $"Value must be one of {expected}.");

    public void Length(string place, int least, int most) =>
        Add(place, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");

    public void TooLong(string place, int most) => Add(place, "BASE_TYPE_MAX_LENGTH", $"Must be {most} or fewer in length.");

    /// <summary>A text that has to be there, or may be missing, and has bounds. Returns it when it is sound.</summary>
    public string? Text(JsonObject json, string name, string place, int most, bool required = false, int least = 1)
    {
        place = Join(place, name);
        switch (json[name])
        {
            case null:
                if (required)
                    Required(place);
                return null;
            case JsonValue value when value.TryGetValue<string>(out var text):
                var length = Characters(text);
                if (required && length == 0)
                    Required(place);
                else if (length > most && least <= 1)
                    TooLong(place, most);
                else if (length > most || length < least)
                    Length(place, least, most);
                return text;
            default:
                Add(place, "STRING_TYPE_CONVERT", $"Could not interpret \"{json[name]!.ToJsonString()}\" as string.");
                return null;
        }
    }

    public int? Number(JsonObject json, string name, string place, bool required = false)
    {
        place = Join(place, name);
        switch (json[name])
        {
            case null:
                if (required)
                    Required(place);
                return null;
            case JsonValue value when value.TryGetValue<int>(out var number):
                return number;
            default:
                Add(place, "NUMBER_TYPE_COERCE", $"Value \"{json[name]!.ToJsonString()}\" is not int.");
                return null;
        }
    }

    public JsonArray List(JsonObject json, string name, string place, int most)
    {
        place = Join(place, name);
        switch (json[name])
        {
            case null:
                return [];
            case JsonArray list:
                if (list.Count > most)
                    TooLong(place, most);
                return list;
            default:
                Add(place, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
                return [];
        }
    }

    public void Web(JsonObject json, string name, string place)
    {
        var text = Text(json, name, place, 2048);
        if (text is null)
            return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            Add(Join(place, name), "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        else if (uri.Scheme is not ("http" or "https" or "discord" or "attachment"))
            Add(Join(place, name), "URL_TYPE_INVALID_SCHEME", $"Scheme \"{uri.Scheme}\" must be one of ('http', 'https').");
    }

    public JsonObject Tree() => tree;

    public void ThrowIfAny()
    {
        if (Any)
            throw RestError.InvalidForm(tree);
    }

    public static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    /// <summary>Length as Discord counts it: in code points.</summary>
    public static int Characters(string text) => text.EnumerateRunes().Count();
}
