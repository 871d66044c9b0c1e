using System.Text;
using System.Text.RegularExpressions;

namespace BriefBot.Tests.Image;

/// <summary>Which files of a folder Docker sends to a build: the rules of its .dockerignore, as Docker applies them.</summary>
/// <remarks>The last rule that matches a path, or a folder above it, decides; a rule with "!" keeps what an earlier one left out.</remarks>
sealed class DockerIgnore
{
    readonly record struct Rule(string Text, Regex Pattern, bool Keeps);

    readonly IReadOnlyList<Rule> _rules;

    DockerIgnore(IReadOnlyList<Rule> rules) => _rules = rules;

    public static DockerIgnore Parse(string text)
    {
        var rules = new List<Rule>();
        foreach (
            var line in text.Split('\n').Where(line => !line.StartsWith('#')).Select(line => line.Trim()).Where(line => line.Length > 0)
        )
        {
            var keeps = line[0] == '!';
            var pattern = (keeps ? line[1..].Trim() : line).Trim('/');
            if (pattern is "" or ".")
                continue;
            rules.Add(
                new Rule(pattern, new Regex(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), keeps)
            );
        }
        return new DockerIgnore(rules);
    }

    /// <summary>Files that a build may copy, as paths relative to the folder, with "/".</summary>
    public IReadOnlyList<string> FilesOf(string folder) => [.. Visit(new DirectoryInfo(folder), "", new bool[_rules.Count])];

    IEnumerable<string> Visit(DirectoryInfo folder, string path, bool[] above)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = path + entry.Name;
            var (isOut, matches) = Judge(name, above);
            if (entry is DirectoryInfo inner)
            {
                if (isOut && !_rules.Any(rule => rule.Keeps && rule.Text.StartsWith(name + "/", StringComparison.Ordinal)))
                    continue;
                foreach (var file in Visit(inner, name + "/", matches))
                    yield return file;
            }
            else if (!isOut)
                yield return name;
        }
    }

    (bool IsOut, bool[] Matches) Judge(string path, bool[] above)
    {
        var (isOut, matches) = (false, new bool[_rules.Count]);
        for (var i = 0; i < matches.Length; i++)
        {
            if (!above[i] && _rules[i].Keeps != isOut)
                continue;
            matches[i] = above[i] || _rules[i].Pattern.IsMatch(path);
            if (matches[i])
                isOut = !_rules[i].Keeps;
        }
        return (isOut, matches);
    }

    static string Translate(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**"))
            {
                i += rest.StartsWith("**/") ? 2 : 1;
                regex.Append(i + 1 == pattern.Length ? ".*" : "(.*/)?");
            }
            else
                regex.Append(
                    rest[0] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        '[' or ']' => rest[0].ToString(),
                        _ => Regex.Escape(rest[..1].ToString()),
                    }
                );
        }
        return regex.Append('$').ToString();
    }
}
