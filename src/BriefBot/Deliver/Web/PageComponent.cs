using BriefBot.Deliver.Wording;
using Microsoft.AspNetCore.Components;

namespace BriefBot.Deliver.Web;

/// <summary>A part of a page. What it writes is escaped and made safe to show by <see cref="VisibleHtmlEncoder"/>.</summary>
public abstract class PageComponent : ComponentBase
{
    /// <summary>Of the page that it is a part of.</summary>
    [CascadingParameter]
    public required PageFrame Frame { get; set; }

    /// <summary>In the reader's language.</summary>
    protected Localization Words => Frame.Words;
}

/// <summary>A page, or the part of one that depends on a model.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class PageComponent<TModel> : PageComponent
{
    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
