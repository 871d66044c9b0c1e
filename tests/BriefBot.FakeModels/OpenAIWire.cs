using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.FakeModels;

/// <summary>OpenAI's format: chat completions, embeddings, models.</summary>
sealed class OpenAIWire(FakeModelServer server, AnswerWriter writer)
{
    public Task AnswerAsync(HttpContext http, string path, JsonObject? body, string? deployment)
    {
        var given = http.Request.Headers["api-key"].ToString() is { Length: > 0 } key
            ? key
            : http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (given != server.ApiKey)
            return ErrorAsync(401, "invalid_request_error", "Incorrect API key provided.", "invalid_api_key");
        return (http.Request.Method, path) switch
        {
            ("GET", "/models") => writer.JsonAsync(
                200,
                new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. server.ModelNames.Select(Model)]) }
            ),
            ("POST", "/chat/completions") => ChatAsync(body, deployment),
            ("POST", "/embeddings") => EmbedAsync(body, deployment),
            _ => ErrorAsync(404, "invalid_request_error", $"Invalid URL ({http.Request.Method} {path})", null),
        };
    }

    static JsonNode Model(string name) =>
        new JsonObject
        {
            ["id"] = name,
            ["object"] = "model",
            ["created"] = 1_700_000_000,
            ["owned_by"] = "tests",
        };

    Task ErrorAsync(int status, string type, string message, string? code) =>
        writer.JsonAsync(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["message"] = message,
                    ["type"] = type,
                    ["param"] = null,
                    ["code"] = code,
                },
            }
        );

    async Task<bool> RefusesAsync(JsonObject? body, string? model)
    {
        if (body is null)
            await ErrorAsync(400, "invalid_request_error", "We could not parse the JSON body of your request.", null);
        else if (model is null)
            await ErrorAsync(400, "invalid_request_error", "you must provide a model parameter", null);
        else if (server.ModelNames.Contains(model, StringComparer.Ordinal))
            return false;
        else
            await ErrorAsync(404, "invalid_request_error", $"The model `{model}` does not exist", "model_not_found");
        return true;
    }

    async Task ChatAsync(JsonObject? body, string? deployment)
    {
        var model = deployment ?? Text(body?["model"]);
        if (await RefusesAsync(body, model))
            return;
        if (Messages(body!) is not { } messages)
        {
            await ErrorAsync(
                400,
                "invalid_request_error",
                "Invalid type for 'messages': expected an array of objects with at least one, each with a known role and content.",
                "invalid_type"
            );
            return;
        }
        var request = new ChatRequest(WireFormat.OpenAI, model!, messages, body!["stream"]?.GetValue<bool>() ?? false, body);
        var script = server.Behaviour(request);
        await script.Before.WaitAsync(writer.End);
        writer.RetryAfter(script.RetryAfter);
        if (script.Raw is { } raw)
            await writer.RawAsync(script.Status, script.RawType, raw);
        else if (script.Status != 200)
            await ErrorAsync(
                script.Status,
                script.Status == 429 ? "rate_limit_error" : "server_error",
                $"The test asked for status {Models.Number(script.Status)}.",
                script.Status == 429 ? "rate_limit_exceeded" : null
            );
        else if (request.IsStream)
            await StreamAsync(request, script);
        else
            await WholeAsync(request, script);
    }

    async Task StreamAsync(ChatRequest request, ChatScript script)
    {
        writer.BeginEvents();
        var first = true;
        Task ChunkAsync(JsonObject delta, string? finish)
        {
            if (first)
                delta["role"] = "assistant";
            first = false;
            var choice = new JsonObject
            {
                ["index"] = 0,
                ["delta"] = delta,
                ["logprobs"] = null,
                ["finish_reason"] = finish,
            };
            return writer.EventAsync(null, Chunk(request, [choice], null).ToJsonString(), script.BytesAtATime);
        }
        for (var i = 0; i < script.ToolCalls.Count; i++)
            await ChunkAsync(new JsonObject { ["tool_calls"] = new JsonArray(Call(request, script, i, isDelta: true)) }, null);
        var whole = await ScriptedAnswer.PlayAsync(
            script,
            writer,
            piece => ChunkAsync(new JsonObject { ["content"] = piece }, null),
            () =>
                writer.EventAsync(
                    null,
                    """{"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}}""",
                    null
                )
        );
        if (!whole)
            return;
        await ChunkAsync([], script.FinishReason);
        if (script.TellsUsage && (request.Body["stream_options"]?["include_usage"]?.GetValue<bool>() ?? false))
            await writer.EventAsync(null, Chunk(request, [], Usage(request, script)).ToJsonString(), script.BytesAtATime);
        await writer.EventAsync(null, "[DONE]", script.BytesAtATime);
    }

    async Task WholeAsync(ChatRequest request, ChatScript script)
    {
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = script.ToolCalls.Count == 0 ? string.Concat(script.Pieces) : null,
            ["refusal"] = null,
        };
        if (script.ToolCalls.Count > 0)
            message["tool_calls"] = new JsonArray([.. script.ToolCalls.Select((_, i) => Call(request, script, i, isDelta: false))]);
        var body = new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = 0,
                    ["message"] = message,
                    ["logprobs"] = null,
                    ["finish_reason"] = script.FinishReason,
                }
            ),
        };
        if (script.TellsUsage)
            body["usage"] = Usage(request, script);
        if (script.End is ScriptEnd.CutOff)
            await writer.HalfAsync(body);
        else if (script.End is ScriptEnd.Hang)
            await writer.HangAsync();
        else if (script.End is ScriptEnd.Malformed)
            await writer.RawAsync(200, "application/json", body.ToJsonString()[..^20]);
        else
            await writer.JsonAsync(200, body);
    }

    async Task EmbedAsync(JsonObject? body, string? deployment)
    {
        var model = deployment ?? Text(body?["model"]);
        if (await RefusesAsync(body, model))
            return;
        List<string>? inputs = body!["input"] switch
        {
            JsonArray many when many.All(one => Text(one) is not null) => [.. many.Select(one => Text(one)!)],
            JsonValue one when Text(one) is { } text => [text],
            _ => null,
        };
        var script = server.Embeddings;
        if (inputs is null or [] || inputs.Count > script.LargestBatch || inputs.Exists(text => text.Length == 0))
        {
            await ErrorAsync(400, "invalid_request_error", "'$.input' is invalid.", null);
            return;
        }
        await script.Before.WaitAsync(writer.End);
        writer.RetryAfter(script.RetryAfter);
        if (script.Status != 200)
        {
            await ErrorAsync(script.Status, "server_error", "The test asked for this.", null);
            return;
        }
        var asBase64 = Text(body["encoding_format"]) == "base64";
        var vectors = script.Vectors(inputs, body["dimensions"]?.GetValue<int>());
        var data = new JsonArray([
            .. vectors.Select(
                (vector, i) =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["object"] = "embedding",
                            ["index"] = i,
                            ["embedding"] = asBase64 ? EmbeddingScript.Base64(vector) : EmbeddingScript.Numbers(vector),
                        }
            ),
        ]);
        var tokens = inputs.Sum(Models.Tokens);
        await writer.JsonAsync(
            200,
            new JsonObject
            {
                ["object"] = "list",
                ["data"] = data,
                ["model"] = model,
                ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
            }
        );
    }

    static JsonObject Chunk(ChatRequest request, JsonArray choices, JsonObject? usage) =>
        new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1_700_000_000,
            ["model"] = request.Model,
            ["choices"] = choices,
            ["usage"] = usage,
        };

    static JsonObject Call(ChatRequest request, ChatScript script, int index, bool isDelta)
    {
        var (name, arguments) = script.ToolCalls[index];
        var made = new JsonObject
        {
            ["id"] = CallId("call", request, index),
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
        };
        if (isDelta)
            made["index"] = index;
        return made;
    }

    static JsonObject Usage(ChatRequest request, ChatScript script)
    {
        var (input, output) = (request.Messages.Sum(message => Models.Tokens(message.Text)), Models.Tokens(string.Concat(script.Pieces)));
        return new JsonObject
        {
            ["prompt_tokens"] = input,
            ["completion_tokens"] = output,
            ["total_tokens"] = input + output,
        };
    }

    static List<ChatTurn>? Messages(JsonObject body)
    {
        if (body["messages"] is not JsonArray { Count: > 0 } given)
            return null;
        var messages = new List<ChatTurn>();
        foreach (var one in given)
        {
            if (
                one is not JsonObject message
                || Text(message["role"]) is not ("system" or "developer" or "user" or "assistant" or "tool")
                || (Content(message["content"]) ?? (message["tool_calls"] is JsonArray ? "" : null)) is not { } text
            )
                return null;
            var role = Text(message["role"])!;
            messages.Add(new ChatTurn(role == "developer" ? "system" : role, text));
        }
        return messages;
    }

    // One of its own for each call of a conversation.
    internal static string CallId(string prefix, ChatRequest request, int index) =>
        $"{prefix}_{Models.Number(request.Messages.Count)}_{Models.Number(index)}";

    internal static string? Content(JsonNode? content) =>
        content switch
        {
            JsonValue value => Text(value),
            JsonArray parts when parts.All(part => Text(part?["text"]) is not null) => string.Concat(
                parts.Select(part => Text(part!["text"]))
            ),
            _ => null,
        };

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
