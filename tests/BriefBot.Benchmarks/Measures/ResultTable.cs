using System.Globalization;
using System.Runtime.InteropServices;

namespace BriefBot.Benchmarks.Measures;

/// <summary>Collects what was measured and prints it as the table that docs/reference/performance.md holds.</summary>
sealed class ResultTable
{
    readonly List<string> _rows = [];

    /// <summary>True when a measure missed its target.</summary>
    public bool AnyMissed { get; private set; }

    /// <summary>Adds a measure without target.</summary>
    public void Add(string what, string measured) => Row(what, measured, "", null);

    /// <summary>Adds a measure that shall be at most so much.</summary>
    public void AtMost(string what, double value, double limit, string format = "0.##") =>
        Row(what, Number(value, format), "≤ " + Number(limit, format), value <= limit);

    /// <summary>Adds a measure that shall be at least so much.</summary>
    public void AtLeast(string what, double value, double limit, string format = "0.##") =>
        Row(what, Number(value, format), "≥ " + Number(limit, format), value >= limit);

    /// <summary>A number as the table prints it.</summary>
    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Prints the machine, what was measured on, and the table.</summary>
    /// <param name="input">What was measured on.</param>
    public void Print(TextWriter output, string input)
    {
        output.WriteLine();
        output.WriteLine(
            $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {Machine.Processor}, "
                + $"{Environment.ProcessorCount} cores, {Machine.Memory}."
        );
        output.WriteLine($"Input: {input}.");
        output.WriteLine();
        output.WriteLine("| measure | measured | target | |");
        output.WriteLine("|---|---:|---:|---|");
        foreach (var row in _rows)
            output.WriteLine(row);
    }

    void Row(string what, string measured, string target, bool? met)
    {
        if (met == false)
            AnyMissed = true;
        _rows.Add($"| {what} | {measured} | {target} | {met switch { true => "met", false => "**missed**", null => "" }} |");
        Console.Error.WriteLine(_rows[^1]);
    }
}

/// <summary>What was measured on.</summary>
sealed record NewsDescription(string Set, int Articles, int Questions, long GrownPassages)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the {Set} set, {Articles:N0} articles and {Questions:N0} questions, grown to {GrownPassages:N0} passages"
        );
}

/// <summary>The machine, as far as Linux describes it.</summary>
static class Machine
{
    public static string Processor => Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    public static string Memory =>
        Field("/proc/meminfo", "MemTotal") is { } total
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{long.Parse(total.Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0 / 1024.0:0.#} GiB"
            )
            : "memory unknown";

    /// <summary>Value of the first "name: value" line of a file, null when there is none.</summary>
    public static string? Field(string file, string name)
    {
        if (!File.Exists(file))
            return null;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        return null;
    }
}
