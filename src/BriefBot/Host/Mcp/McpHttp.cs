using BriefBot.Deliver;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Mcp;

/// <summary>The server over Streamable HTTP, beside the web page: without sessions, so that nothing is kept between two requests.</summary>
static class McpHttp
{
    /// <summary>Where it answers.</summary>
    public const string Path = "/mcp";

    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services, Libraries libraries, TimeProvider time, WebOptions options)
    {
        services.AddSingleton(_ => new McpTools(
            stop => libraries.CurrentAsync(Libraries.DefaultWorkspace, stop),
            libraries.Threads,
            time,
            options.ConcurrentQuestions,
            options.WaitingQuestions
        ));
        services.AddMcpServer().WithHttpTransport(http => http.Stateless = true);
        services.AddOptions<ModelContextProtocol.Server.McpServerOptions>().Configure<McpTools>(McpOptions.Fill);
    }

    /// <summary>Lets it answer.</summary>
    public static void Map(WebApplication application) => application.MapMcp(Path);
}
