using BriefBot.Deliver;

namespace BriefBot.Host.Mcp;

/// <summary>The server over Streamable HTTP, beside the web page: without sessions, so that nothing is kept between two requests.</summary>
static class McpHttp
{
    /// <summary>Where it answers.</summary>
    public const string Path = "/mcp";

    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services, Libraries libraries, TimeProvider time, int concurrentQuestions)
    {
        services.AddSingleton(_ => new McpTools(stop => libraries.CurrentAsync(Libraries.DefaultWorkspace, stop), time, concurrentQuestions));
        services.AddMcpServer().WithHttpTransport(http => http.Stateless = true);
        services.AddOptions<ModelContextProtocol.Server.McpServerOptions>().Configure<McpTools>(McpOptions.Fill);
    }

    /// <summary>Lets it answer.</summary>
    public static void Map(WebApplication application) => application.MapMcp(Path);
}
