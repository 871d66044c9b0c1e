using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BriefBot.Deliver.Web;

/// <summary>Builds a page. Markup is written by <see cref="Raw"/> with constants only; everything else is escaped and made safe to
/// show.</summary>
public sealed class HtmlWriter
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    readonly StringBuilder _page = new();

    /// <summary>Markup from this program's own source.</summary>
    public HtmlWriter Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Text, in an element or in a quoted attribute.</summary>
    public HtmlWriter Text(string text)
    {
        _page.Append(Encoder.Encode(VisibleText.Line(text)));
        return this;
    }

    /// <summary>The page so far.</summary>
    public override string ToString() => _page.ToString();
}
