using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BriefBot.Deliver.Web;

/// <summary>Hands a page's frame to all of its parts.</summary>
sealed class PageRoot : ComponentBase
{
    /// <summary>The frame.</summary>
    [Parameter]
    public required PageFrame Frame { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public required RenderFragment Body { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        __builder.OpenComponent<CascadingValue<PageFrame>>(0);
        __builder.AddComponentParameter(1, nameof(CascadingValue<PageFrame>.Value), Frame);
        __builder.AddComponentParameter(2, nameof(CascadingValue<PageFrame>.IsFixed), true);
        __builder.AddComponentParameter(3, nameof(CascadingValue<PageFrame>.ChildContent), Body);
        __builder.CloseComponent();
    }
}
