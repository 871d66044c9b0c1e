using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BriefBot.Deliver.Json;

namespace BriefBot.Deliver.Tools;

/// <summary>What a function of the corpus gives.</summary>
/// <param name="Text">For a model: sentences with their numbers.</param>
/// <param name="Document">The same for programs, as JSON; null for a problem.</param>
public sealed record ToolAnswer(string Text, JsonElement? Document)
{
    /// <summary>That a function was called wrongly, and how to call it.</summary>
    internal static ToolAnswer Problem(string what) => new(what, null);

    /// <summary>What was found.</summary>
    internal static ToolAnswer Of<T>(string text, T document, JsonTypeInfo<T> type) =>
        new(text, JsonElement.Parse(DocumentJson.Line(document, type).Span));
}
