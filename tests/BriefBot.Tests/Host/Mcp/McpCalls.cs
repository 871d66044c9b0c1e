using BriefBot.Host.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;

namespace BriefBot.Tests.Host.Mcp;

/// <summary>Calls the functions that look things up as the protocol's server does: by name.</summary>
static class McpCalls
{
    /// <summary>Calls one.</summary>
    /// <param name="arguments">Those that are null are left out.</param>
    public static async Task<CallToolResult> CallAsync(
        this McpTools tools,
        string name,
        CancellationToken cancellation,
        params (string Name, object? Value)[] arguments
    )
    {
        var given = arguments.Where(argument => argument.Value is not null).ToDictionary(one => one.Name, one => one.Value);
        var result = await tools.Lookups().Single(one => one.Name == name).InvokeAsync(new AIFunctionArguments(given), cancellation);
        return result.ShouldBeOfType<CallToolResult>();
    }
}
