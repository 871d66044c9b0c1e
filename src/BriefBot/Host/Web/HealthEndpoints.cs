using BriefBot.Deliver.Json;

namespace BriefBot.Host.Web;

/// <summary>Says whether the process runs, and whether it can answer: as text, or as JSON to whoever asks for that.</summary>
sealed class HealthEndpoints(HostHealth health)
{
    const string Json = "application/json";

    public void Map(IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/health/live", reading, context => Responses.TextAsync(context, "alive\n"));
        routes.MapMethods("/health/ready", reading, ReadyAsync);
    }

    async Task ReadyAsync(HttpContext context)
    {
        var report = await health.LookAsync(context.RequestAborted);
        var (says, status) = report.IsReady ? ("ready", StatusCodes.Status200OK) : ("not ready", StatusCodes.Status503ServiceUnavailable);
        if (context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)))
        {
            var parts = report.Parts.Select(part => new FindingPart(part.Name, part.Sound, part.Message)).ToList();
            await Responses.JsonAsync(context, new HealthDocument(says, parts), DocumentJson.Default.HealthDocument, status);
            return;
        }
        var troubles = report.Parts.Where(part => !part.Sound).Select(part => $"{part.Name}: {part.Message}\n");
        await Responses.TextAsync(context, string.Concat(troubles.Prepend(says + "\n")), status);
    }
}
