using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.FakeModels;

/// <summary>Anthropic's format: messages.</summary>
sealed class AnthropicWire(FakeModelServer server, AnswerWriter writer)
{
    public async Task AnswerAsync(HttpContext http, JsonObject? body)
    {
        if (Refusal(http, body) is { } refusal)
        {
            await ErrorAsync(refusal.Status, refusal.Message);
            return;
        }
        var request = new ChatRequest(
            WireFormat.Anthropic,
            OpenAIWire.Text(body!["model"])!,
            Messages(body)!,
            body["stream"]?.GetValue<bool>() ?? false,
            body
        );
        var script = server.Behaviour(request);
        await script.Before.WaitAsync(writer.End);
        writer.RetryAfter(script.RetryAfter);
        if (script.Raw is { } raw)
            await writer.RawAsync(script.Status, script.RawType, raw);
        else if (script.Status != 200)
            await ErrorAsync(script.Status, $"The test asked for status {Models.Number(script.Status)}.");
        else if (request.IsStream)
            await StreamAsync(request, script);
        else
            await WholeAsync(request, script);
    }

    (int Status, string Message)? Refusal(HttpContext http, JsonObject? body)
    {
        if (http.Request.Method != "POST")
            return (405, "Method Not Allowed");
        // The older header, or the one that the newer clients send.
        var key = http.Request.Headers["x-api-key"].ToString() is { Length: > 0 } given
            ? given
            : http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (key != server.ApiKey)
            return (401, "invalid x-api-key");
        if (http.Request.Headers["anthropic-version"].Count == 0)
            return (400, "anthropic-version: header is required");
        if (body is null)
            return (400, "The request body is not valid JSON");
        if (OpenAIWire.Text(body["model"]) is not { } model)
            return (400, "model: Field required");
        if (body["max_tokens"] is not JsonValue most || !most.TryGetValue<int>(out var tokens) || tokens < 1)
            return (400, "max_tokens: Field required");
        if (Messages(body) is not { } messages || !messages.Exists(message => message.Role == "user"))
            return (400, "messages: at least one message is required");
        return server.ModelNames.Contains(model, StringComparer.Ordinal) ? null : (404, $"model: {model}");
    }

    Task ErrorAsync(int status, string message) => writer.JsonAsync(status, Error(status, message));

    static JsonObject Error(int status, string message)
    {
        var type = status switch
        {
            400 => "invalid_request_error",
            401 => "authentication_error",
            403 => "permission_error",
            404 => "not_found_error",
            429 => "rate_limit_error",
            529 => "overloaded_error",
            _ => "api_error",
        };
        return new JsonObject
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
            ["request_id"] = "req_1",
        };
    }

    async Task StreamAsync(ChatRequest request, ChatScript script)
    {
        writer.BeginEvents();
        Task EventAsync(JsonObject data) => writer.EventAsync(OpenAIWire.Text(data["type"]), data.ToJsonString(), script.BytesAtATime);
        var started = Message(request, [], null);
        started["usage"] = new JsonObject { ["input_tokens"] = Input(request), ["output_tokens"] = 1 };
        await EventAsync(new JsonObject { ["type"] = "message_start", ["message"] = started });
        for (var i = 0; i < script.ToolCalls.Count; i++)
        {
            await EventAsync(Begins(i, Call(request, script, i, [])));
            await EventAsync(Delta(i, new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = script.ToolCalls[i].Arguments }));
            await EventAsync(new JsonObject { ["type"] = "content_block_stop", ["index"] = i });
        }
        var last = script.ToolCalls.Count;
        if (last == 0)
            await EventAsync(Begins(last, new JsonObject { ["type"] = "text", ["text"] = "" }));
        await EventAsync(new JsonObject { ["type"] = "ping" });
        var whole = await ScriptedAnswer.PlayAsync(
            script,
            writer,
            piece => EventAsync(Delta(last, new JsonObject { ["type"] = "text_delta", ["text"] = piece })),
            () => EventAsync(Error(529, "Overloaded"))
        );
        if (!whole)
            return;
        if (last == 0)
            await EventAsync(new JsonObject { ["type"] = "content_block_stop", ["index"] = last });
        var end = new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = Stop(script), ["stop_sequence"] = null },
        };
        end["usage"] = new JsonObject { ["output_tokens"] = Output(script) };
        await EventAsync(end);
        await EventAsync(new JsonObject { ["type"] = "message_stop" });
    }

    async Task WholeAsync(ChatRequest request, ChatScript script)
    {
        JsonNode[] content =
            script.ToolCalls.Count == 0
                ? [new JsonObject { ["type"] = "text", ["text"] = string.Concat(script.Pieces) }]
                : [.. script.ToolCalls.Select((call, i) => Call(request, script, i, JsonNode.Parse(call.Arguments) as JsonObject ?? []))];
        var body = Message(request, [.. content], Stop(script));
        body["usage"] = new JsonObject { ["input_tokens"] = Input(request), ["output_tokens"] = Output(script) };
        if (script.End is ScriptEnd.CutOff)
            await writer.HalfAsync(body);
        else if (script.End is ScriptEnd.Hang)
            await writer.HangAsync();
        else if (script.End is ScriptEnd.Malformed)
            await writer.RawAsync(200, "application/json", body.ToJsonString()[..^20]);
        else
            await writer.JsonAsync(200, body);
    }

    static JsonObject Message(ChatRequest request, JsonArray content, string? stop) =>
        new()
        {
            ["id"] = "msg_1",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = request.Model,
            ["content"] = content,
            ["stop_reason"] = stop,
            ["stop_sequence"] = null,
        };

    static JsonObject Begins(int index, JsonObject block) =>
        new()
        {
            ["type"] = "content_block_start",
            ["index"] = index,
            ["content_block"] = block,
        };

    static JsonObject Delta(int index, JsonObject delta) =>
        new()
        {
            ["type"] = "content_block_delta",
            ["index"] = index,
            ["delta"] = delta,
        };

    static JsonObject Call(ChatRequest request, ChatScript script, int index, JsonObject input) =>
        new()
        {
            ["type"] = "tool_use",
            ["id"] = OpenAIWire.CallId("toolu", request, index),
            ["name"] = script.ToolCalls[index].Name,
            ["input"] = input,
        };

    static int Input(ChatRequest request) => request.Messages.Sum(message => Models.Tokens(message.Text));

    static int Output(ChatScript script) => Models.Tokens(string.Concat(script.Pieces));

    static string Stop(ChatScript script) =>
        script.FinishReason switch
        {
            "length" => "max_tokens",
            "tool_calls" => "tool_use",
            "content_filter" => "refusal",
            _ => "end_turn",
        };

    static List<ChatTurn>? Messages(JsonObject body)
    {
        if (body["messages"] is not JsonArray { Count: > 0 } given)
            return null;
        var messages = new List<ChatTurn>();
        if (OpenAIWire.Content(body["system"]) is { } system)
            messages.Add(new ChatTurn("system", system));
        foreach (var one in given)
        {
            if (
                one is not JsonObject message
                || OpenAIWire.Text(message["role"]) is not ("user" or "assistant" or "system")
                || Content(message["content"]) is not { } text
            )
                return null;
            messages.Add(new ChatTurn(OpenAIWire.Text(message["role"])!, text));
        }
        return messages;
    }

    // Calls of tools have no text, and what they gave may stand in blocks of its own.
    static string? Content(JsonNode? content)
    {
        if (content is not JsonArray blocks)
            return OpenAIWire.Content(content);
        var texts = blocks.Select(block =>
            OpenAIWire.Text(block?["type"]) switch
            {
                "tool_use" => "",
                "tool_result" => Content(block!["content"]),
                _ => OpenAIWire.Text(block?["text"]),
            }
        );
        return texts.Contains(null) ? null : string.Concat(texts);
    }
}
