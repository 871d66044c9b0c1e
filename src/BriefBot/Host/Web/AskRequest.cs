using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Answer.Dialogues;
using BriefBot.Corpus;
using BriefBot.Host.Cli;

namespace BriefBot.Host.Web;

/// <summary>A request that cannot be used; the message says why.</summary>
public sealed class BadRequestException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads a question from a query string or a JSON body.</summary>
static class AskRequest
{
    const int LongestFilter = 200;
    const int LongestBefore = 2 * Question.MaximumText;

    /// <summary>Properties of the query string and the body, beside the question ("q" in the former).</summary>
    static readonly string[] Names = ["question", "q", "as_of", "since", "until", "topic", "source", "after", "answered"];

    public static Question Of(IReadOnlyDictionary<string, string> given, WorkspaceId workspace, DateOnly today)
    {
        var text = (given.GetValueOrDefault("question") ?? given.GetValueOrDefault("q") ?? "").Trim();
        if (text.Length == 0)
            throw new BadRequestException("The question is empty.");
        if (text.Length > Question.MaximumText)
            throw new BadRequestException($"The question is longer than {Question.MaximumText} characters.");
        var scope = new SearchScope(workspace)
        {
            Since = Day(given, "since"),
            Until = Day(given, "until"),
            Topic = Filter(given, "topic"),
            Source = Filter(given, "source"),
        };
        return new Question(text, scope, Day(given, "as_of") ?? today) { Previous = Before(given) };
    }

    public static Dictionary<string, string> FromQuery(IQueryCollection query) =>
        Names.Where(query.ContainsKey).ToDictionary(name => name, name => query[name].ToString());

    /// <summary>Reads <c>{question, as_of?, since?, until?, topic?, source?, after?, answered?}</c>.</summary>
    public static async Task<Dictionary<string, string>> FromBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new BadRequestException("Send the question as application/json: {\"question\": \"…\"}.");
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, default, cancellation);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new BadRequestException("The body is not a JSON object: {\"question\": \"…\"}.");
            return json
                .RootElement.EnumerateObject()
                .Where(property => Names.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(property => property.Name)
                .ToDictionary(property => property.Name, property => property.Value.GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new BadRequestException("The body is not valid JSON.", e);
        }
    }

    // What was asked before in the conversation, as the page that showed its answer sends it along.
    static Exchange? Before(IReadOnlyDictionary<string, string> given)
    {
        if (given.GetValueOrDefault("after")?.Trim() is not { Length: > 0 } question)
            return null;
        var answer = given.GetValueOrDefault("answered")?.Trim();
        if (question.Length > LongestBefore || answer?.Length > LongestBefore)
            throw new BadRequestException($"after or answered is longer than {LongestBefore} characters.");
        return new Exchange(question, answer is { Length: > 0 } ? answer : null);
    }

    static DateOnly? Day(IReadOnlyDictionary<string, string> given, string name)
    {
        if (given.GetValueOrDefault(name) is not { Length: > 0 } text)
            return null;
        return CommonOptions.TryParseDay(text, out var day)
            ? day
            : throw new BadRequestException($"{name} is not a day; write it as 2022-06-17.");
    }

    static string? Filter(IReadOnlyDictionary<string, string> given, string name)
    {
        if (given.GetValueOrDefault(name) is not { Length: > 0 } text)
            return null;
        return text.Length <= LongestFilter ? text : throw new BadRequestException($"{name} is longer than {LongestFilter} characters.");
    }
}
