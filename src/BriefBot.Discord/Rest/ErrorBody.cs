using System.Net;
using System.Text;
using System.Text.Json;

namespace BriefBot.Discord.Rest;

/// <summary>What the body of a refusal says. Whatever it holds, something comes of it.</summary>
/// <param name="Code">Discord's code; 0 for none.</param>
/// <param name="Reason">Discord's words, in a line.</param>
/// <param name="Errors">What is wrong with which field.</param>
/// <param name="RetryAfter">Seconds to wait, of a 429; null for none.</param>
/// <param name="IsGlobal">Whether a 429 is for all routes.</param>
sealed record ErrorBody(int Code, string Reason, IReadOnlyList<string> Errors, double? RetryAfter, bool IsGlobal)
{
    const int MaximumErrors = 20;
    const int MaximumLine = 300;
    const int MaximumDepth = 32;

    /// <summary>Reads a body.</summary>
    /// <param name="response">The refusal.</param>
    /// <param name="secrets">Cut out wherever they stand.</param>
    public static ErrorBody Parse(RestResponse response, params IEnumerable<string?> secrets)
    {
        if (response.IsJson && TryParse(response.Body) is { ValueKind: JsonValueKind.Object } body)
        {
            List<string> errors = [];
            if (body.TryGetProperty("errors", out var tree))
                Collect(tree, "", errors, secrets);
            var reason = Line(Text(body, "message") ?? Name(response.Status), secrets);
            return new(CodeOf(body), reason, errors, Seconds(body), IsGlobalLimit(body));
        }

        return new(0, Unreadable(response), [], null, false);
    }

    static string Unreadable(RestResponse response) =>
        response switch
        {
            { Status: >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest } =>
                "a redirect, which is not followed; check the base address",
            { IsJson: false } => $"{Name(response.Status)}, in a page that isn't Discord's; it comes from a proxy in between",
            _ => "the error can't be read",
        };

    static JsonElement? TryParse(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaximumDepth });
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The tree has a level for each part of a field's path; the errors stand in "_errors".
    static void Collect(JsonElement node, string path, List<string> errors, IEnumerable<string?> secrets)
    {
        if (node.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var property in node.EnumerateObject())
        {
            if (errors.Count >= MaximumErrors)
                return;
            if (property.NameEquals("_errors") && property.Value.ValueKind is JsonValueKind.Array)
            {
                foreach (var error in property.Value.EnumerateArray().Take(MaximumErrors - errors.Count))
                    errors.Add(Line($"{path}: {Text(error, "message") ?? "wrong"}", secrets));
            }
            else
            {
                Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", errors, secrets);
            }
        }
    }

    static double? Seconds(JsonElement body) =>
        body.TryGetProperty("retry_after", out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var seconds)
            ? seconds
            : null;

    static int CodeOf(JsonElement body) =>
        body.TryGetProperty("code", out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var code) ? code : 0;

    static bool IsGlobalLimit(JsonElement body) => body.TryGetProperty("global", out var value) && value.ValueKind is JsonValueKind.True;

    static string? Text(JsonElement node, string name) =>
        node.ValueKind is JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    static string Name(HttpStatusCode status) => Enum.IsDefined(status) ? status.ToString() : "an error";

    static string Line(string text, IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
            if (!string.IsNullOrEmpty(secret))
                text = text.Replace(secret, "…", StringComparison.Ordinal);
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaximumLine)
                return line.Append('…').ToString();
            if (Rune.IsControl(rune))
                line.Append(' ');
            else
                line.Append(rune);
        }

        return line.ToString();
    }
}
