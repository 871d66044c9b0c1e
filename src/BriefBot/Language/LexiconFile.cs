using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>
/// The form of a file of words: <c>[section]</c>, then its entries, a line each, or words with blanks between them; <c>#</c> begins a
/// comment line. Quotation marks around a line keep blanks at its ends, and signs that would mean something else.
/// </summary>
static class LexiconFile
{
    /// <summary>Reads all sections.</summary>
    /// <param name="name">What errors call the file.</param>
    /// <param name="reader">The text.</param>
    /// <exception cref="FormatException">The text is not in this form; the message says where and why.</exception>
    public static FrozenDictionary<string, string[]> Read(string name, TextReader reader)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        var number = 0;
        while (reader.ReadLine() is { } raw)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                sections.Add(Header(line), current = []);
            else
                (current ?? throw Fault("a list needs its [section] first")).Add(Entry(line));
        }
        foreach (var (section, entries) in sections)
            if (entries.Count == 0)
                throw new FormatException($"{name}: [{section}] is empty.");
        return sections.ToFrozenDictionary(section => section.Key, section => section.Value.ToArray(), StringComparer.Ordinal);

        string Header(string line)
        {
            if (line.Length < 3 || line[^1] != ']')
                throw Fault("a section is a name in brackets");
            var section = line[1..^1];
            return sections.ContainsKey(section) ? throw Fault($"[{section}] stands here for the second time") : section;
        }

        string Entry(string line)
        {
            if (line[0] != '"')
                return line;
            return line.Length > 2 && line[^1] == '"' ? line[1..^1] : throw Fault("an entry in quotation marks ends with one");
        }

        FormatException Fault(string why) => new($"{name}, line {number}: {why}.");
    }
}
