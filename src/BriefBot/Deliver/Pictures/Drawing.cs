namespace BriefBot.Deliver.Pictures;

/// <summary>What a shape stands for; each writer has a colour for it.</summary>
public enum Tone
{
    /// <summary>Writing.</summary>
    Text,

    /// <summary>Writing beside the point.</summary>
    Faint,

    /// <summary>Lines that guide the eye.</summary>
    Grid,

    /// <summary>A report of an outlet's own, and other amounts.</summary>
    Report,

    /// <summary>A reprint or an agency's copy.</summary>
    Copy,

    /// <summary>A correction or another new version.</summary>
    Change,

    /// <summary>What went well.</summary>
    Good,

    /// <summary>What went wrong.</summary>
    Bad,

    /// <summary>Where nothing was to be done.</summary>
    Idle,
}

/// <summary>Which point of a line of text stands at its place.</summary>
public enum Anchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}

/// <summary>A part of a drawing. Lengths are in units of which a line of text takes 12; y goes down.</summary>
public abstract record Shape(Tone Tone)
{
    /// <summary>A thin line.</summary>
    public sealed record Line(Tone Tone, double X1, double Y1, double X2, double Y2) : Shape(Tone);

    /// <summary>A disc, or a ring where it isn't filled.</summary>
    /// <param name="X">Of its middle.</param>
    /// <param name="Y">Of its middle.</param>
    public sealed record Circle(Tone Tone, double X, double Y, double Radius, bool IsFilled = true) : Shape(Tone);

    /// <summary>A filled rectangle.</summary>
    /// <param name="X">Of its left edge.</param>
    /// <param name="Y">Of its upper edge.</param>
    public sealed record Box(Tone Tone, double X, double Y, double Width, double Height) : Shape(Tone);

    /// <summary>A line of text, in any language and from anywhere.</summary>
    /// <param name="Y">Of the line that its letters stand on.</param>
    public sealed record Label(Tone Tone, double X, double Y, string Text, Anchor Anchor = Anchor.Start, bool IsHeading = false)
        : Shape(Tone)
    {
        /// <summary>Height of its letters; null for that of its kind.</summary>
        public double? Size { get; init; }

        /// <summary>Whether the text that the line is of is read from right to left; null to tell by the line.</summary>
        public bool? IsFromRight { get; init; }
    }
}

/// <summary>A picture as data: <see cref="SvgWriter"/> and <see cref="PngWriter"/> write the same one.</summary>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What it tells, for those who don't see it; at most <see cref="LongestDescription"/> code units.</param>
/// <param name="Shapes">The later ones stand before the earlier ones.</param>
public sealed record Drawing(string Title, string Description, double Width, double Height, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Longest description, in UTF-16 code units: what Discord takes of an attachment's.</summary>
    public const int LongestDescription = 1_024;
}
