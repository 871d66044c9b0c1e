using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Web;

/// <summary>What a page needs to know beside its content.</summary>
/// <param name="Words">In the reader's language.</param>
public sealed record PageFrame(Localization Words)
{
    int _ids;

    /// <summary>In English.</summary>
    public static PageFrame English => new(Localization.For(null));

    /// <summary>True for somebody who may see this page and nothing else: it leads nowhere else in here.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Stands in the box to ask in.</summary>
    public string Question { get; init; } = "";

    /// <summary>Path and query of the page, to come back to it; "/" where it can't be asked for again.</summary>
    public string Address { get; init; } = "/";

    /// <summary>Whether its reader may administrate.</summary>
    public bool MayAdministrate { get; init; }

    /// <summary>What was just done; null for nothing.</summary>
    public PageTerm? Done { get; init; }

    /// <summary>A number for an id that no other element of the page has.</summary>
    public int NextId() => ++_ids;
}
