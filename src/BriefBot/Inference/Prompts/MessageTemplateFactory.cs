using System.Diagnostics.CodeAnalysis;
using Microsoft.SemanticKernel;

namespace BriefBot.Inference.Prompts;

/// <summary>
/// Makes templates of prompts in the format <c>handlebars</c> that are made of <c>&lt;message&gt;</c> elements. A kernel that has prompts
/// in other formats as well takes it as one part of an <see cref="AggregatorPromptTemplateFactory"/>.
/// </summary>
/// <param name="origin">The file that is read, for messages; null for none.</param>
public sealed class MessageTemplateFactory(string? origin = null) : IPromptTemplateFactory
{
    /// <summary>Its format's name in a prompt's file.</summary>
    public const string Format = "handlebars";

    /// <inheritdoc/>
    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        ArgumentNullException.ThrowIfNull(templateConfig);
        var isOurs = templateConfig.TemplateFormat == Format;
        result = isOurs
            ? new MessageTemplate(
                templateConfig.Template,
                origin ?? templateConfig.Name ?? "the prompt",
                [.. templateConfig.InputVariables.Where(variable => !variable.IsRequired).Select(variable => variable.Name)]
            )
            : null;
        return isOurs;
    }
}
