using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BriefBot.Ingest.Readers;

/// <summary>A Markdown file's YAML header, read event by event: no types are built, tags and aliases are refused.</summary>
public sealed class FrontMatter
{
    const int MaxEvents = 10_000;

    readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    FrontMatter() { }

    /// <summary>A member's text, a list's items separated by commas; null when it is missing or nested.</summary>
    public string? this[string name] => Metadata.OneLine(_values.GetValueOrDefault(name));

    /// <summary>Cuts the header ("---" … "---") off. False when there is none; the body is then the whole text.</summary>
    public static bool TrySplit(string text, InputLimits limits, out string? header, out string body)
    {
        header = null;
        body = text;
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return false;
        var reach = text.AsSpan(0, Math.Min(text.Length, limits.FrontMatterLength));
        for (var start = 4; start < reach.Length; )
        {
            var length = reach[start..].IndexOf('\n');
            var line = length < 0 ? reach[start..] : reach.Slice(start, length);
            var next = length < 0 ? reach.Length : start + length + 1;
            if (line.TrimEnd() is "---" or "...")
            {
                header = text[4..start];
                body = text[next..];
                return true;
            }
            start = next;
        }
        return false;
    }

    /// <summary>Reads a header; null with the problem when it is broken or beyond the limits.</summary>
    public static FrontMatter? Read(string header, InputLimits limits, out string problem)
    {
        var front = new FrontMatter();
        problem = "";
        try
        {
            problem = front.ReadEvents(new Parser(new StringReader(header)), limits);
        }
        catch (YamlException e)
        {
            problem = string.Create(
                CultureInfo.InvariantCulture,
                $"the front matter is not valid YAML (line {e.Start.Line + 1}): {Metadata.OneLine(e.Message, 200)}"
            );
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner throws these for some broken flow collections.
            problem = "the front matter is not valid YAML";
        }
        return problem.Length == 0 ? front : null;
    }

    string ReadEvents(Parser parser, InputLimits limits)
    {
        var depth = 0;
        string? key = null;
        for (var events = 0; parser.MoveNext(); events++)
        {
            if (events > MaxEvents)
                return "the front matter is too long";
            if (parser.Current is AnchorAlias)
                return "the front matter has aliases, which are not read";
            if (parser.Current is NodeEvent { Tag.IsEmpty: false })
                return "the front matter has type tags, which are not read";
            if (parser.Current is MappingStart or SequenceStart && ++depth > limits.FrontMatterDepth)
                return "the front matter is nested too deep";
            if (parser.Current is MappingEnd or SequenceEnd && --depth == 1)
                key = null;
            if (parser.Current is Scalar scalar)
                key = Take(scalar.Value, depth, key, parser.Current is Scalar { IsKey: true });
        }
        return "";
    }

    /// <summary>Takes a scalar as a key or as (part of) the value of the key at hand; returns the key that now is.</summary>
    string? Take(string text, int depth, string? key, bool isKey)
    {
        if (depth == 1 && (key is null || isKey))
            return text;
        if (key is null || isKey || depth > 2)
            return key;
        _values[key] = _values.TryGetValue(key, out var before) ? before + ", " + text : text;
        return depth == 1 ? null : key;
    }
}
