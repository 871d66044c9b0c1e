using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>Reads what a request brings: JSON, or a form with <c>payload_json</c> and files.</summary>
static class RequestBody
{
    // Above every upload that a server without boosts takes.
    const int Largest = 26 * 1024 * 1024;

    public static async Task<(JsonNode? Body, IReadOnlyList<UploadedFile> Files)> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var files = new List<UploadedFile>();
            foreach (var file in form.Files)
            {
                using var copy = new MemoryStream();
                await file.CopyToAsync(copy, http.RequestAborted);
                files.Add(new(file.Name, file.FileName, file.ContentType, copy.ToArray()));
            }

            return (Parse(form["payload_json"].ToString()), files);
        }

        if (http.Request.ContentLength > Largest)
            throw new RestError(413, 40005, "Request entity too large");
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return (Parse(await reader.ReadToEndAsync(http.RequestAborted)), []);
    }

    static JsonNode? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw RestError.BadJson();
        }
    }

    /// <summary>The media type without its parameters.</summary>
    public static string? MediaType(HttpContext http) => http.Request.ContentType?.Split(';')[0].Trim();
}
