using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Deliver.Web;

/// <summary>Writes pages: Razor components, rendered on the server as static HTML.</summary>
public static class PageRenderer
{
    // Of PageComponent.
    static readonly string Model = nameof(PageComponent<object>.Model);

    static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton<HtmlEncoder, VisibleHtmlEncoder>()
        .BuildServiceProvider();

    /// <summary>The HTML of a page.</summary>
    /// <param name="frame">Language, and who reads it.</param>
    /// <param name="model">What it shows.</param>
    /// <typeparam name="TPage">The component.</typeparam>
    /// <typeparam name="TModel">What it shows.</typeparam>
    public static async Task<string> RenderAsync<TPage, TModel>(PageFrame frame, TModel model)
        where TPage : PageComponent<TModel>
    {
        // One for each page: a renderer keeps what it has rendered.
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(PageRoot.Frame)] = frame,
                [nameof(PageRoot.Body)] = (RenderFragment)(
                    builder =>
                    {
                        builder.OpenComponent<TPage>(0);
                        builder.AddComponentParameter(1, Model, model);
                        builder.CloseComponent();
                    }
                ),
            }
        );
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString()
        );
    }
}
