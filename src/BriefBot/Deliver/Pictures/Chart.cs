using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Pictures;

/// <summary>Lays out what most pictures have in common: a title, rows with a name, days below them, and what the marks mean.</summary>
sealed class Chart
{
    /// <summary>Width of a picture.</summary>
    public const double Width = 720;

    /// <summary>Where what stands beside the names begins.</summary>
    public const double Left = 184;

    /// <summary>Where it ends.</summary>
    public const double Right = 684;

    /// <summary>Height of a row.</summary>
    public const double RowHeight = 24;

    /// <summary>Most rows with a name of their own; all others are summed in one more.</summary>
    public const int MostRows = 10;

    const double Top = 36;
    const double LegendStep = 164;
    const int TitleColumns = 84;
    const int NameColumns = 23;
    readonly List<Shape> _shapes = [];
    readonly string _title;
    double _bottom = Top;

    public Chart(string title, Localization words)
    {
        Words = words;
        _title = LabelText.Fit(title, TitleColumns);
        Add(new Shape.Label(Tone.Text, 8, 20, _title, IsHeading: true));
    }

    /// <summary>In the reader's language.</summary>
    public Localization Words { get; }

    /// <summary>Adds a shape.</summary>
    public void Add(Shape shape) => _shapes.Add(shape);

    /// <summary>Begins a row below the last.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="hasLine">Whether a line runs through it.</param>
    /// <returns>The height of its middle.</returns>
    public double Row(string name, bool hasLine = true)
    {
        var middle = _bottom + RowHeight / 2;
        _bottom += RowHeight;
        Add(new Shape.Label(Tone.Text, 8, middle + 4, LabelText.Fit(name, NameColumns)));
        if (hasLine)
            Add(new Shape.Line(Tone.Grid, Left, middle, Right, middle));
        return middle;
    }

    /// <summary>Leaves room without a row.</summary>
    /// <returns>The height where it ends.</returns>
    public double Space(double height) => _bottom += height;

    /// <summary>Names the days below the rows.</summary>
    public void Axis(DayScale scale)
    {
        Add(new Shape.Line(Tone.Grid, Left, _bottom, Right, _bottom));
        foreach (var (day, name) in scale.Ticks(Words))
        {
            var x = scale.X(day);
            Add(new Shape.Line(Tone.Grid, x, _bottom, x, _bottom + 5));
            Add(new Shape.Label(Tone.Faint, x, _bottom + 18, name, Anchor.Middle));
        }
        _bottom += RowHeight;
    }

    /// <summary>Says what the marks mean.</summary>
    /// <param name="marks">Each makes its mark at a place.</param>
    public void Legend(IReadOnlyList<(Func<double, double, Shape> Mark, string Name)> marks)
    {
        var middle = _bottom + RowHeight / 2;
        for (var at = 0; at < marks.Count; at++)
        {
            Add(marks[at].Mark(14 + at * LegendStep, middle));
            Add(new Shape.Label(Tone.Faint, 24 + at * LegendStep, middle + 4, marks[at].Name));
        }
        _bottom += RowHeight;
    }

    /// <summary>The picture.</summary>
    public Drawing End(IEnumerable<string> description) => new(_title, LabelText.Description(description), Width, _bottom + 8, _shapes);

    /// <summary>A report of an outlet's own.</summary>
    public static Shape Report(double x, double y) => new Shape.Circle(Tone.Report, x, y, 5);

    /// <summary>A reprint or an agency's copy.</summary>
    public static Shape Copy(double x, double y) => new Shape.Circle(Tone.Copy, x, y, 4.5, IsFilled: false);

    /// <summary>A small square.</summary>
    public static Func<double, double, Shape> Square(Tone tone) => (x, y) => new Shape.Box(tone, x - 4, y - 4, 8, 8);
}
